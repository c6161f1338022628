import { createHash } from 'node:crypto'
import { DAY_MS, startOfDay } from '#shared/kernel/business-day'
import { receiptPurchaseId } from '#shared/till/purchase/purchase'
import type { Customer, SheetRow } from './import-sheet'

export interface IdentifiedRow extends SheetRow {
  purchaseId: string
  at: number
}

const NOON_MS = DAY_MS / 2

/**
 * A customer's rows in the order of their days, each with the id of its purchase: from the receipt where the till
 * numbers receipts, else from customer, day, amount and how many of the same came before it on that day.
 */
export function identifyRows(storeId: string, { number, rows }: Pick<Customer, 'number' | 'rows'>): IdentifiedRow[] {
  const same = new Map<string, number>()
  const ofDay = new Map<string, number>()
  const countIn = (counts: Map<string, number>, key: string) => {
    const before = counts.get(key) ?? 0
    counts.set(key, before + 1)
    return before
  }
  const ordered = [...rows].sort((a, b) => (a.day === b.day ? a.line - b.line : a.day < b.day ? -1 : 1))
  return ordered.map((row) => {
    const { day, amountFen, receipt } = row
    const purchaseId =
      receipt === null
        ? derivedId(storeId, [number, day, amountFen, countIn(same, `${day} ${amountFen}`)])
        : receiptPurchaseId(storeId, receipt)
    // The file tells only the day. A millisecond apart, a day's purchases keep their order wherever they are listed.
    return { ...row, purchaseId, at: startOfDay(day) + NOON_MS + countIn(ofDay, day) }
  })
}

function derivedId(storeId: string, fact: (string | number)[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([storeId, ...fact]))
    .digest('base64url')
  return `${storeId}:row.${digest.slice(0, 32)}`
}
