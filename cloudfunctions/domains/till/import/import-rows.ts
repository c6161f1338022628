import { createHash } from 'node:crypto'
import { DAY_MS, startOfDay } from '#shared/kernel/business-day'
import { receiptPurchaseId } from '#shared/till/purchase/purchase'
import type { SheetRow } from './sheet'

export interface IdentifiedRow extends SheetRow {
  purchaseId: string
  at: number
  /** It was brought before, and taken back with the whole import. */
  isReturned?: boolean
}

/** What one customer of a file has bought. */
export interface RowsOfNumber {
  number: string
  rows: readonly SheetRow[]
}

/** What else tells one receipt from another of the same number. */
export interface ReceiptRules {
  receiptsStartDaily: boolean
  /** Whose files they are, where it is not the store's own till. */
  source: string | null
}

const PLAIN_RECEIPTS: ReceiptRules = { receiptsStartDaily: false, source: null }
const NOON_MS = DAY_MS / 2

/**
 * A customer's rows in the order of their days, each with the id of its purchase: from the receipt where the till
 * numbers receipts, else from customer, day, amount and how many of the same came before it on that day.
 */
export function identifyRows(
  storeId: string,
  { number, rows }: RowsOfNumber,
  receipts: ReceiptRules = PLAIN_RECEIPTS,
): IdentifiedRow[] {
  const same = new Map<string, number>()
  const ofDay = new Map<string, number>()
  const countIn = (counts: Map<string, number>, key: string) => {
    const before = counts.get(key) ?? 0
    counts.set(key, before + 1)
    return before
  }
  const ordered = [...rows].sort((a, b) =>
    a.day === b.day ? (a.at ?? 0) - (b.at ?? 0) || a.line - b.line : a.day < b.day ? -1 : 1,
  )
  return ordered.map((row) => {
    const { day, amountFen, receipt } = row
    const purchaseId =
      receipt === null
        ? derivedId(storeId, [number, day, amountFen, countIn(same, `${day} ${amountFen}`)])
        : receiptPurchaseId(storeId, fullReceipt(receipt, day, receipts))
    // Where the file tells only the day, a millisecond apart, a day's purchases keep their order wherever they are listed.
    return { ...row, purchaseId, at: row.at ?? startOfDay(day) + NOON_MS + countIn(ofDay, day) }
  })
}

export function fullReceipt(receipt: string, day: string, { receiptsStartDaily, source }: ReceiptRules): string {
  const parts = [...(source === null ? [] : [source]), ...(receiptsStartDaily ? [day.replace(/-/g, '')] : []), receipt]
  return parts.join(receiptsStartDaily && source === null ? '-' : '.')
}

function derivedId(storeId: string, fact: (string | number)[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([storeId, ...fact]))
    .digest('base64url')
  return `${storeId}:row.${digest.slice(0, 32)}`
}
