import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, fenField, fileIdField, instantField, noteField, storeIdField } from '#shared/kernel/fields'
import { TILL_CONSENTS } from '#shared/people/member/consent'
import { FILE_BYTES_MAX, REFUND_READINGS, ROW_KINDS } from './mapping'
import { DATE_FORMATS } from './when'

/** As it stands in the file, with signs that can be seen. */
const columnName = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => /[^\s\p{Cf}]/u.test(text), '列名是空的')

/** What the tiers that a file lifts customers to bring with `giveGifts`, at most. */
const giftsView = z.object({
  /** Whether the input asks for it; otherwise tiers move silently and nothing is given. */
  giveGifts: z.boolean(),
  /** False where the time was not enough for the whole file: then all counts are of its first `rowsDone` rows. */
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

const columnsInput = z.strictObject({
  /** The till’s number of the customer. */
  member: columnName,
  /** Of the payment. */
  date: columnName,
  /** What the customer paid, shipping and tip included. */
  amount: columnName,
  /** The till’s number of the receipt; without it rows are told apart by customer, day, amount and order. */
  receipt: columnName.optional(),
  phone: columnName.optional(),
  time: columnName.optional(),
  refunded: columnName.optional(),
  refundNumber: columnName.optional(),
  refundState: columnName.optional(),
  state: columnName.optional(),
  flag: columnName.optional(),
  store: columnName.optional(),
  currency: columnName.optional(),
  shipping: columnName.optional(),
  tip: columnName.optional(),
  article: columnName.optional(),
  articleKey: columnName.optional(),
  quantity: columnName.optional(),
  unitPrice: columnName.optional(),
})

/** How a file is read. What is not said is as the source’s mapping has it, or as the headings suggest. */
const readingInput = {
  rows: z.enum(ROW_KINDS).optional(),
  refunds: z.array(z.enum(REFUND_READINGS)).max(REFUND_READINGS.length).optional(),
  dateFormat: z.enum(DATE_FORMATS).optional(),
  /** The hour of the night at which the shop’s day ends. */
  dayEndsAtHour: z.int().min(0).max(12).optional(),
  amountUnit: z.enum(['yuan', 'fen']).optional(),
  leadingZeros: z.enum(['keep', 'drop']).optional(),
  receiptsStartDaily: z.boolean().optional(),
  onlyStore: z.string().min(1).max(60).nullable().optional(),
}

const mappingView = z.object({
  columns: z.record(z.string(), z.string()),
  rows: z.enum(ROW_KINDS),
  refunds: z.array(z.enum(REFUND_READINGS)),
  dateFormat: z.enum(DATE_FORMATS),
  dayEndsAtHour: z.int(),
  amountUnit: z.enum(['yuan', 'fen']),
  leadingZeros: z.enum(['keep', 'drop']),
  receiptsStartDaily: z.boolean(),
  onlyStore: z.string().nullable(),
})

/** Whose files they are: a customer’s number identifies within its source. Without it, of the store’s own till. */
const sourceField = z.string().regex(/^[a-z0-9][a-z0-9-]{0,30}$/)

const importIdField = z.string().regex(/^imp_[\w-]{24}$/)

const fileInput = {
  fileId: fileIdField,
  delimiter: z.string().length(1).optional(),
  /** Of a workbook. */
  sheet: z.string().min(1).max(60).optional(),
}

const applyInput = z.strictObject({
  ...fileInput,
  ...readingInput,
  storeId: storeIdField,
  source: sourceField.optional(),
  columns: columnsInput.optional(),
  /** Whether imported purchases also earn spendable points. */
  earnPoints: z.boolean().default(false),
  /** Whether shipping and tips earn, too. */
  earnOnApart: z.boolean().default(false),
  /**
   * In which month imported growth counts: `import` credits a customer’s history now, as when a shop opens its
   * membership; `purchase` uses each purchase’s own month, so that only the last months count for the tier.
   */
  growthMonth: z.enum(['import', 'purchase']).default('import'),
  /** Whether tiers that the history reaches bring their gifts and coupons. Without it history moves tiers silently. */
  giveGifts: z.boolean().default(false),
  /**
   * What every customer of the file has agreed to at the till, on paper that the shop can show. It never overrides
   * what a member has said in the mini-program.
   */
  consents: z.array(z.enum(TILL_CONSENTS)).max(TILL_CONSENTS.length).default([]),
})

const reportView = z.object({
  importId: z.string(),
  isDone: z.boolean(),
  rows: countField,
  rowsDone: countField,
  purchasesAdded: countField,
  purchasesKnown: countField,
  membersAdded: countField,
  totalFen: fenField,
  /** What refunds of the file have taken off purchases; and those that wait, because the purchase is not known. */
  returnedFen: fenField,
  waitingFen: fenField,
  waitingCount: countField,
  /** The money of the file, by what becomes of its rows. */
  sums: z.object({
    soldFen: fenField,
    backFen: fenField,
    nobodyFen: fenField,
    notSaleFen: fenField,
    refusedFen: fenField,
  }),
  /** What an operator should know of the file as a whole. */
  remarks: z.array(z.string()),
  badRows: z.array(z.object({ line: countField, reason: z.string() })),
  badRowCount: countField,
  /** All of them, gathered by their reason, the most frequent first. */
  reasons: z.array(z.object({ reason: z.string(), rows: countField, lines: z.array(countField) })),
})

/** What an undoing takes back, or would. */
const undoneView = z.object({
  importId: z.string(),
  /** Purchases, and what was paid for them, refunds apart. */
  purchases: countField,
  amountFen: fenField,
  /** Records that the file had made and that end with it; those that go on are a customer’s, or hold something else. */
  membersEnded: countField,
  membersSignedIn: countField,
  membersInUse: countField,
  /** Rows that stay because something was built on them, the first of them with the reason. */
  keptRows: countField,
  kept: z.array(z.object({ line: countField, reason: z.string() })),
})

/** How far an import has come. */
const runView = z.object({
  importId: z.string(),
  startedAt: instantField,
  isDone: z.boolean(),
  rowsDone: countField,
  purchasesAdded: countField,
  purchasesKnown: countField,
  totalFen: fenField,
  returnedFen: fenField,
})

export const importContract = defineContract({
  'import.beginUpload': {
    access: 'operator',
    right: 'money',
    effect: 'reads',
    summary: 'Answer where a till’s file can be put into the cloud’s storage: one PUT of its bytes with these headers',
    input: z.strictObject({
      /** As it is called on the operator’s computer; only its ending is kept. */
      name: z.string().min(1).max(200),
      bytes: z.int().min(1).max(FILE_BYTES_MAX),
    }),
    output: z.object({ fileId: fileIdField, url: z.string(), headers: z.record(z.string(), z.string()) }),
  },
  'import.look': {
    access: 'operator',
    right: 'money',
    effect: 'reads',
    summary:
      'Look at a till’s file: how it is written, its sheets and headings, what its columns seem to be, its first rows',
    input: z.strictObject(fileInput),
    output: z.object({
      encoding: z.string(),
      delimiter: z.string().nullable(),
      sheets: z.array(z.string()),
      sheet: z.string().nullable(),
      system: z.object({ key: z.string(), title: z.string() }).nullable(),
      headLine: countField,
      headings: z.array(z.string()),
      mapping: mappingView,
      missing: z.array(z.enum(['member', 'date', 'amount'])),
      rows: z.array(z.object({ line: countField, cells: z.array(z.string()).nullable() })),
    }),
  },
  'import.saveMapping': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Keep how the files of a source are read, so that next week is one act',
    input: z.strictObject({ ...readingInput, storeId: storeIdField, source: sourceField, columns: columnsInput }),
    output: z.object({ source: z.string(), mapping: mappingView }),
  },
  'import.preview': {
    access: 'operator',
    right: 'money',
    effect: 'reads',
    summary: 'Read a till’s file and count what would come of it, gifts included. Nothing is written',
    input: applyInput,
    output: reportView.extend({ wouldGive: giftsView }),
  },
  'import.apply': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary:
      'Import a till’s purchases and refunds from a file in cloud storage. The same file again changes nothing; call again to go on when `isDone` is false',
    input: applyInput,
    output: reportView,
  },
  'import.previewUndo': {
    access: 'operator',
    right: 'money',
    effect: 'reads',
    summary: 'Count what undoing an import would take back, and list the rows that would stay, with the reason',
    input: z.strictObject({ importId: importIdField }),
    /** `isComplete` is false where the time was not enough for all of it; then the counts are of its first part. */
    output: undoneView.extend({ isComplete: z.boolean() }),
  },
  'import.undo': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary:
      'Take back what an import has brought, as far as nothing was built on it; call again to go on when `isDone` is false. The file may be imported again afterwards',
    input: z.strictObject({ importId: importIdField, note: noteField }),
    output: undoneView.extend({ isDone: z.boolean() }),
  },
  'import.get': {
    access: 'operator',
    right: 'money',
    effect: 'reads',
    summary: 'One import as it stands, with a page of the rows that it did not record and why',
    /** `from`: how many of these rows were read before. */
    input: z.strictObject({ importId: importIdField, from: z.int().min(0).default(0) }),
    output: runView.extend({
      storeId: z.string(),
      waitingFen: fenField,
      waitingCount: countField,
      undo: undoneView.extend({ isDone: z.boolean() }).nullable(),
      refused: z.array(z.object({ line: countField, reason: z.string() })),
      refusedCount: countField,
      nextFrom: countField.nullable(),
      /** Without the file only what contradicts the records is told. */
      isFileThere: z.boolean(),
    }),
  },
  'import.list': {
    access: 'operator',
    right: 'money',
    within: 'storeId',
    effect: 'reads',
    summary: 'The imports of a store, newest first, and the refunds that wait for a purchase',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({
      imports: z.array(
        runView.extend({
          /** What was taken back of it; null while nobody has asked. */
          undo: z.object({ isDone: z.boolean(), purchases: countField, keptRows: countField }).nullable(),
        }),
      ),
      waiting: z.array(
        z.object({
          receipt: z.string().nullable(),
          refundNumber: z.string().nullable(),
          amountFen: fenField.nullable(),
          day: z.string(),
        }),
      ),
    }),
  },
})
