import type { DayTally } from '#shared/ledger/account/day-tally'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** What the identity of a phone says about its events. */
export interface Sender {
  _id: string
  memberId: string
  /** The consents in force. */
  granted: string[]
  tally?: DayTally
}

const identities = collection<Sender>('identities')

/** The member behind a phone; null for a visitor. */
export const findSender = (db: Db, openid: string) => db.find(identities, `wx:${openid}`)
