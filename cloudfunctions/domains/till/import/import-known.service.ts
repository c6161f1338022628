import { isImportUndone } from '#shared/till/purchase/file-refund'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Db } from '../../../platform/db/db'
import { inReads } from '../../../platform/db/in-reads'
import {
  type FollowedKeys,
  followCustomers,
  heirsOf,
  keysOfCustomer,
  type TillCustomer,
  tillKey,
  tillNumberHash,
  withoutVouched,
} from '../../people/member/member.face'
import { findPurchases } from '../purchase/purchase.face'
import type { ImportContext } from './import-customer.service'
import { type IdentifiedRow, identifyRows, type ReceiptRules, type RowsOfNumber } from './import-rows'
import type { Customer } from './sheet'

/** What is recorded already: where keys lead, and the purchases among the wanted ids. */
export interface KnownRecords {
  members: Map<string, string>
  /** Numbers that WeChat vouches for: see `FollowedKeys`. */
  vouched: FollowedKeys['vouched']
  purchases: Map<string, RecordedPurchase>
  /** Purchases that were undone with their import. Only the ledger still shows that they existed. */
  returned: Set<string>
}

export type RecordedPurchase = Pick<Purchase, 'memberId' | 'amountFen' | 'requestId' | 'day' | 'source'> & {
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

export function worksOf(importing: Pick<ImportContext, 'run' | 'receipts'>, customers: readonly Customer[]): Work[] {
  const { storeId } = importing.run
  return customers.map(({ number: written, phone, rows: rowsOf }) => {
    const rows = rowsOf()
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

/** Ids are made of a keyed hash of the number: from an id alone nobody can try out whose it is. */
function identifyWithFormer(storeId: string, { number, rows }: RowsOfNumber, receipts: ReceiptRules): KnownRow[] {
  const former = identifyRows(storeId, { number, rows }, receipts)
  return identifyRows(storeId, { number: tillNumberHash(storeId, number), rows }, receipts).map((row, index) => ({
    ...row,
    formerId: former[index]?.purchaseId ?? row.purchaseId,
  }))
}

export async function lookUp(
  { context: { db } }: Pick<ImportContext, 'context'>,
  works: readonly Work[],
): Promise<KnownRecords> {
  const keys = new Set(works.flatMap(({ customer }) => keysOfCustomer(customer)))
  const rows = works.flatMap((work) => work.rows)
  const returned: KnownRecords['returned'] = new Set()
  const purchases = await recordedAs(db, rows, ({ purchaseId }) => purchaseId, returned)
  const unknown = rows.filter(({ purchaseId, formerId }) => purchaseId !== formerId && !purchases.has(purchaseId))
  const former = await recordedAs(db, unknown, ({ formerId }) => formerId, returned)
  for (const { purchaseId, formerId } of unknown) {
    const recorded = former.get(formerId)
    if (recorded) purchases.set(purchaseId, recorded)
  }
  const { members, vouched } = await followCustomers(db, [...keys])
  return { members, vouched, purchases: await withHeirs(db, members, purchases), returned }
}

/** A number that WeChat vouches for leads the till's customer nowhere: its owner is asked instead. */
export const withOwnNumbers = (works: readonly Work[], known: FollowedKeys): Work[] =>
  works.map((work) => ({ ...work, customer: withoutVouched(known, work.customer) }))

/** After a merge the purchases stay with the record that they were made for, and the keys lead to the one that goes on. */
async function withHeirs(
  db: Db,
  members: KnownRecords['members'],
  purchases: KnownRecords['purchases'],
): Promise<KnownRecords['purchases']> {
  const current = new Set(members.values())
  const isElsewhere = ({ source, memberId }: RecordedPurchase) => source === 'import' && !current.has(memberId)
  if (![...purchases.values()].some(isElsewhere)) return purchases
  const heirs = await heirsOf(db, [...current])
  for (const [id, purchase] of purchases) {
    purchases.set(id, { ...purchase, memberId: heirs.get(purchase.memberId) ?? purchase.memberId })
  }
  return purchases
}

async function recordedAs(
  db: Db,
  rows: readonly KnownRow[],
  idOf: (row: KnownRow) => string,
  returned: KnownRecords['returned'],
) {
  const purchases: KnownRecords['purchases'] = new Map()
  const found = await inReads([...new Set(rows.map(idOf))], (ids) => findPurchases(db, ids))
  for (const { _id, memberId, amountFen, requestId, day, source, undone } of found) {
    if (isImportUndone({ undone })) returned.add(_id)
    else purchases.set(_id, { memberId, amountFen, requestId, day, source, isUndone: undone !== null })
  }
  return purchases
}
