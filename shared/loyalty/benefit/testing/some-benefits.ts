import type { StandingBenefit, TierBenefitOf } from '#shared/ledger/tier/benefit-rules'

const noTerms = { storeIds: null, weekdays: null, hours: null, monthCapFen: null, isWithCoupons: true }

export const aPercentage = (
  percentOff: number,
  rest: Partial<TierBenefitOf<'percentOff'>> = {},
): TierBenefitOf<'percentOff'> => ({
  kind: 'percentOff',
  key: 'goods',
  percentOff,
  categories: null,
  ...noTerms,
  ...rest,
})

export const aFreeDelivery = (rest: Partial<TierBenefitOf<'freeDelivery'>> = {}): TierBenefitOf<'freeDelivery'> => ({
  kind: 'freeDelivery',
  key: 'delivery',
  minSpendFen: 0,
  maxOffFen: null,
  ...noTerms,
  ...rest,
})

/** By the short names that tables of carts use. */
export const BENEFITS = {
  all10: aPercentage(10),
  all10cap500: aPercentage(10, { monthCapFen: 500 }),
  tea20: aPercentage(20, { key: 'tea', categories: ['tea'] }),
  solo12: aPercentage(12, { key: 'solo', isWithCoupons: false }),
  solo12cap10: aPercentage(12, { key: 'solo', isWithCoupons: false, monthCapFen: 10 }),
  free: aFreeDelivery(),
  free300: aFreeDelivery({ minSpendFen: 3000, maxOffFen: 300 }),
} satisfies Record<string, StandingBenefit>
