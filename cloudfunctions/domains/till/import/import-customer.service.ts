import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import { type Entry, sourceOfReturned } from '#shared/ledger/points/entry'
import type { PointsRules } from '#shared/ledger/points/rules'
import type { TierRules } from '#shared/ledger/tier/rules'
import type { ConsentPurpose } from '#shared/people/member/consent'
import type { Purchase } from '#shared/till/purchase/purchase'
import { decideSale, type Sale, type SaleDecision, withPurchases } from '#shared/till/purchase/sale'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { newId } from '../../../platform/ids'
import { tellForSweep } from '../../base/facts/facts.face'
import { carry, getActiveAccount, keepAccount, openAccount } from '../../ledger/account/account.face'
import { postFacts } from '../../ledger/points/points.face'
import { raiseTier, raiseTierSilently } from '../../ledger/tier/tier.face'
import { linkCustomer, openTillRecord, type TillCustomer } from '../../people/member/member.face'
import { insertPurchases, returnPurchases } from '../purchase/purchase.face'
import type { IdentifiedRow, ReceiptRules } from './import-rows'
import type { ImportRun } from './import-run.repository'

/** Each is a purchase and its entry; with the member, keys, gifts and the account a transaction stays within 40 operations. */
export const ROWS_PER_TRANSACTION = 12

export interface ImportContext {
  context: Context
  run: Pick<ImportRun, '_id' | 'runId' | 'startedAt' | 'storeId' | 'customersDone'>
  points: PointsRules
  tiers: TierRules
  earnPoints: boolean
  growthMonth: 'import' | 'purchase'
  /** Whether tiers reached by the history bring their gifts. */
  giveGifts: boolean
  /** Whether shipping and tips earn, too. */
  earnOnApart: boolean
  receipts: ReceiptRules
  /** What the customers of the file have agreed to at the till. */
  consents: readonly ConsentPurpose[]
}

export interface CustomerRows {
  customer: TillCustomer
  /** Null when no key leads to a member yet. */
  memberId: string | null
  /** Keys of the customer that lead nowhere yet. */
  newKeys: string[]
  rows: IdentifiedRow[]
}

/** One customer, one transaction: the member where there is none, the purchases, their entries, the account. */
export function importCustomer(importing: ImportContext, rows: CustomerRows): Promise<string> {
  const memberId = rows.memberId ?? newId('mem')
  return importing.context.db.transaction(async (tx) => {
    if (rows.memberId === null) await join(importing, tx, memberId, rows)
    else await addTo(importing, tx, rows.memberId, rows)
    return memberId
  })
}

async function join(
  importing: ImportContext,
  tx: Tx,
  memberId: string,
  { customer, rows }: CustomerRows,
): Promise<void> {
  const { context, run, tiers } = importing
  const { consents } = importing
  await openTillRecord(tx, memberId, customer, { at: run.startedAt, requestId: run.runId, consents })
  const empty = newAccount(memberId, tiers.tiers[0].key, context.now)
  const opened = await carry(context, tx, empty, joinedTelling(memberId))
  await openAccount(tx, await record(importing, tx, opened, rows))
}

async function addTo(importing: ImportContext, tx: Tx, memberId: string, customerRows: CustomerRows): Promise<void> {
  const { customer, newKeys, rows } = customerRows
  const { now } = importing.context
  const account = await getActiveAccount(tx, memberId)
  const { consents, context, run } = importing
  if (newKeys.length > 0 || consents.length > 0) {
    const { hasConsented } = await linkCustomer(tx, memberId, customer, {
      newKeys,
      runId: run.runId,
      at: run.startedAt,
      now,
      consents,
    })
    const source = `${memberId}:${run.runId}`
    const payload = { purpose: 'personalization', isGranted: true }
    if (hasConsented) await tellForSweep(context, tx, { name: 'consent.changed', source, memberId, payload })
  }
  if (rows.length > 0) await keepAccount(tx, await record(importing, tx, account, rows), now)
}

async function record(
  importing: ImportContext,
  tx: Tx,
  account: Account,
  rows: readonly IdentifiedRow[],
): Promise<Account> {
  const { context } = importing
  const sales = rows.map((row) => decideRow(importing, account, row))
  const posted = await postFacts(
    context,
    tx,
    account,
    sales.map(({ earning }) => earning),
  )
  const purchases = withEntries(sales, posted.entries)
  const returned = new Set(rows.filter(({ isReturned }) => isReturned).map(({ purchaseId }) => purchaseId))
  await insertPurchases(
    tx,
    purchases.filter(({ _id }) => !returned.has(_id)),
  )
  // The store takes one import at a time, and nobody else writes what an import has taken back.
  await returnPurchases(
    tx,
    purchases.filter(({ _id }) => returned.has(_id)),
  )
  // Gifts for tiers wait for the outbox's sweep: thousands at once would outlast the function.
  const raised = importing.giveGifts
    ? await raiseTier({ ...context, told: [] }, tx, posted.account)
    : await raiseTierSilently(context, posted.account)
  return withTold(context, tx, withPurchases(raised.account, purchases), purchases)
}

async function withTold(context: Context, tx: Tx, before: Account, purchases: readonly Purchase[]): Promise<Account> {
  let account = before
  for (const purchase of purchases) account = await carry(context, tx, account, recordedTelling(purchase))
  return account
}

export const joinedTelling = (memberId: string) =>
  ({ name: 'member.joined', source: memberId, payload: { via: 'till' } }) as const

/** Named as the ledger names it: what came again after its undoing is told again. */
export const recordedTelling = ({ _id: purchaseId, entryId, amountFen, at }: Purchase) =>
  ({
    name: 'purchase.recorded',
    source: entryId?.replace(/^purchase:/, '') ?? purchaseId,
    payload: { purchaseId, amountFen, at },
  }) as const

export function withEntries(sales: readonly SaleDecision[], entries: readonly (Entry | null)[]): Purchase[] {
  return sales.map(({ purchase }, index) => ({ ...purchase, entryId: entries[index]?._id ?? null }))
}

/** What a row of the file stands for. */
export function decideRow(importing: ImportContext, account: Account, row: IdentifiedRow): SaleDecision {
  const { context, run, earnPoints, growthMonth } = importing
  const { purchaseId, amountFen, day, at, receipt: receiptNumber } = row
  const from = { purchaseId, requestId: run.runId, storeId: run.storeId, staffId: null, receiptNumber, at, day }
  const earnedDay = growthMonth === 'purchase' ? day : businessDayOf(context.now)
  const paid = { amountFen, discountFen: 0, basket: row.basket }
  const earnsOnFen = importing.earnOnApart ? amountFen : amountFen - row.apartFen
  const sale: Sale = { ...from, source: 'import', paid, earnsPoints: earnPoints, earnsOnFen, earnedDay }
  const decision = decideSale(account, sale, context.now, importing)
  if (!row.isReturned) return decision
  const sourceId = sourceOfReturned(purchaseId, run.runId)
  return { ...decision, earning: { ...decision.earning, sourceId } }
}
