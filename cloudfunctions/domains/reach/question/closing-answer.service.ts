import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { recordsOfPerson } from '../../people/member/member.face'
import { removeAnsweredOf } from './answer.repository'

/** Who has left the shop leaves nothing that was said. */
export async function forgetAnswers(_tx: Tx, { memberId }: Heard<'member.closed'>, { db }: Context): Promise<void> {
  await removeAnsweredOf(db, await recordsOfPerson(db, memberId))
}
