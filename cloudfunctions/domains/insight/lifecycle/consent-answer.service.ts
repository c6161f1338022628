import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findMembers, recordsOfPerson } from '../../people/member/member.face'
import { removeLifecycles } from './lifecycle.repository'
import { lookAt, openLook } from './looking.service'

/** The member has left, so what was made of their days is removed at once. */
export async function forgetStanding(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  await removeLifecycles(db, await recordsOfPerson(db, memberId))
}

/**
 * Consent was given or withdrawn, or records were merged or separated: the member and the record on the other side are
 * looked at, which removes what may not be kept any more.
 */
export async function renewStanding(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const [member] = await findMembers(context.db, [memberId])
  const others = [member?.merge?.into, member?.unmerged?.into].flatMap((id) => id ?? [])
  await lookAt(context, [memberId, ...others], await openLook(context))
}
