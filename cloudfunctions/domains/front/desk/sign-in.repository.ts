import type { SignInState } from '#shared/front/desk/sign-in'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** A browser that asks to be let in. `_id` is what its QR code says; only a hash of the browser's secret is stored. */
export interface SignIn extends SignInState {
  _id: string
  secretHash: string
  browser: string
  browserHash: string
  /** Masked, for people to read. */
  address: string | null
  /** A keyed hash of the whole address, for counting and comparing. */
  network: string | null
  createdAt: number
  confirmedBy: string | null
}

const signIns = collection<SignIn>('desk_sign_ins')

export const findSignIn = (reader: Reader, loginId: string) => reader.find(signIns, loginId)
export const insertSignIn = (db: Db, signIn: SignIn) => db.insert(signIns, signIn)
export const saveSignIn = (tx: Tx, signIn: SignIn) => tx.save(signIns, signIn)
/** index: byCreated */
export const countSignInsSince = (db: Db, at: number) => db.count(signIns, { createdAt: { gt: at } })
/** index: byNetwork */
export const countSignInsFrom = (db: Db, network: string, at: number) =>
  db.count(signIns, { network, createdAt: { gt: at } })
/** index: byCreated */
export const removeSignInsBefore = (db: Db, at: number) => db.removeWhere(signIns, { createdAt: { lt: at } })
