import type { Purchase } from '#shared/till/purchase/purchase'
import type { Db } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { inParallel } from '../../../platform/in-parallel'
import {
  followKeys,
  heirsOf,
  keysOfCustomer,
  type TillCustomer,
  tillKey,
  tillNumberHash,
} from '../../people/member/member.face'
import { findPurchases } from '../purchase/purchase.face'
import { type ImportContext, importCustomer } from './import-customer.service'
import { type IdentifiedRow, identifyRows, type ReceiptRules } from './import-rows'
import type { RunCounts } from './import-run.repository'
import type { Customer, LineProblem } from './import-sheet'

const CUSTOMERS_AT_ONCE = 8
const CUSTOMERS_PER_BATCH = 400
const ROWS_PER_BATCH = 1000
const IDS_PER_READ = 1000
/** Each is a purchase and its entry; with the member, keys, gifts and the account a transaction stays within 40 operations. */
export const ROWS_PER_TRANSACTION = 12
const TRIES_MAX = 4

export interface BatchResult extends RunCounts {
  /** How many of the batch's customers. */
  customersDone: number
  conflicts: LineProblem[]
}

/** What is recorded already: where keys lead, and the purchases among the wanted ids. */
export interface Known {
  members: Map<string, string>
  purchases: Map<string, Recorded>
}

export type Recorded = Pick<Purchase, 'memberId' | 'amountFen' | 'requestId' | 'day' | 'source'> & {
  isUndone?: boolean
}

export interface Work {
  customer: TillCustomer
  rows: KnownRow[]
}

interface KnownRow extends IdentifiedRow {
  /** What the first release made of the customer's number as it is, which may be a phone's. */
  formerId: string
}

/** So many of the customers as are looked up in a few reads. At least one. */
export function takeBatch(customers: readonly Customer[], from: number): Customer[] {
  const batch: Customer[] = []
  let rows = 0
  for (let index = from; index < customers.length && batch.length < CUSTOMERS_PER_BATCH; index += 1) {
    const customer = customers[index]
    if (!customer || (batch.length > 0 && rows + customer.rows.length > ROWS_PER_BATCH)) break
    batch.push(customer)
    rows += customer.rows.length
  }
  return batch
}

/** Imports customers in their order, several at a time; what is known is looked up for all of them beforehand. */
export async function importBatch(
  importing: ImportContext,
  customers: readonly Customer[],
  isTimeUp: () => boolean,
): Promise<BatchResult> {
  const works = worksOf(importing, customers)
  const known = await lookUp(importing, works)
  const done = await inParallel(works, { atOnce: CUSTOMERS_AT_ONCE, isTimeUp }, (work) =>
    importWork(importing, work, known),
  )
  return {
    customersDone: done.length,
    rowsDone: sum(done, 'rowsDone'),
    purchasesAdded: sum(done, 'purchasesAdded'),
    purchasesKnown: sum(done, 'purchasesKnown'),
    totalFen: sum(done, 'totalFen'),
    conflicts: done.flatMap(({ conflicts }) => conflicts),
  }
}

export function worksOf(importing: Pick<ImportContext, 'run' | 'receipts'>, customers: readonly Customer[]): Work[] {
  const { storeId } = importing.run
  return customers.map(({ number: written, phone, rows }) => {
    const number = numberIn(importing.receipts.source, written)
    return {
      customer: { key: tillKey(storeId, number), storeId, phone },
      rows: identifyWithFormer(storeId, { number, rows }, importing.receipts),
    }
  })
}

/** A number identifies within its source only: of the store's own till it stands as it is. */
export const numberIn = (source: string | null, number: string): string =>
  source === null ? number : `${source}|${number}`

/** Another run, or a second customer with the same phone, may have been faster: then what is known is looked up anew. */
async function importWork(
  importing: ImportContext,
  work: Work,
  lookedUp: Known,
): Promise<Omit<BatchResult, 'customersDone'>> {
  let known = lookedUp
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await importKnowing(importing, work, known)
    } catch (error) {
      const isOutdated = error instanceof DuplicateKeyError || isClosed(error)
      if (isClosed(error) && attempt >= TRIES_MAX) return refusedWork(work)
      if (!isOutdated || attempt >= TRIES_MAX) throw error
      known = await lookUp(importing, [work])
    }
  }
}

async function importKnowing(importing: ImportContext, { customer, rows }: Work, known: Known) {
  const keys = keysOfCustomer(customer)
  // The till's own number leads, where it and the phone disagree.
  let memberId = keys.map((key) => known.members.get(key)).find((id) => id !== undefined) ?? null
  let newKeys = keys.filter((key) => !known.members.has(key))
  const { fresh, result } = sortOut(rows, known, { runId: importing.run.runId, memberId })
  // A member is made for a purchase, not for a number.
  const hasNews = newKeys.length > 0 || importing.consents.length > 0
  if (fresh.length === 0 && (memberId === null || !hasNews)) return result
  for (let from = 0; from === 0 || from < fresh.length; from += ROWS_PER_TRANSACTION) {
    const part = fresh.slice(from, from + ROWS_PER_TRANSACTION)
    memberId = await importCustomer(importing, { customer, memberId, newKeys, rows: part })
    newKeys = []
  }
  return result
}

