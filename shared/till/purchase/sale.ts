import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Account, Counters } from '#shared/ledger/account/account'
import { growthForPurchase, pointsForPurchase } from '#shared/ledger/points/earning'
import type { EarnFact } from '#shared/ledger/points/ledger'
import type { PointsRules } from '#shared/ledger/points/rules'
import type { TierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import type { Application } from '#shared/loyalty/coupon/application'
import type { Cart } from '#shared/loyalty/coupon/cart'
import { type BasketCoupon, basketOf } from './basket'
import type { Basket, Purchase, PurchaseSource, UsedBenefit } from './purchase'

/** What was sold and paid, wherever it was rung up: by a clerk, or as a row of a till’s file. */
export interface Sale {
  purchaseId: string
  requestId: string
  storeId: string
  staffId: string | null
  receiptNumber: string | null
  source: PurchaseSource
  at: number
  day: BusinessDay
  paid: SaleAmounts
  /** False where the till has given points of its own for it: then it brings growth alone. */
  earnsPoints: boolean
  /** The part of what was paid that earns; all of it if missing. */
  earnsOnFen?: number
  /** The day that points and growth are counted for; today if missing. */
  earnedDay?: BusinessDay
}

/** The amount after benefits and coupons, and what they took off. */
export interface SaleAmounts {
  amountFen: number
  discountFen: number
  basket: Basket | null
}

export interface SaleRules {
  points: Pick<PointsRules, 'pointsPer100Yuan' | 'growthPer100Yuan'>
  tiers: TierRules
}

type Buyer = Pick<Account, '_id' | 'tier' | 'growth'>

/** What follows from a sale: the fact for the ledger, and the record. Nothing of either is posted or told yet. */
export interface SaleDecision {
  earning: EarnFact & { points: number; growth: number }
  purchase: Purchase
}

export function decideSale(buyer: Buyer, sale: Sale, now: number, rules: SaleRules): SaleDecision {
  const { purchaseId, storeId, staffId, requestId, paid, receiptNumber, source, day, earnedDay } = sale
  const earned = earningOf(buyer, sale.earnsOnFen ?? paid.amountFen, now, rules)
  const points = sale.earnsPoints ? earned.points : 0
  const { growth, multiplierPercent, tierKey } = earned
  return {
    earning: {
      kind: 'earn',
      reason: 'purchase',
      sourceId: purchaseId,
      storeId,
      ...(staffId !== null && { staffId }),
      points,
      growth,
      ...(earnedDay !== undefined && { earnedDay }),
    },
    purchase: {
      _id: purchaseId,
      memberId: buyer._id,
      storeId,
      staffId,
      requestId,
      ...paid,
      couponCount: paid.basket?.coupons.length ?? 0,
      refunds: [],
      refundedFen: 0,
      isBack: false,
      undone: null,
      pointsEarned: points,
      growthEarned: growth,
      multiplierPercent,
      // A file tells of years in which another tier may have been held.
      ...(source === 'till' && { tierKey }),
      entryId: null,
      tierBefore: null,
      // A file knows the day only: its noon may be still to come.
      at: Math.min(sale.at, now),
      day,
      changedAt: now,
      receiptNumber,
      source,
      told: null,
    },
  }
}

/** A cart of which benefits and coupons took something off. */
export function paidWith(
  cart: Cart,
  application: Application,
  coupons: readonly BasketCoupon[],
  benefits: readonly UsedBenefit[] = [],
): SaleAmounts {
  const { payableFen: amountFen, discountFen } = application
  return { amountFen, discountFen, basket: basketOf(cart, application, coupons, benefits) }
}

/** Points and growth are earned with what is paid, after benefits and coupons, at the rate of the tier that is held at that moment. */
export function earningOf({ tier, growth }: Buyer, paidFen: number, now: number, rules: SaleRules) {
  const { tierKey } = tierStanding(tier, growth, businessDayOf(now), rules.tiers)
  const multiplierPercent = rules.tiers.tiers.find(({ key }) => key === tierKey)?.pointsMultiplierPercent ?? 100
  return {
    points: pointsForPurchase(paidFen, multiplierPercent, rules.points),
    growth: growthForPurchase(paidFen, rules.points),
    multiplierPercent,
    tierKey,
  }
}

/** Counts purchases into the account's cheap facts. */
export function withPurchases<A extends { counters: Counters }>(
  account: A,
  purchases: readonly Pick<Purchase, 'amountFen' | 'at'>[],
): A {
  const { counters } = account
  return {
    ...account,
    counters: {
      ...counters,
      purchaseCount: counters.purchaseCount + purchases.length,
      spentFen: purchases.reduce((sum, { amountFen }) => sum + amountFen, counters.spentFen),
      lastPurchaseAt: purchases.reduce((latest, { at }) => Math.max(latest, at), counters.lastPurchaseAt ?? 0) || null,
    },
  }
}
