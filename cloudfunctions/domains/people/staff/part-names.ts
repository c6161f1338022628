import type { PartNames } from '../../../platform/noun/part-names'
import { findStores } from './store.repository'

/** The tills of a store are called as it is. */
const storeNames: NonNullable<PartNames['store']> = async ({ db }, ids) =>
  new Map((await findStores(db, ids)).map(({ _id, name }) => [_id, name]))

export const staffPartNames: PartNames = { store: storeNames, till: storeNames }
