import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { emptyAuditNotes } from '../../base/audit/audit.face'
import { recordsOfPerson } from '../member/member.face'
import { emptyNotes, listApprovalsAbout } from './approval.repository'

/** More than are ever proposed about one person. */
const ABOUT_MAX = 1000

/** A membership has ended: why something was proposed about it, or refused, may tell a person. Told again, nothing is left. */
export async function forgetReasons(_tx: Tx, { memberId }: Heard<'member.closed'>, { db }: Context): Promise<void> {
  const records = await recordsOfPerson(db, memberId)
  await emptyNotes(db, records)
  const about = await listApprovalsAbout(db, records, ABOUT_MAX)
  await emptyAuditNotes(
    db,
    about.map(({ _id }) => _id),
  )
}
