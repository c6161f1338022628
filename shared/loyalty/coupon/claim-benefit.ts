import { shareRoundedDown } from '#shared/kernel/money'
import type { TierBenefit } from '#shared/ledger/tier/benefit-rules'

/** What a tier changes in how its members come to coupons. */
export interface ClaimBenefit {
  /** Before the first day of a claim window. */
  earlyHours: number
  pointsPercentOff: number
}

export const NO_CLAIM_BENEFIT: ClaimBenefit = { earlyHours: 0, pointsPercentOff: 0 }

export function claimBenefitOf(benefits: readonly TierBenefit[]): ClaimBenefit {
  let found = NO_CLAIM_BENEFIT
  for (const benefit of benefits) {
    if (benefit.kind === 'earlyClaim') found = { ...found, earlyHours: benefit.earlyHours }
    if (benefit.kind === 'pointsPrice') found = { ...found, pointsPercentOff: benefit.pointsPercentOff }
  }
  return found
}

/** The price in points to this member, at least 1: the part that is taken off is rounded down. */
export function pointsPriceOf(pricePoints: number, { pointsPercentOff }: ClaimBenefit): number {
  return Math.max(pricePoints - shareRoundedDown(pricePoints, pointsPercentOff, 100), 1)
}
