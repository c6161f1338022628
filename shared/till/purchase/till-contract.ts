import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  amountFenField,
  countField,
  fenField,
  idField,
  instantField,
  memberCodeField,
  nameFieldOf,
  noteField,
  pointsField,
  receiptNumberField,
  storeIdField,
} from '#shared/kernel/fields'
import { couponIdField, couponView, namesView } from '#shared/loyalty/coupon/contract'
import { COUPON_STATUSES } from '#shared/loyalty/coupon/coupon'
import { COUPON_REFUSALS } from '#shared/loyalty/coupon/refusal'
import type { UseRule } from '#shared/loyalty/coupon/rule'
import { lookUpView } from '#shared/people/staff/contract'
import { quoteView, usedBenefit, usedCoupon } from './price-view'
import { LINES_FEN_MAX } from './pricing'

const facts = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null)

export const purchaseView = z.object({
  purchaseId: z.string(),
  storeId: z.string(),
  /** What was paid, after benefits and coupons. */
  amountFen: fenField,
  discountFen: fenField,
  coupons: z.array(usedCoupon),
  benefits: z.array(usedBenefit),
  isUndone: z.boolean(),
  refundedFen: fenField,
  pointsEarned: pointsField,
  growthEarned: pointsField,
  at: instantField,
  receiptNumber: z.string().nullable(),
})

const name = nameFieldOf(20)
const unitFenField = z.int().min(0).max(100_000_000)

/** What is bought, at prices before coupons: an amount, or lines of goods. */
export const sold = {
  amountFen: amountFenField.optional(),
  lines: z
    .array(
      z.strictObject({
        /** Of the catalogue, which says name, category and price. Without it the line says them. */
        productKey: idField.max(40).nullable().default(null),
        name: nameFieldOf(30).nullable().default(null),
        category: name.nullable().default(null),
        /** Of a product: what the clerk was shown; another price is refused. */
        unitFen: unitFenField.optional(),
        quantity: z.int().min(1).max(999),
      }),
    )
    .min(1)
    .max(50)
    .optional(),
  deliveryFen: z.int().min(0).max(1_000_000).default(0),
}

interface SoldFields {
  amountFen?: number | undefined
  lines?: { productKey: string | null; unitFen?: number | undefined; quantity: number }[] | undefined
}

/** One of the two. A line without a key has a price, and all of them together are never more than a purchase may be. */
export function isSoldOnce({ amountFen, lines = [] }: SoldFields): boolean {
  const worth = lines.reduce((sum, { unitFen = 0, quantity }) => sum + unitFen * quantity, 0)
  const isPriced = lines.every(({ productKey, unitFen }) => productKey !== null || unitFen !== undefined)
  const isNothing = lines.length > 0 && worth === 0 && lines.every(({ unitFen }) => unitFen !== undefined)
  return (amountFen === undefined || lines.length === 0) && isPriced && !isNothing && worth <= LINES_FEN_MAX
}

export const isSold = (fields: SoldFields) => fields.amountFen !== undefined || fields.lines !== undefined

const couponIds = z.array(couponIdField).max(10)

export const returnedGoods = z.discriminatedUnion('kind', [
  /** Worth so much before coupons; where the till told an amount only. */
  z.strictObject({ kind: z.literal('worth'), goodsFen: amountFenField }),
  z.strictObject({
    kind: z.literal('units'),
    lines: z.array(z.strictObject({ line: z.int().min(0).max(49), quantity: z.int().min(1).max(999) })).max(50),
    isDeliveryBack: z.boolean().default(false),
  }),
])

/** What became of a coupon whose purchase was taken back: usable again, or ended because its time is over. */
const returnedCoupon = z.object({ couponId: z.string(), title: z.string(), status: z.enum(COUPON_STATUSES) })

const tierReached = z.object({ key: z.string(), name: z.string() }).nullable()

/** What was recorded, and how the member stands after it. */
export const recordedView = z.object({
  purchase: purchaseView,
  balance: pointsField,
  growth: countField,
  tierReached,
  /** Until when the caller may undo it; null when that is not possible. */
  undoUntilAt: instantField.nullable(),
})

