import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { yuan } from '#shared/kernel/money'
import type { Account } from '#shared/ledger/account/account'
import { monthlyBenefitFen, monthlySpendFen } from '#shared/ledger/tier/benefit-cost'
import type { TierRules } from '#shared/ledger/tier/rules'
import { decideTierReview, rateAgain } from '#shared/ledger/tier/tier'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import type { Change, Effect } from '../../../platform/noun/rules'
import { pageAccounts } from '../account/account.face'

const PAGE_SIZE = 1000
/** Somebody waits for a preview, so beyond this many members it stops counting and says so. */
const MEMBERS_MAX = 50_000

interface Counts {
  looked: number
  rising: number
  giftPoints: number
  withoutTier: number
  lowering: number
  keeping: number
  /** The most that percentages can take off in a month, under the present rules and under the new ones. */
  beforeFen: number
  afterFen: number
}

/** Rates every member by the new rules without writing anything. */
export async function previewTierChange(context: Context, change: Change<TierRules>): Promise<Effect[]> {
  const today = businessDayOf(context.now)
  const counts: Counts = {
    looked: 0,
    rising: 0,
    giftPoints: 0,
    withoutTier: 0,
    lowering: 0,
    keeping: 0,
    beforeFen: 0,
    afterFen: 0,
  }
  let afterId: string | null = null
  do {
    const accounts: Account[] = await pageAccounts(context.db, afterId, PAGE_SIZE)
    for (const account of accounts) if (account.status === 'active') count(counts, account, today, change)
    afterId = nextAfterId(accounts, PAGE_SIZE)
  } while (afterId !== null && counts.looked < MEMBERS_MAX)
  return toEffects(counts, afterId !== null)
}

function count(counts: Counts, account: Account, today: BusinessDay, { before, after }: Change<TierRules>) {
  const { tier, growth } = account
  counts.looked += 1
  const isGone = !after.tiers.some(({ key }) => key === tier.key)
  const { tier: rated, reached } = rateAgain(tier, growth, today, after)
  if (isGone) counts.withoutTier += 1
  if (reached.length > 0) counts.rising += 1
  const spendFen = monthlySpendFen({ spentFen: account.counters.spentFen, joinedDay: account.joinedDay }, today)
  counts.beforeFen += monthlyBenefitFen(benefitsIn(before, tier.key), spendFen)
  counts.afterFen += monthlyBenefitFen(benefitsIn(after, rated.key), spendFen)
  for (const { key, gift } of after.tiers) if (reached.includes(key)) counts.giftPoints += gift.points
  // For members who do not rise, see what the end of their validity brings if they earn nothing more until then.
  if (isGone || reached.length > 0 || rated.untilDay === null) return
  const dayAfter = addDays(rated.untilDay, 1)
  const isLowered = (rules: TierRules) =>
    decideTierReview(rated, growth, dayAfter, rules).steps.some(({ kind }) => kind === 'lowered')
  if (isLowered(after) && !isLowered(before)) counts.lowering += 1
  if (!isLowered(after) && isLowered(before)) counts.keeping += 1
}

const benefitsIn = ({ tiers }: TierRules, key: string) => tiers.find((tier) => tier.key === key)?.benefits ?? []

function costEffects({ beforeFen, afterFen }: Counts): Effect[] {
  if (beforeFen === 0 && afterFen === 0) return []
  const now = `现行规则是 ${yuan(beforeFen)} 元`
  return [
    {
      text: `元：照会员以往每月的实付估算，打折的权益一个月最多少收这么多（${now}；配送费不在内）`,
      count: Math.round(afterFen / 100),
    },
  ]
}

function toEffects(counts: Counts, isCut: boolean): Effect[] {
  const effects: Effect[] = [
    { text: '名会员会立即升级', count: counts.rising },
    { text: '积分会作为升级礼发出（每人每级只发一次，发过的不再发）', count: counts.giftPoints },
    { text: '名会员所在的等级被取消，会按成长值重新评定', count: counts.withoutTier },
    { text: '名会员若不再获得成长值，会因新规则在到期时降一级', count: counts.lowering },
    { text: '名会员若不再获得成长值，会因新规则在到期时保住等级', count: counts.keeping },
    ...costEffects(counts),
    { text: '没有会员会在到期日之前降级', count: null },
  ]
  return isCut ? [{ text: '会员很多，只数了前面的会员', count: counts.looked }, ...effects] : effects
}
