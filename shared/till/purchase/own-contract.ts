import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, fenField, idField, instantField, pointsField } from '#shared/kernel/fields'
import { COUPON_STATUSES } from '#shared/loyalty/coupon/coupon'

/** What the list and the receipt both say of a purchase of the caller. */
const ownPurchase = z.object({
  purchaseId: z.string(),
  storeName: z.string().nullable(),
  at: instantField,
  /** What a file brought knows its day and no hour. */
  isDayOnly: z.boolean(),
  /** What was paid, after coupons. */
  amountFen: fenField,
  refundedFen: fenField,
  /** List price less paid, as far as it stays after refunds. */
  savedFen: fenField,
  pointsEarned: pointsField,
  /** All of it came back, or it was undone. */
  isBack: z.boolean(),
  isUndone: z.boolean(),
})

const ownLine = z.object({
  /** Null where the till told neither a name nor a key. */
  name: z.string().nullable(),
  unitFen: fenField,
  quantity: countField,
  /** What coupons took off this line. */
  discountFen: fenField,
  /** Units that came back. */
  backUnits: countField,
})

/** A coupon on a receipt. */
export const ownCoupon = z.object({
  title: z.string(),
  discountFen: fenField,
  /** What was handed over for it, and what that is worth; null where nothing was, or nobody knows. */
  gift: z.string().nullable(),
  valueFen: fenField.nullable(),
})

/** What the member’s tier took off by itself. */
export const ownBenefit = z.object({ title: z.string(), discountFen: fenField })

const ownRefund = z.object({
  at: instantField,
  amountFen: fenField,
  pointsTaken: pointsField,
  growthTaken: pointsField,
  /** Points that had been spent already: the next ones repay them. */
  debtAfter: pointsField,
  coupons: z.array(z.object({ title: z.string(), status: z.enum(COUPON_STATUSES) })),
})

/** What members read of their own purchases. */
export const ownContract = defineContract({
  'purchase.listMine': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s purchases, newest first, 20 a page, those of merged records included',
    input: z.strictObject({ beforeAt: instantField.optional() }),
    output: z.object({
      purchases: z.array(
        ownPurchase.extend({
          /** What the first line is called, and units of all lines; null and 0 where the till told an amount only. */
          goodsName: z.string().nullable(),
          goodsCount: countField,
        }),
      ),
      nextBeforeAt: instantField.nullable(),
    }),
  },
  'purchase.sumMine': {
    access: 'member',
    effect: 'reads',
    summary:
      'What the caller has bought in this year of the shop, in sums: what stands after refunds, and what was saved',
    input: z.strictObject({}),
    output: z.object({
      year: z.int(),
      /** Purchases of which something stands. */
      purchases: countField,
      paidFen: fenField,
      /** List price less paid: by benefits and by coupons. */
      savedFen: fenField,
    }),
  },
  'purchase.getMine': {
    access: 'member',
    effect: 'reads',
    summary: 'One purchase of the caller as a receipt: goods, coupons, what it earned, what came back',
    input: z.strictObject({ purchaseId: idField }),
    output: ownPurchase.extend({
      receiptNumber: z.string().nullable(),
      /** Goods and delivery before coupons. */
      totalFen: fenField,
      discountFen: fenField,
      /** With the tip. */
      deliveryFen: fenField,
      tipFen: fenField,
      /** Of the delivery, what coupons took off. */
      deliveryDiscountFen: fenField,
      /** Null where the till told an amount only. */
      lines: z.array(ownLine).nullable(),
      coupons: z.array(ownCoupon),
      benefits: z.array(ownBenefit),
      growthEarned: pointsField,
      tierReached: z.string().nullable(),
      /** Oldest first; of an undone purchase the last one is the undoing. */
      refunds: z.array(ownRefund),
    }),
  },
})
