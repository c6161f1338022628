import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { emptyAuditNotes } from '../../base/audit/audit.face'
import { emptyEntryNotes } from '../../ledger/points/points.face'
import { recordsOfPerson } from './holder.service'

/** A membership has ended: why somebody gave, took or looked may tell a person, so it goes. Told again, nothing is left. */
export async function forgetReasons(_tx: Tx, { memberId }: Heard<'member.closed'>, { db }: Context): Promise<void> {
  const records = await recordsOfPerson(db, memberId)
  await emptyEntryNotes(db, records)
  await emptyAuditNotes(db, records)
}
