import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  amountFenField,
  countField,
  dayField,
  fenField,
  idField,
  instantField,
  memberCodeField,
  receiptNumberField,
  storeIdField,
} from '#shared/kernel/fields'
import { ownBenefit, ownContract, ownCoupon } from './own-contract'
import { purchaseView, recordedView, refundedView, refundInput, tillContract } from './till-contract'

/** The goods of a purchase at prices before coupons, and what of them is back. */
const goodsView = z.object({
  /** Goods and delivery. */
  totalFen: fenField,
  /** Of a purchase without lines, worth so much. */
  backFen: fenField,
  /** Null where the till told an amount only. */
  lines: z
    .array(
      z.object({
        name: z.string().nullable(),
        unitFen: fenField,
        quantity: countField,
        discountFen: fenField,
        backUnits: countField,
      }),
    )
    .nullable(),
  /** What was paid for the delivery and as a tip and is not back; 0 where there is nothing. */
  deliveryFen: fenField,
  tipFen: fenField,
})

const staffPurchaseView = purchaseView.extend({
  displayName: z.string(),
  clerkName: z.string(),
  /** All of it came back, or it was undone. */
  isBack: z.boolean(),
  /** What a refund by goods needs to know; null where nothing is left to come back. */
  goods: goodsView.nullable(),
  /** Until when the caller may undo it; null when that is not possible (any more). */
  undoUntilAt: instantField.nullable(),
})

const operatorPurchaseView = purchaseView.extend({
  memberId: z.string(),
  isBack: z.boolean(),
  goods: goodsView.nullable(),
})

/** A day's purchases at a store, with totals of what is not wholly taken back. */
const dayView = z.object({
  day: dayField,
  /** The earliest day whose purchases the caller may pay back. */
  refundFromDay: dayField,
  purchases: z.array(staffPurchaseView),
  isComplete: z.boolean(),
  totalFen: fenField,
  totalCount: countField,
  discountFen: fenField,
  couponCount: countField,
  /** The same for each clerk; `staffId` is null for what a file brought. */
  clerks: z.array(
    z.object({
      staffId: z.string().nullable(),
      clerkName: z.string(),
      totalFen: fenField,
      totalCount: countField,
      discountFen: fenField,
      couponCount: countField,
    }),
  ),
})

export const purchaseContract = defineContract({
  ...tillContract,
  ...ownContract,
  'purchase.record': {
    access: 'clerk',
    effect: 'writes',
    once: 'own-record',
    summary: 'Record a purchase of a member at the clerk’s store; earns points and growth, may raise the tier',
    input: z.strictObject({
      memberCode: memberCodeField,
      storeId: storeIdField,
      amountFen: amountFenField,
      receiptNumber: receiptNumberField.optional(),
    }),
    output: recordedView,
  },
  'purchase.listToday': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'Today’s purchases at one of the clerk’s stores, newest first, with totals of what is not wholly taken back',
    input: z.strictObject({ storeId: storeIdField }),
    output: dayView,
  },
  'purchase.listOfDay': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'The purchases of one day at one of the clerk’s stores, as far back as refunds are made at the till, 100 a page, newest first',
    input: z.strictObject({ storeId: storeIdField, day: dayField, beforeAt: instantField.optional() }),
    output: dayView.extend({ nextBeforeAt: instantField.nullable() }),
  },
  'purchase.findAtTill': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'Purchases at one of the clerk’s stores by the number of a receipt or by the code of a member, as far back as the caller may pay back',
    input: z
      .strictObject({
        storeId: storeIdField,
        receiptNumber: receiptNumberField.optional(),
        memberCode: memberCodeField.optional(),
      })
      .refine(({ receiptNumber, memberCode }) => (receiptNumber === undefined) !== (memberCode === undefined)),
    output: z.object({
      today: dayField,
      fromDay: dayField,
      purchases: z.array(staffPurchaseView),
      isComplete: z.boolean(),
      /** In place of the code that was shown, for the next look; null where none was. */
      proof: z.string().nullable(),
    }),
  },
  'purchase.find': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'Purchases of a store by the number of a receipt, or of one day, 100 a page, newest first',
    input: z
      .strictObject({
        storeId: storeIdField,
        receiptNumber: receiptNumberField.optional(),
        day: dayField.optional(),
        beforeAt: instantField.optional(),
      })
      .refine(({ receiptNumber, day }) => (receiptNumber === undefined) !== (day === undefined)),
    output: z.object({ purchases: z.array(operatorPurchaseView), nextBeforeAt: instantField.nullable() }),
  },
  'purchase.getReceipt': {
    access: 'member',
    effect: 'reads',
    summary:
      'The caller’s last purchase after an instant of the server: what the page with the code asks for while it is shown',
    input: z.strictObject({ afterAt: instantField }),
    output: z.object({
      now: instantField,
      /** Null when nothing was recorded after it, or it was taken back already. */
      receipt: z
        .object({
          purchaseId: z.string(),
          storeName: z.string().nullable(),
          /** What was paid, after coupons. */
          amountFen: fenField,
          discountFen: fenField,
          coupons: z.array(ownCoupon),
          benefits: z.array(ownBenefit),
          pointsEarned: countField,
          growthEarned: countField,
          /** As the member stood right after it. */
          balance: z.int(),
          tierReached: z.string().nullable(),
          at: instantField,
        })
        .nullable(),
    }),
  },
  'purchase.refundAsOperator': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary:
      'Refund any purchase, wholly or in part, by an amount or by the goods that come back: what a store cannot do any more, or what a till’s file tells of',
    input: refundInput,
    output: refundedView,
  },
  'purchase.listOfMember': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'A member’s purchases, newest first, 100 a page',
    input: z.strictObject({ memberId: idField.max(40), beforeAt: instantField.optional() }),
    output: z.object({ purchases: z.array(operatorPurchaseView), nextBeforeAt: instantField.nullable() }),
  },
})
