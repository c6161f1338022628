import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { availablePoints } from '#shared/ledger/points/points-state'
import { tierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import type { ServingContext } from '../../../platform/context'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import {
  birthMonthOf,
  displayNameOf,
  getActiveMember,
  memberCodeOf,
  phoneTailOf,
  requireUnused,
} from '../member/member.face'
import { identify, type SeenMember, type ServedMember, sealProof } from './served-member.service'
import { getOwnStore } from './store.service'

/** As much of a member as the till needs, for a clerk at one of their own stores. Every look is logged. */
export async function lookUpMember(
  context: ServingContext,
  { memberCode, storeId }: { memberCode: string; storeId: string },
) {
  await getOwnStore(context, storeId)
  const served = await identify(context, memberCode, storeId)
  const [seen, account] = await Promise.all([
    see(context, served, storeId),
    getActiveAccount(context.db, served.memberId),
  ])
  requireUnused(account, served.position, context)
  return toLookUp(context, { account, seen, proof: sealProof(context, storeId, seen) })
}

/** The one place where a member becomes what a clerk sees. */
export async function toLookUp(
  context: ServingContext,
  { account, seen, proof }: { account: Account; seen: SeenMember; proof: string },
) {
  const { now } = context
  const rules = await rulesInForce(context, tierRules)
  const { tierKey } = tierStanding(account.tier, account.growth, businessDayOf(now), rules)
  const { key, name, palette, pointsMultiplierPercent } =
    rules.tiers.find((tier) => tier.key === tierKey) ?? rules.tiers[0]
  const { lastPurchaseAt } = account.counters
  return {
    memberCode: memberCodeOf(account._id),
    proof,
    displayName: seen.displayName,
    phoneTail: seen.phoneTail,
    tier: { key, name, palette },
    pointsMultiplierPercent,
    points: availablePoints(account.points, now),
    lastPurchaseDay: lastPurchaseAt === null ? null : businessDayOf(lastPurchaseAt),
  }
}

/** Reads the member behind a code, and puts the look on record. @throws DomainError MEMBER_NOT_FOUND, MEMBER_CLOSED */
export async function see(context: ServingContext, served: ServedMember, storeId: string): Promise<SeenMember> {
  const { memberId, position, couponNumber } = served
  const member = await getActiveMember(context.db, memberId)
  await recordLook(context, { action: 'staff.lookUpMember', subject: memberId, storeId })
  return {
    memberId,
    position,
    couponNumber,
    displayName: displayNameOf(member),
    phoneTail: phoneTailOf(member),
    birthMonth: birthMonthOf(member),
  }
}
