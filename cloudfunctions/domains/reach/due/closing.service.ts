import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { recordsOfPerson } from '../../people/member/member.face'
import { removeWorkOf } from './due-work.repository'

/** For who has left nothing is done any more. */
export async function removeDueWorkOf(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  await removeWorkOf(db, await recordsOfPerson(db, memberId))
}
