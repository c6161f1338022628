import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Entry, EntrySource } from '#shared/ledger/points/entry'
import type { EarnFact } from '#shared/ledger/points/ledger'
import { pointsRules } from '#shared/ledger/points/rules'
import { isGiftHad } from '#shared/ledger/tier/gift-had'
import { type Tier, tierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import { decideTierAfterGrowth } from '#shared/ledger/tier/tier'
import { rankIn } from '#shared/ledger/tier/tier-rank'
import { benefitsOf } from '#shared/loyalty/benefit/benefits'
import { checkInRules } from '#shared/loyalty/check-in/rules'
import type { Context, MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tell } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { countAccountsOfTier, getActiveAccount } from '../account/account.face'
import { postFact } from '../points/points.face'
import { giftsHadOf } from './gifts-given.service'

const NO_GIFT = { points: 0, makeUpCards: 0 }

export interface EarningOutcome {
  account: Account
  entry: Entry | null
  /** The tiers that this act has lifted the member to, lowest first. */
  reached: Tier[]
}

export type Earning = EntrySource & Pick<EarnFact, 'points' | 'growth' | 'earnedDay'>

/** Points and growth for an act; the tier moves up at once, and the tiers reached are told. */
export async function earn(context: Context, tx: Tx, account: Account, earning: Earning): Promise<EarningOutcome> {
  const posted = await postFact(context, tx, account, { kind: 'earn', ...earning })
  if (!earning.growth) return { ...posted, reached: [] }
  return { ...posted, ...(await raiseTier(context, tx, posted.account)) }
}

/** Moves the tier up as far as the growth value reaches and tells the tiers reached, so that gifts can follow. */
export async function raiseTier(context: Context, tx: Tx, account: Account) {
  const raised = await raiseTierSilently(context, account)
  const { sinceDay } = raised.account.tier
  for (const { key } of raised.reached) {
    await tell(context, tx, {
      name: 'tier.reached',
      source: `${account._id}:${key}:${account.seq}:${sinceDay}`,
      memberId: account._id,
      payload: { tierKey: key, sinceDay },
    })
  }
  return raised
}

/** The same without telling it: crediting the past is no occasion for gifts. */
export async function raiseTierSilently(context: Context, account: Account) {
  const rules = await rulesInForce(context, tierRules)
  const { tier, reached } = decideTierAfterGrowth(account.tier, account.growth, businessDayOf(context.now), rules)
  const tiers = rules.tiers.filter(({ key }) => reached.includes(key))
  if (tiers.length === 0) return { account: { ...account, tier }, reached: tiers }
  const climbedFrom = [...(account.climbedFrom ?? []), account.tier]
  return { account: { ...account, tier, climbedFrom }, reached: tiers }
}

/** All tiers and where the member stands among them. */
export async function listTiers(context: MemberContext) {
  const rules = await rulesInForce(context, tierRules)
  const points = await rulesInForce(context, pointsRules)
  const checkIn = await rulesInForce(context, checkInRules)
  const account = await getActiveAccount(context.db, context.memberId)
  const standing = tierStanding(account.tier, account.growth, businessDayOf(context.now), rules)
  const above = rules.tiers.slice(rankIn(rules.tiers, account.tier.key) + 1).map(({ key }) => key)
  const had = await giftsHadOf(context.db, account, above)
  const tiers = rules.tiers.map((each, index) => {
    // A gift that the member has had already is not promised again.
    const isHad = had.has(each.key) || isGiftHad(account.past, each, rules.tiers)
    const tier = isHad ? { ...each, gift: NO_GIFT } : each
    return { ...tier, benefits: benefitsOf(tier, index === 0, { points, checkIn }) }
  })
  const { windowMonths } = rules
  const { growthPer100Yuan } = points
  return { tiers, standing, windowMonths, growthPer100Yuan, dailyGrowth: checkIn.dailyGrowth }
}

/** Members by tier, counted now. */
export async function reportTiers(context: Context) {
  const { tiers } = await rulesInForce(context, tierRules)
  const counts = await Promise.all(tiers.map(({ key }) => countAccountsOfTier(context.db, key)))
  const rows = tiers.map(({ key, name }, index) => ({ key, name, members: counts[index] ?? 0 }))
  return { tiers: rows, members: rows.reduce((sum, { members }) => sum + members, 0) }
}
