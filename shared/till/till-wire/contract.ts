import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  amountFenField,
  countField,
  dayField,
  fenField,
  growingEnum,
  instantField,
  memberCodeField,
  noteField,
  pointsField,
  receiptNumberField,
} from '#shared/kernel/fields'
import { couponIdField } from '#shared/loyalty/coupon/contract'
import { quoteView, usedBenefit, usedCoupon } from '#shared/till/purchase/price-view'
import { isSold, isSoldOnce, refundedView, returnedGoods, sold } from '#shared/till/purchase/till-contract'

/** The till's own number of a receipt: with the store it names the purchase, whatever is sent how often. */
const number = receiptNumberField

const member = z.object({
  /** The member's number, as it is printed on a receipt; by itself it opens nothing. */
  memberNumber: z.string(),
  /** Stands for the code in the next requests, for some minutes. */
  proof: z.string(),
  displayName: z.string(),
  phoneTail: z.string().nullable(),
  tierName: z.string(),
  points: countField,
})

const coupon = z.object({
  couponId: z.string(),
  title: z.string(),
  /** `open`: nothing speaks against it; the goods of an amount, or the amount itself, are not known. */
  outcome: z.enum(['usable', 'open', 'unusable']),
  /** Why it cannot be used: one of the codes of refusals. */
  refusal: z.string().nullable(),
  discountFen: fenField.nullable(),
  isChosen: z.boolean(),
})

/** What is no longer as it was when the sale was made. */
const changed = z.object({
  kind: growingEnum(['coupon-gone', 'member-merged', 'benefit-gone']),
  /** Of `coupon-gone`: which one, and why it could not be redeemed. What it took off is kept as the shop's own loss. */
  couponId: z.string().nullable(),
  code: z.string().nullable(),
})

const purchase = z.object({
  number: z.string().nullable(),
  purchaseId: z.string(),
  amountFen: fenField,
  discountFen: fenField,
  coupons: z.array(usedCoupon),
  benefits: z.array(usedBenefit),
  pointsEarned: pointsField,
  growthEarned: pointsField,
  refundedFen: fenField,
  isUndone: z.boolean(),
  soldAt: instantField,
})

const recorded = purchase.extend({
  refunds: z.array(z.object({ refundNumber: z.string().nullable(), amountFen: fenField, at: instantField })),
  /** All of it is back, or it was undone. */
  isBack: z.boolean(),
})

export const tillWireContract = defineContract({
  'till-wire.lookUp': {
    access: 'till',
    effect: 'reads',
    summary: 'The member whose code was scanned, with a proof for the next requests',
    input: z.strictObject({ memberCode: memberCodeField }),
    output: z.object({ member }),
  },
  'till-wire.preview': {
    access: 'till',
    effect: 'writes',
    once: 'own-record',
    summary:
      'What a purchase of this number would come to, and every coupon with whether it can be used; with a proof and an amount the chosen ones are reserved for the number',
    input: z
      .strictObject({
        number,
        memberCode: memberCodeField,
        ...sold,
        couponIds: z.array(couponIdField).max(10).optional(),
      })
      .refine(isSoldOnce),
    output: z.object({
      member,
      coupons: z.array(coupon),
      /** Null without an amount. */
      quote: quoteView.nullable(),
      lockedUntilAt: instantField.nullable(),
    }),
  },
  'till-wire.cancelPreview': {
    access: 'till',
    effect: 'writes',
    once: 'own-record',
    summary: 'Give back what the preview of this number has reserved',
    input: z.strictObject({ number, couponIds: z.array(couponIdField).min(1).max(10) }),
    output: z.object({ isFree: z.literal(true) }),
  },
  'till-wire.sell': {
    access: 'till',
    effect: 'writes',
    once: 'own-record',
    summary:
      'Record a purchase, redeem its coupons, earn points, once for each number. With `soldAt` it has happened already, while the till was cut off: it is recorded as it was paid, and the answer says what has changed since',
    input: z
      .strictObject({
        number,
        memberCode: memberCodeField,
        ...sold,
        couponIds: z.array(couponIdField).max(10).default([]),
        /** What the customer pays or has paid. */
        payableFen: z.int().min(0).max(100_000_000),
        soldAt: instantField.optional(),
      })
      .refine((fields) => isSoldOnce(fields) && isSold(fields)),
    output: z.object({
      purchase,
      changed: z.array(changed),
      balance: pointsField,
      tierReached: z.string().nullable(),
    }),
  },
  'till-wire.refund': {
    access: 'till',
    effect: 'writes',
    once: 'own-record',
    summary: 'Refund a purchase by an amount or by its goods, once for each number of a refund',
    input: z
      .strictObject({
        number,
        refundNumber: receiptNumberField,
        /** 0 only for a purchase that cost nothing: then all of it is back. */
        amountFen: z.union([z.literal(0), amountFenField]).optional(),
        goods: returnedGoods.optional(),
        note: noteField.default('收银机退款'),
      })
      .refine(({ amountFen, goods }) => (amountFen === undefined) !== (goods === undefined)),
    output: refundedView.omit({ purchase: true }).extend({ purchase }),
  },
  'till-wire.undo': {
    access: 'till',
    effect: 'writes',
    once: 'own-record',
    summary: 'Take a purchase back as if it had not been, as long as managers may',
    input: z.strictObject({ number, note: noteField.default('收银机撤销') }),
    output: refundedView.omit({ purchase: true }).extend({ purchase }),
  },
  'till-wire.find': {
    access: 'till',
    effect: 'reads',
    summary: 'The purchase of this number at the till’s store; null when there is none',
    input: z.strictObject({ number }),
    output: z.object({ purchase: recorded.nullable() }),
  },
  'till-wire.listDay': {
    access: 'till',
    effect: 'reads',
    summary:
      'A day’s purchases at the till’s store, newest first, 100 a page, whoever recorded them: what a till compares its own books with',
    input: z.strictObject({
      day: dayField,
      /** `next` of the page before. */
      after: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
    output: z.object({ purchases: z.array(recorded), next: z.string().nullable() }),
  },
})
