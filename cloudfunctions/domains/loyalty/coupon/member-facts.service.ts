import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Portrait } from '#shared/ledger/account/portrait'
import { tierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import { claimBenefitOf } from '#shared/loyalty/coupon/claim-benefit'
import type { MemberFacts } from '#shared/loyalty/coupon/rule'
import type { Audience } from '#shared/loyalty/coupon/template'
import type { ReadContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortrait } from '../../ledger/account/account.face'
import { birthMonthOf, getActiveMember, type Member } from '../../people/member/member.face'

/** Whether an audience asks for what only the member's own document knows. */
export function asksForMember(audience: Pick<Audience, 'isBirthdayMonth'>): boolean {
  return audience.isBirthdayMonth
}

/** Whether an audience asks for tags or segments, which only the member's portrait knows. */
export function asksForPortrait({ segmentIds, tagKeys }: Pick<Audience, 'segmentIds' | 'tagKeys'>): boolean {
  return segmentIds !== null || tagKeys !== null
}

/**
 * What rules about people may look at. `member` and `portrait` only where an audience asks for them: reading one costs
 * a round trip.
 */
export async function factsOf(
  context: ReadContext,
  account: Account,
  member: Pick<Member, '_id' | 'birthdaySealed'> | null,
  portrait: Pick<Portrait, 'segmentIds' | 'tagKeys'> | null = null,
): Promise<MemberFacts> {
  const rules = await rulesInForce(context, tierRules)
  const { tierKey } = tierStanding(account.tier, account.growth, businessDayOf(context.now), rules)
  const tierKeys = rules.tiers.map(({ key }) => key)
  const tiersAbove = tierKeys.slice(tierKeys.indexOf(tierKey) + 1)
  const { _id: memberId, past } = account
  // New is who is new to the shop: a record that began anew makes nobody new.
  const joinedDay = past?.firstDay ?? account.joinedDay
  const birthMonth = member && birthMonthOf(member)
  const { segmentIds = [], tagKeys = [] } = portrait ?? {}
  const claimBenefit = claimBenefitOf(rules.tiers.find(({ key }) => key === tierKey)?.benefits ?? [])
  const held = account.giftsHeld && { giftsHeldUntilAt: account.giftsHeld.untilAt }
  return { memberId, tierKey, tiersAbove, joinedDay, birthMonth, segmentIds, tagKeys, claimBenefit, ...held }
}

/** The same, reading what one of the audiences asks for. */
export async function factsFor(
  context: ReadContext,
  account: Account,
  audiences: readonly Audience[],
): Promise<MemberFacts> {
  const [member, portrait] = await Promise.all([
    audiences.some(asksForMember) ? getActiveMember(context.db, account._id) : null,
    audiences.some(asksForPortrait) ? findPortrait(context.db, account._id) : null,
  ])
  return factsOf(context, account, member, portrait)
}
