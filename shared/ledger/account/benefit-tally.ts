import type { BusinessMonth } from '#shared/kernel/business-day'
import type { Account, BenefitMonth } from './account'

type Tallied = Pick<Account, 'benefits'>

/** A till that was cut off brings a sale of last month, and what came back of one counts where it was bought. */
export const BENEFIT_MONTHS_KEPT = 3

/** What benefits have taken off in a month, by key. */
export function benefitFenIn({ benefits = [] }: Tallied, month: BusinessMonth): Readonly<Record<string, number>> {
  return benefits.find((each) => each.month === month)?.takenFen ?? {}
}

/** With so much more taken off in a month, or given back where it is below zero; a month that is no longer kept takes nothing in. */
export function withBenefitFen<A extends Tallied>(
  account: A,
  month: BusinessMonth,
  fenByKey: Readonly<Record<string, number>>,
): A {
  if (Object.keys(fenByKey).length === 0) return account
  const months = account.benefits ?? []
  const added = { month, takenFen: summed(benefitFenIn(account, month), fenByKey) }
  return { ...account, benefits: kept([...months.filter((each) => each.month !== month), added]) }
}

/** A merge adds what was taken off under either record, and its undoing takes it off again: one person has one cap. */
export function mergeBenefits(own: BenefitMonth[] | undefined, other: BenefitMonth[] | undefined, sign: 1 | -1) {
  const merged = (other ?? []).reduce<Tallied>(
    (account, { month, takenFen }) =>
      withBenefitFen(
        account,
        month,
        Object.fromEntries(Object.entries(takenFen).map(([key, fen]) => [key, sign * fen])),
      ),
    own ? { benefits: own } : {},
  )
  return merged.benefits
}

function summed(before: Readonly<Record<string, number>>, more: Readonly<Record<string, number>>) {
  const sums: Record<string, number> = { ...before }
  for (const [key, fen] of Object.entries(more)) sums[key] = Math.max((sums[key] ?? 0) + fen, 0)
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen > 0))
}

/** Oldest first. */
function kept(months: BenefitMonth[]): BenefitMonth[] {
  const filled = months.filter(({ takenFen }) => Object.keys(takenFen).length > 0)
  return filled.sort((a, b) => (a.month < b.month ? -1 : 1)).slice(-BENEFIT_MONTHS_KEPT)
}