export const refundInput = z
  .strictObject({
    purchaseId: idField,
    /** 0 only for a purchase that cost nothing: then all of it is back. */
    amountFen: unitFenField.optional(),
    goods: returnedGoods.optional(),
    note: noteField,
  })
  .refine(({ amountFen, goods }) => (amountFen === undefined) !== (goods === undefined))

export const refundedView = z.object({
  purchase: purchaseView,
  /** Money back to the member. */
  moneyFen: fenField,
  pointsTaken: pointsField,
  debtAfter: pointsField,
  coupons: z.array(returnedCoupon),
})

/** What happens at the till in two steps, and how it is taken back. */
export const tillContract = defineContract({
  'purchase.preview': {
    access: 'clerk',
    effect: 'writes',
    once: 'own-record',
    summary:
      'What a purchase would come to: the member, every coupon with whether and why, the best choice, what will happen. With a proof and an amount the chosen coupons are reserved for this request',
    input: z
      .strictObject({
        memberCode: memberCodeField,
        storeId: storeIdField,
        ...sold,
        /** Left out: the coupon whose code was scanned, or the best choice. Empty: none. */
        couponIds: couponIds.optional(),
      })
      .refine(isSoldOnce),
    output: z.object({
      member: lookUpView,
      coupons: z.array(
        z.object({
          coupon: couponView,
          /** `open`: nothing speaks against it; the goods of an amount, or the amount itself, are not known. */
          outcome: z.enum(['usable', 'open', 'unusable']),
          refusal: z.enum(COUPON_REFUSALS).nullable(),
          /** By itself; null without an amount. */
          discountFen: fenField.nullable(),
          why: z.array(facts<UseRule>()),
          isChosen: z.boolean(),
        }),
      ),
      /** The most that usable coupons bring; null without an amount. */
      best: z.object({ couponIds: z.array(z.string()), discountFen: fenField, giftFen: fenField }).nullable(),
      /** With the chosen coupons; null without an amount. */
      quote: quoteView.nullable(),
      /** Until then the chosen coupons are this request’s; null when none is reserved. */
      lockedUntilAt: instantField.nullable(),
      names: namesView,
      now: instantField,
    }),
  },
  'purchase.cancelPreview': {
    access: 'clerk',
    effect: 'writes',
    once: 'own-record',
    summary: 'Give back at once what a preview has reserved; sent with the preview’s request id',
    input: z.strictObject({ couponIds: couponIds.min(1) }),
    /** Nothing is reserved by this request any more; so it is when it had reserved nothing. */
    output: z.object({ isFree: z.literal(true) }),
  },
  'purchase.confirm': {
    access: 'clerk',
    effect: 'writes',
    once: 'own-record',
    summary:
      'Record the purchase of a preview, redeem its coupons, earn points and growth, in one act; sent with the preview’s request id',
    input: z
      .strictObject({
        memberCode: memberCodeField,
        storeId: storeIdField,
        ...sold,
        couponIds: couponIds.default([]),
        /** What the clerk was shown: nobody pays anything else. */
        payableFen: z.int().min(0).max(100_000_000),
        receiptNumber: receiptNumberField.optional(),
      })
      .refine((fields) => isSoldOnce(fields) && isSold(fields)),
    output: recordedView,
  },
  'purchase.undo': {
    access: 'clerk',
    effect: 'writes',
    once: 'own-record',
    summary:
      'Take a purchase back as if it had not been: coupons return or end, points and growth are reversed. Clerks soon, managers longer with a reason',
    input: z.strictObject({ purchaseId: idField, note: noteField.optional() }),
    output: refundedView,
  },
  'purchase.refund': {
    access: 'clerk',
    effect: 'writes',
    once: 'own-record',
    summary:
      'Refund a purchase, wholly or in part, by an amount or by the goods that come back; points and growth are taken back in proportion, and its coupons return when all of it is back',
    input: refundInput,
    output: refundedView,
  },
})
