import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { recordsOfPerson } from '../../people/member/member.face'
import { removeCallsOf } from './call.repository'

/** Who has left the shop leaves no call here. What the other systems have stays with their makers, who know nobody by it. */
export async function forgetCallsOf(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  await removeCallsOf(db, await recordsOfPerson(db, memberId))
}