/** A receipt that comes twice is one purchase; with another amount it is a contradiction for a person to settle. */
export function sortOut(
  rows: readonly IdentifiedRow[],
  known: Pick<Known, 'purchases'>,
  own: { runId: string; memberId: string | null },
) {
  const fresh: IdentifiedRow[] = []
  const amounts = new Map<string, Pick<Recorded, 'amountFen' | 'day'>>()
  const conflicts: LineProblem[] = []
  const result = {
    rowsDone: rows.reduce((sum, row) => sum + row.rows, 0),
    purchasesAdded: 0,
    purchasesKnown: 0,
    totalFen: 0,
    conflicts,
  }
  for (const row of rows) {
    const { purchaseId, amountFen, line, receipt } = row
    const recorded = known.purchases.get(purchaseId)
    const before = amounts.get(purchaseId) ?? recorded
    const contradiction = before && contradictionOf(row, before, recorded, own.memberId)
    if (contradiction) {
      conflicts.push({ line, reason: `小票 ${receipt ?? ''} ${contradiction}` })
      continue
    }
    // What an interrupted call of this run has recorded counts as added by it, once.
    const isOwn = !recorded || (recorded.requestId === own.runId && recorded.memberId === own.memberId)
    if (isOwn && !amounts.has(purchaseId)) result.purchasesAdded += 1
    else result.purchasesKnown += 1
    if (before === undefined) fresh.push(row)
    amounts.set(purchaseId, { amountFen, day: row.day })
    result.totalFen += amountFen
  }
  return { fresh, result }
}

/** One number, two purchases: which of them is right, a person says. A clerk's own record of it knows better whose it is. */
function contradictionOf(
  { amountFen, day }: IdentifiedRow,
  before: Pick<Recorded, 'amountFen' | 'day'>,
  recorded: Recorded | undefined,
  memberId: string | null,
): string | null {
  if (recorded?.isUndone) return '已被撤销，不再导入'
  if (before.amountFen !== amountFen) return '已按另一个金额记录'
  if (before.day !== day) return '已按另一天记录'
  return recorded?.source === 'import' && recorded.memberId !== memberId ? '已记在另一位顾客名下' : null
}

/** Ids are made of a keyed hash of the number: from an id alone nobody can try out whose it is. */
function identifyWithFormer(
  storeId: string,
  { number, rows }: Pick<Customer, 'number' | 'rows'>,
  receipts: ReceiptRules,
): KnownRow[] {
  const former = identifyRows(storeId, { number, rows }, receipts)
  return identifyRows(storeId, { number: tillNumberHash(storeId, number), rows }, receipts).map((row, index) => ({
    ...row,
    formerId: former[index]?.purchaseId ?? row.purchaseId,
  }))
}

export async function lookUp(
  { context: { db } }: Pick<ImportContext, 'context'>,
  works: readonly Work[],
): Promise<Known> {
  const keys = new Set(works.flatMap(({ customer }) => keysOfCustomer(customer)))
  const rows = works.flatMap((work) => work.rows)
  const purchases = await recordedAs(db, rows, ({ purchaseId }) => purchaseId)
  const unknown = rows.filter(({ purchaseId, formerId }) => purchaseId !== formerId && !purchases.has(purchaseId))
  const former = await recordedAs(db, unknown, ({ formerId }) => formerId)
  for (const { purchaseId, formerId } of unknown) {
    const recorded = former.get(formerId)
    if (recorded) purchases.set(purchaseId, recorded)
  }
  const members = await followKeys(db, [...keys])
  return { members, purchases: await withHeirs(db, members, purchases) }
}

/** After a merge the purchases stay with the record that they were made for, and the keys lead to the one that goes on. */
async function withHeirs(
  db: Db,
  members: Known['members'],
  purchases: Known['purchases'],
): Promise<Known['purchases']> {
  const current = new Set(members.values())
  const isElsewhere = ({ source, memberId }: Recorded) => source === 'import' && !current.has(memberId)
  if (![...purchases.values()].some(isElsewhere)) return purchases
  const heirs = await heirsOf(db, [...current])
  for (const [id, purchase] of purchases) {
    purchases.set(id, { ...purchase, memberId: heirs.get(purchase.memberId) ?? purchase.memberId })
  }
  return purchases
}

async function recordedAs(db: Db, rows: readonly KnownRow[], idOf: (row: KnownRow) => string) {
  const ids = [...new Set(rows.map(idOf))]
  const purchases: Known['purchases'] = new Map()
  for (let from = 0; from < ids.length; from += IDS_PER_READ) {
    const found = await findPurchases(db, ids.slice(from, from + IDS_PER_READ))
    for (const { _id, memberId, amountFen, requestId, day, source, undone } of found) {
      purchases.set(_id, { memberId, amountFen, requestId, day, source, isUndone: undone !== null })
    }
  }
  return purchases
}

/** The till still knows a customer whose membership has ended. */
export function refusedWork({ rows }: Pick<Work, 'rows'>): Omit<BatchResult, 'customersDone'> {
  const conflicts = rows.map(({ line }) => ({ line, reason: '会员已注销' }))
  return {
    rowsDone: rows.reduce((sum, row) => sum + row.rows, 0),
    purchasesAdded: 0,
    purchasesKnown: 0,
    totalFen: 0,
    conflicts,
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'MEMBER_CLOSED'
}

function sum(results: readonly RunCounts[], field: keyof RunCounts): number {
  return results.reduce((total, result) => total + result[field], 0)
}
