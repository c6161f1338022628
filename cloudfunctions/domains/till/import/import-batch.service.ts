import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { inParallel } from '../../../platform/in-parallel'
import { keysOfCustomer, withoutVouched } from '../../people/member/member.face'
import { type ImportContext, importCustomer, ROWS_PER_TRANSACTION } from './import-customer.service'
import { noteBatch } from './import-journal.service'
import { type KnownRecords, lookUp, type Work, withOwnNumbers, worksOf } from './import-known.service'
import { clearUnfinished, importNewcomers } from './import-newcomers.service'
import { askOwners } from './import-owners.service'
import { importRegulars } from './import-regulars.service'
import type { RunCounts } from './import-run.repository'
import type { Customer, LineProblem } from './sheet'
import { sortOut } from './sort-out'
import { uncontested } from './uncontested'

const CUSTOMERS_AT_ONCE = 8
const CUSTOMERS_PER_BATCH = 400
const ROWS_PER_BATCH = 1000
const TRIES_MAX = 4

export interface BatchResult extends RunCounts {
  /** How many of the batch's customers. */
  customersDone: number
  conflicts: LineProblem[]
}

/** As many customers as a few reads can look up, but at least one. */
export function takeBatch(customers: readonly Customer[], from: number): Customer[] {
  const batch: Customer[] = []
  let rows = 0
  for (let index = from; index < customers.length && batch.length < CUSTOMERS_PER_BATCH; index += 1) {
    const customer = customers[index]
    if (!customer || (batch.length > 0 && rows + customer.rowCount > ROWS_PER_BATCH)) break
    batch.push(customer)
    rows += customer.rowCount
  }
  return batch
}

/** Imports customers in their order, several at a time; what is known is looked up for all of them beforehand. */
export async function importBatch(
  importing: ImportContext,
  customers: readonly Customer[],
  isTimeUp: () => boolean,
): Promise<BatchResult> {
  const told = worksOf(importing, customers)
  let known = await lookUp(importing, told)
  if (await clearUnfinished(importing, told, known)) known = await lookUp(importing, told)
  const works = withOwnNumbers(told, known)
  await noteBatch(importing, works, known)
  const own = uncontested(works)
  const newcomers = await importNewcomers(importing, own, known)
  const written = new Map([...newcomers, ...(await importRegulars(importing, own, known))])
  const rest = works.filter((work) => !written.has(work))
  const results = await inParallel(rest, { atOnce: CUSTOMERS_AT_ONCE, isTimeUp }, (work) =>
    importWork(importing, work, known),
  )
  // The next call begins at the first one that is missing, and recognizes those behind it as already written.
  const next = rest[results.length]
  const customersDone = next === undefined ? works.length : works.indexOf(next)
  await askOwners(importing, told.slice(0, customersDone), known)
  const done = works.slice(0, customersDone).flatMap((work) => written.get(work) ?? results[rest.indexOf(work)] ?? [])
  return {
    customersDone,
    rowsDone: sum(done, 'rowsDone'),
    purchasesAdded: sum(done, 'purchasesAdded'),
    purchasesKnown: sum(done, 'purchasesKnown'),
    totalFen: sum(done, 'totalFen'),
    conflicts: done.flatMap(({ conflicts }) => conflicts),
  }
}

/** Another run, or a second customer with the same phone, may have been faster: then what is known is looked up anew. */
async function importWork(
  importing: ImportContext,
  lookedAt: Work,
  lookedUp: KnownRecords,
): Promise<Omit<BatchResult, 'customersDone'>> {
  let [work, known] = [lookedAt, lookedUp]
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await importKnowing(importing, work, known)
    } catch (error) {
      const isOutdated = error instanceof DuplicateKeyError || isClosed(error)
      if (isClosed(error) && attempt >= TRIES_MAX) return refusedWork(work)
      if (!isOutdated || attempt >= TRIES_MAX) throw error
      known = await lookUp(importing, [work])
      work = { ...work, customer: withoutVouched(known, work.customer) }
    }
  }
}

async function importKnowing(importing: ImportContext, { customer, rows }: Work, known: KnownRecords) {
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
