import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { recordsOfPerson } from '../../people/member/member.face'
import { removeExposuresOf } from './exposure.repository'

/** The next count is without them. */
export async function forgetExposures(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  await removeExposuresOf(db, await recordsOfPerson(db, memberId))
}
