import { dayNumberAt } from '#shared/base/condition/day-number'
import type { Told } from '#shared/base/facts/told-facts'
import { tagRules } from '#shared/insight/tag/rules'
import { emptyPortrait } from '#shared/ledger/account/portrait'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount, findPortrait } from '../../ledger/account/account.face'
import { findMember } from '../../people/member/member.face'
import { stateOf } from '../tag/tag.face'
import { judgeOut } from './judge'
import { keep } from './review.service'

/**
 * A member who refuses personal offers or has closed the account leaves every segment and every rule's tag at once.
 * A portrait is written even if there was none, so that a job that read the member earlier finds a newer version and
 * reads again. A member who has changed their mind meanwhile stays.
 */
export async function forgetPortrait(tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const member = await findMember(tx, memberId)
  const account = await findAccount(tx, memberId)
  const state = account?.status === 'active' ? stateOf(member, await rulesInForce(context, tagRules)) : 'gone'
  if (state === 'kept') return
  const stored = await findPortrait(tx, memberId)
  if (stored?.state === state) return
  await keep(context, tx, stored, judgeOut(stored ?? emptyPortrait(memberId), state, dayNumberAt(context.now)))
}
