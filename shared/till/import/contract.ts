import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, fenField, fileIdField, storeIdField } from '#shared/kernel/fields'
import { TILL_CONSENTS } from '#shared/people/member/consent'

const columnName = z.string().min(1).max(100)

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

export const importContract = defineContract({
  'import.apply': {
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
})
