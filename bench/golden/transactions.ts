import fs from 'node:fs'
import path from 'node:path'
import { factsOf, frequencyOf, meanSpendOf, type NetPurchase } from '#shared/insight/score/facts'
import type { PurchaseFacts } from '#shared/insight/score/score'
import { addDays, type BusinessDay, businessDayOf, daysBetween, parseBusinessDay } from '#shared/kernel/business-day'

/** What was sold to whom on which day, in the order of customers' ids. */
export type Transactions = Map<string, NetPurchase[]>

/** Money is counted in fen inside, so that sums are exact. */
export const FEN = 100
const CUSTOMER = /^(customer_?id|cust|member|user_?id|id)$/i
const DAY = /^(date|day|ts|time)$/i
const AMOUNT = /^(amount|price|revenue|value|total|spend)$/i

/** Reads a CSV file with a customer, a day (or epoch seconds) and an amount, whatever else stands in it. */
export function readTransactions(folder: string, file: string): Transactions {
  const [head = '', ...lines] = fs.readFileSync(path.join(folder, file), 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  const column = (pattern: RegExp) => {
    const index = names.findIndex((name) => pattern.test(name.trim()))
    if (index < 0) throw new Error(`${file} has no column like ${pattern}: ${head}`)
    return index
  }
  const [customer, day, amount] = [column(CUSTOMER), column(DAY), column(AMOUNT)]
  const byCustomer: Transactions = new Map()
  for (const line of lines) {
    const cells = line.split(',')
    const id = cells[customer] ?? ''
    const purchase = {
      day: readDay(cells[day] ?? ''),
      netFen: Math.round(Number(cells[amount]) * FEN),
      isBack: false,
    }
    byCustomer.set(id, [...(byCustomer.get(id) ?? []), purchase])
  }
  return new Map([...byCustomer].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function readDay(text: string): BusinessDay {
  const day =
    parseBusinessDay(text.slice(0, 10)) ?? (/^\d{9,11}$/.test(text) ? businessDayOf(Number(text) * 1000) : null)
  if (!day) throw new Error(`'${text}' is no day`)
  return day
}

/** Everybody who had bought by the day, as they stood then. */
export function standingAt(transactions: Transactions, asOfDay: BusinessDay) {
  const members: { id: string; facts: PurchaseFacts }[] = []
  for (const [id, purchases] of transactions) {
    const facts = factsOf(
      purchases.filter(({ day }) => day <= asOfDay),
      null,
    )
    if (facts) members.push({ id, facts })
  }
  const of = (value: (facts: PurchaseFacts) => number) => Float64Array.from(members, ({ facts }) => value(facts))
  return {
    members,
    x: of((facts) => frequencyOf(facts, asOfDay).x),
    lastWeeks: of((facts) => frequencyOf(facts, asOfDay).lastWeeks),
    totalWeeks: of((facts) => frequencyOf(facts, asOfDay).totalWeeks),
    mean: of((facts) => meanSpendOf(facts) / FEN),
    recencyDays: of((facts) => daysBetween(facts.lastDay, asOfDay)),
    spent: of(({ spentFen }) => spentFen / FEN),
    days: of(({ purchaseDays }) => purchaseDays),
  }
}

/** Distinct days with a purchase in the days after. */
export function daysAfter(purchases: readonly NetPurchase[], asOfDay: BusinessDay, untilDay: BusinessDay): number {
  return new Set(purchases.filter(({ day }) => day > asOfDay && day <= untilDay).map(({ day }) => day)).size
}

export const horizonEnd = (asOfDay: BusinessDay, days: number) => addDays(asOfDay, days)
