import type { ShopRates } from '#shared/growth/referral/signals/quality'
import type { DetectionRules } from '#shared/growth/referral/signals/rules'
import { rateOf } from '#shared/growth/referral/signals/share'
import { NO_WAITS } from '#shared/growth/referral/signals/waits'
import type { Context } from '../../../platform/context'
import { warmData } from '../../../platform/warm-data'
import { sumVerdicts } from './detect.repository'

/** What is usual now, not what was usual two years ago. */
const RATES_OVER_MS = 180 * 86_400_000

const FIELDS = [
  'counts.isFast',
  'counts.isPriced',
  'counts.isNear',
  'counts.isSettled',
  'counts.isRefunded',
  'counts.isObserved',
  'counts.isQuiet',
  'counts.isOnSharedDevice',
  'counts.isCompared',
  'counts.isHasty',
  'counts.isTied',
] as const
type Field = (typeof FIELDS)[number]

const kept = warmData<Awaited<ReturnType<typeof countVerdicts>>>(10 * 60_000)

/** The shop's own rates over the last half year: one aggregation, at most every ten minutes in a warm instance. */
export async function shopRatesInForce(context: Context, { startingRates }: DetectionRules): Promise<ShopRates> {
  const { bonds, sums, waits } = await kept.findOr('counted', context.now, () => countVerdicts(context))
  const rate = (field: Field, of: number, prior: number) => rateOf({ count: sums[field] ?? 0, of }, prior)
  return {
    fast: rate('counts.isFast', bonds, startingRates.fast),
    near: rate('counts.isNear', sums['counts.isPriced'] ?? 0, startingRates.near),
    refunded: rate('counts.isRefunded', sums['counts.isSettled'] ?? 0, startingRates.refunded),
    quiet: rate('counts.isQuiet', sums['counts.isObserved'] ?? 0, startingRates.quiet),
    sharedDevice: rate('counts.isOnSharedDevice', bonds, startingRates.sharedDevice),
    waits,
    compared: sums['counts.isCompared'] ?? 0,
    hasty: rate('counts.isHasty', sums['counts.isCompared'] ?? 0, startingRates.hasty),
    tied: rate('counts.isTied', sums['counts.isCompared'] ?? 0, startingRates.tied),
  }
}

async function countVerdicts({ db, now }: Context) {
  const groups = await sumVerdicts(db, now - RATES_OVER_MS, 'waitClass', FIELDS)
  const sums: Record<string, number> = {}
  for (const group of groups) for (const field of FIELDS) sums[field] = (sums[field] ?? 0) + (group.sums[field] ?? 0)
  const waits = NO_WAITS.map((_, index) => groups.find(({ key }) => key === String(index))?.count ?? 0)
  return { bonds: waits.reduce((sum, count) => sum + count, 0), sums, waits }
}
