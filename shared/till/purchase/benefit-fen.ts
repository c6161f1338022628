import { monthOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { withBenefitFen } from '#shared/ledger/account/benefit-tally'
import type { Purchase } from './purchase'
import { savedFen } from './saved'

type Counted = Pick<Purchase, 'amountFen' | 'basket' | 'refundedFen' | 'isBack' | 'day'>

/**
 * What benefits took off a purchase, by key, as far as it stays: what was given back does not count towards a cap. In proportion to
 * the money, as everything that follows from a purchase.
 */
export function benefitFenOf({ amountFen, basket, refundedFen, isBack }: Counted): Record<string, number> {
  return Object.fromEntries(
    (basket?.benefits ?? []).map(({ key, discountFen }) => [
      key,
      savedFen({ amountFen, discountFen, refundedFen, isBack }),
    ]),
  )
}

/** The account with what a purchase has used up of the caps of its month; `before`: as the purchase was counted until now. */
export function withBenefits<A extends Pick<Account, 'benefits'>>(account: A, after: Counted, before?: Counted): A {
  const counted = before ? benefitFenOf(before) : {}
  const more = Object.entries(benefitFenOf(after)).map(([key, fen]) => [key, fen - (counted[key] ?? 0)] as const)
  return withBenefitFen(account, monthOf(after.day), Object.fromEntries(more.filter(([, fen]) => fen !== 0)))
}
