import { businessDayOf } from '#shared/kernel/business-day'
import { availablePoints } from '#shared/points/points-state'
import { tierRules } from '#shared/tier/rules'
import { tierStanding } from '#shared/tier/standing'
import type { StaffContext } from '../../platform/context'
import { getActiveAccount } from '../account/account.service'
import { recordLook } from '../audit/audit.service'
import { displayNameOf, phoneTailOf } from '../member/display-name.service'
import { memberCodeOf, memberIdOf } from '../member/member.mapper'
import { getActiveMember } from '../member/profile.service'
import { rulesInForce } from '../settings/rules.service'
import { getOwnStore } from './store.service'

/** As much of a member as the till needs, for a clerk at an own store; every look is on record. */
export async function lookUpMember(
  context: StaffContext,
  { memberCode, storeId }: { memberCode: string; storeId: string },
) {
  await getOwnStore(context, storeId)
  const { db, now } = context
  const memberId = memberIdOf(memberCode)
  const rules = await rulesInForce(context, tierRules)
  const [member, account] = await Promise.all([getActiveMember(db, memberId), getActiveAccount(db, memberId)])
  await recordLook(context, { action: 'staff.lookUpMember', subject: memberId, storeId })
  const { tierKey } = tierStanding(account.tier, account.growth, businessDayOf(now), rules)
  const { key, name, palette, pointsMultiplierPercent } =
    rules.tiers.find((tier) => tier.key === tierKey) ?? rules.tiers[0]
  const { lastPurchaseAt } = account.counters
  return {
    memberCode: memberCodeOf(memberId),
    displayName: displayNameOf(member),
    phoneTail: phoneTailOf(member),
    tier: { key, name, palette },
    pointsMultiplierPercent,
    points: availablePoints(account.points, now),
    lastPurchaseDay: lastPurchaseAt === null ? null : businessDayOf(lastPurchaseAt),
  }
}
