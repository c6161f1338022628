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
 * A member who does not want offers by what is known of them, or who closed the account, leaves every tag by rule and
 * every segment at once. A portrait is written even where there was none, so that a job that has read the member before
 * finds another one than it knows, and reads again. Who has changed their mind again meanwhile stays.
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
