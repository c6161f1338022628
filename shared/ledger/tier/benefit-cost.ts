import { type BusinessDay, monthOf, monthsBetween } from '#shared/kernel/business-day'
import { shareRoundedDown } from '#shared/kernel/money'
import type { TierBenefit } from './benefit-rules'

/** What a member has paid in a month on average, since joining; the first month counts whole. */
export function monthlySpendFen(
  { spentFen, joinedDay }: { spentFen: number; joinedDay: BusinessDay },
  today: BusinessDay,
): number {
  return shareRoundedDown(Math.max(spentFen, 0), 1, Math.max(monthsBetween(monthOf(joinedDay), monthOf(today)) + 1, 1))
}

/**
 * The most that percentages take off in a month from somebody who pays so much: as if everything bought were of the goods that
 * each is for. Goods get one percentage alone, so that all of them together are never more than the largest.
 */
export function monthlyBenefitFen(benefits: readonly TierBenefit[], spendFen: number): number {
  const percentages = benefits.filter((benefit) => benefit.kind === 'percentOff')
  const largest = percentages.reduce((most, { percentOff }) => Math.max(most, percentOff), 0)
  const each = percentages.map(({ percentOff, monthCapFen }) =>
    Math.min(offOf(spendFen, percentOff), monthCapFen ?? Infinity),
  )
  return Math.min(
    offOf(spendFen, largest),
    each.reduce((sum, fen) => sum + fen, 0),
  )
}

const offOf = (spendFen: number, percentOff: number) => shareRoundedDown(spendFen, percentOff, 100)
