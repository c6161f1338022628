import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { recordsOfPerson } from '../../people/member/member.face'
import { emptyWords } from './feedback.repository'

/** A membership has ended: no word of what was said stays, and nobody waits for an answer. Doing it again finds nothing. */
export async function forgetWords(_tx: Tx, { memberId }: Heard<'member.closed'>, { db }: Context): Promise<void> {
  await emptyWords(db, await recordsOfPerson(db, memberId))
}
