import { shareRoundedDown } from '#shared/kernel/money'
import type { PointsRules } from './rules'

const FEN_PER_100_YUAN = 10_000

/** Points for money really paid, times the tier's multiplier. Rounded down once, so that 1.1 times of little is not lost. */
export function pointsForPurchase(
  paidFen: number,
  multiplierPercent: number,
  rules: Pick<PointsRules, 'pointsPer100Yuan'>,
): number {
  return shareRoundedDown(paidFen, rules.pointsPer100Yuan * multiplierPercent, FEN_PER_100_YUAN * 100)
}

/** Growth for money really paid, rounded down. The tier's multiplier is for points only. */
export function growthForPurchase(paidFen: number, rules: Pick<PointsRules, 'growthPer100Yuan'>): number {
  return shareRoundedDown(paidFen, rules.growthPer100Yuan, FEN_PER_100_YUAN)
}
