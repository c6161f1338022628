import { collection } from '../../../platform/db/collection'
import type { Tx } from '../../../platform/db/db'

/**
 * A code that a pick-up at a store has had. Its id is both, so that no two pick-ups of a store ever have the same. It stays
 * when the pick-up is over: there are more than thirty million for each store, and an old picture of a code fetches nothing.
 */
interface PickUpCode {
  /** `<store>:<code>` */
  _id: string
  at: number
}

const codes = collection<PickUpCode>('pick_up_codes')

/** @throws DuplicateKeyError when a pick-up of the store has it, or had it */
export const insertCode = (tx: Tx, _id: string, at: number) => tx.insert(codes, { _id, at })
export const findCode = (tx: Tx, _id: string) => tx.find(codes, _id)
