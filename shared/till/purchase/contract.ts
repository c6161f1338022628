import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  amountFenField,
  countField,
  dayField,
  fenField,
  fileIdField,
  idField,
  instantField,
  memberCodeField,
  receiptNumberField,
  storeIdField,
} from '#shared/kernel/fields'
import { TILL_CONSENTS } from '#shared/people/member/consent'
import { ownContract } from './own-contract'
import { purchaseView, recordedView, refundedView, refundInput, tillContract } from './till-contract'

const columnName = z.string().min(1).max(100)

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
  /** What was paid for the delivery and is not back; 0 where there is nothing. */
  deliveryFen: fenField,
})

/** What the tiers that a file lifts customers to bring with `giveGifts`, at most. */
const giftsView = z.object({
  /** Whether the input asks for it; otherwise tiers move silently and none of it is given. */
  giveGifts: z.boolean(),
  /** Not, where the time was not enough for the whole file: then all counts are of its first `rowsDone` rows. */
  isComplete: z.boolean(),
  /** How many rise. */
  customers: countField,
  /** To which tier, lowest first. */
  tiers: z.array(z.object({ key: z.string(), name: z.string(), customers: countField })),
  /** Gifts of tiers. A point has no price among the rules, so that points are counted as points. */
  points: countField,
  makeUpCards: countField,
  coupons: z.array(
    z.object({
      templateId: z.string(),
      title: z.string(),
      isGift: z.boolean(),
      count: countField,
      /** What they cost at most, as the budget of the template counts it; null where nothing bounds it. */
      costFen: fenField.nullable(),
    }),
  ),
  couponCount: countField,
  /** How many of them are for something that is handed over. */
  giftCouponCount: countField,
  /** All of them together; null where nothing bounds it. */
  couponCostFen: fenField.nullable(),
  /** What the purchases themselves earn; 0 without `earnPoints`. */
  purchasePoints: countField,
})

/** A day's purchases at a store, with totals of what is not wholly taken back. */
const dayView = z.object({
  day: dayField,
  purchases: z.array(
    purchaseView.extend({
      displayName: z.string(),
      clerkName: z.string(),
      /** All of it came back, or it was undone. */
      isBack: z.boolean(),
      /** What a refund by goods needs to know; null where nothing is left to come back. */
      goods: goodsView.nullable(),
      /** Until when the caller may undo it; null when that is not possible (any more). */
      undoUntilAt: instantField.nullable(),
    }),
  ),
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
          coupons: z.array(z.object({ title: z.string(), discountFen: fenField, gift: z.string().nullable() })),
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
  'purchase.import': {
    access: 'operator',
    effect: 'writes',
    summary:
      'Import a till’s purchases from a CSV file in cloud storage. The same file again changes nothing; call again to go on when `isDone` is false',
    input: z.strictObject({
      fileId: fileIdField,
      storeId: storeIdField,
      columns: z.strictObject({
        /** The till’s number of the customer. */
        member: columnName,
        date: columnName,
        amount: columnName,
        /** The till’s number of the receipt; without it rows are told apart by customer, day, amount and order. */
        receipt: columnName.optional(),
        phone: columnName.optional(),
      }),
      dateFormat: z.enum(['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D']).default('YYYY-MM-DD'),
      amountUnit: z.enum(['yuan', 'fen']).default('yuan'),
      delimiter: z.string().length(1).default(','),
      /** Whether imported purchases also earn spendable points. */
      earnPoints: z.boolean().default(false),
      /**
       * In which month imported growth counts: `import` credits a customer’s history now, as when a shop opens its
       * membership; `purchase` uses each purchase’s own month, so that only the last months count for the tier.
       */
      growthMonth: z.enum(['import', 'purchase']).default('import'),
      /**
       * Whether tiers that the history reaches bring their gifts and coupons. Without it history moves tiers silently.
       */
      giveGifts: z.boolean().default(false),
      /**
       * What every customer of the file has agreed to at the till, on paper that the shop can show. It never overrides
       * what a member has said in the mini-program.
       */
      consents: z.array(z.enum(TILL_CONSENTS)).max(TILL_CONSENTS.length).default([]),
      /** Reads the file and answers what would come of it, gifts included. Nothing is written. */
      dryRun: z.boolean().optional(),
    }),
    output: z.object({
      importId: z.string(),
      isDone: z.boolean(),
      rows: countField,
      rowsDone: countField,
      purchasesAdded: countField,
      purchasesKnown: countField,
      membersAdded: countField,
      totalFen: fenField,
      badRows: z.array(z.object({ line: countField, reason: z.string() })),
      badRowCount: countField,
      /** Of a dry run only. */
      wouldGive: giftsView.optional(),
    }),
  },
  'purchase.refundAsOperator': {
    access: 'operator',
    effect: 'writes',
    summary:
      'Refund any purchase, wholly or in part, by an amount or by the goods that come back: what a store cannot do any more, or what a till’s file tells of',
    input: refundInput,
    output: refundedView,
  },
  'purchase.listOfMember': {
    access: 'operator',
    effect: 'reads',
    summary: 'A member’s purchases, newest first, 100 a page',
    input: z.strictObject({ memberId: idField.max(40), beforeAt: instantField.optional() }),
    output: z.object({ purchases: z.array(purchaseView), nextBeforeAt: instantField.nullable() }),
  },
})
