import type { BusinessDay } from '#shared/kernel/business-day'
import { basketOfArticles, type PaidArticle } from '#shared/till/import/goods'
import type { KnownGoods } from '#shared/till/import/known-goods'
import type { RowKind } from '#shared/till/import/mapping'
import type { Order, PackedOrders } from './packed-orders'
import type { Customer, Sheet, SheetRow } from './sheet'

/** More kinds are counted as so many. */
const FOREIGN_MAX = 1000

interface Settling {
  rows: RowKind
  goods?: KnownGoods | null
}

interface Found extends Customer {
  /** Where the orders stand. */
  at: number[]
  hasBacks: boolean
}

/** Once all rows are read: whose the orders are, and what they come to. */
export function settleSheet(sheet: Sheet, orders: PackedOrders, { rows: kind, goods = null }: Settling): void {
  const found = new Map<string, Found>()
  const nobodys: Nobodys = new Map()
  const phones = new Map<string, Set<string>>()
  const foreign = new Set<string>()
  let nobodyCount = 0
  for (let at = 0; at < orders.count(); at += 1) {
    const order = orders.get(at)
    sheet.sums.backFen += order.backFen
    if (order.customer === null) {
      nobodyCount += 1
      sheet.sums.nobodyFen += order.amountFen
      sheet.nobodyRows += order.rows
      addNobodys(sheet, order)
      if (order.receipt !== null)
        nobodys.set(order.receipt, { day: order.day, leftFen: order.amountFen - order.backFen })
      continue
    }
    sheet.sums.soldFen += order.amountFen
    if (goods && kind !== 'purchase') noteForeign(order, goods, foreign)
    const customer = found.get(order.customer) ?? newCustomer(order.customer)
    found.set(order.customer, customer)
    customer.at.push(at)
    customer.phone = order.phone ?? customer.phone
    customer.hasBacks ||= order.backFen > 0
    if (order.phone !== null) phones.set(order.phone, (phones.get(order.phone) ?? new Set()).add(order.customer))
  }
  forgetShared(sheet, found, phones)
  const customers = [...found.values()].sort((a, b) => (a.number < b.number ? -1 : 1))
  for (const customer of customers) {
    // A list that has grown holds room for more.
    const places = customer.at.slice()
    customer.at = places
    customer.rowCount = places.length
    customer.rows = () => places.map((at) => toSheetRow(orders.get(at), kind, goods))
  }
  sheet.customers = customers
  sheet.customersWithBacks = customers.filter(({ hasBacks }) => hasBacks)
  if (foreign.size > 0) sheet.remarks.push(`${foreign.size} 种商品不在商品目录里，照文件里的叫法记`)
  if (nobodyCount > 0) sheet.remarks.push(`${nobodyCount} 笔没有顾客（散客），不记到任何人名下`)
  leaveOutNobodys(sheet, nobodys)
  if (
    customers.length === 0 &&
    sheet.badRowCount > 0 &&
    sheet.badRows.every(({ reason }) => reason.includes('打了码'))
  ) {
    sheet.remarks.push('文件里的顾客都打了码，认不出是谁：不会建立任何会员')
  }
}

/** Sales of nobody's by their receipt: of which day, and what has not come back of them yet. */
type Nobodys = Map<string, { day: BusinessDay; leftFen: number }>

function addNobodys({ nobodyDays }: Sheet, { day, amountFen, backFen }: Order): void {
  const { fen, orders } = nobodyDays.get(day) ?? { fen: 0, orders: 0 }
  const leftFen = amountFen - backFen
  // What came back whole is no sale.
  nobodyDays.set(day, { fen: fen + leftFen, orders: orders + (leftFen > 0 ? 1 : 0) })
}

const newCustomer = (number: string): Found => ({
  number,
  phone: null,
  rowCount: 0,
  rows: () => [],
  at: [],
  hasBacks: false,
})

/** What came back of nobody's sales is taken off the day of the sale, as a member's refund is; the same refund once. */
function leaveOutNobodys(sheet: Sheet, nobodys: Nobodys): void {
  const taken = new Set<string>()
  sheet.backs = sheet.backs.filter((back) => {
    sheet.sums.backFen += back.amountFen ?? 0
    const sale = back.receipt === null ? undefined : nobodys.get(back.receipt)
    if (!sale) return true
    sheet.nobodyBacks += 1
    const id = back.refundNumber === null ? null : `${back.receipt} ${back.refundNumber}`
    if (id === null || !taken.has(id)) takeOff(sheet, sale, back.amountFen)
    if (id !== null) taken.add(id)
    return false
  })
}

/** Never more than was left of it, whatever the rows say. */
function takeOff({ nobodyDays }: Sheet, sale: { day: BusinessDay; leftFen: number }, amountFen: number | null): void {
  const known = nobodyDays.get(sale.day)
  const fen = Math.min(sale.leftFen, amountFen ?? sale.leftFen)
  if (!known || fen <= 0) return
  sale.leftFen -= fen
  nobodyDays.set(sale.day, { fen: known.fen - fen, orders: known.orders - (sale.leftFen === 0 ? 1 : 0) })
}

/** A number that several customers of a till have tells no person. */
function forgetShared(
  sheet: Sheet,
  found: ReadonlyMap<string, Found>,
  phones: ReadonlyMap<string, ReadonlySet<string>>,
): void {
  const shared = new Set([...phones].filter(([, numbers]) => numbers.size > 1).map(([phone]) => phone))
  if (shared.size === 0) return
  for (const customer of found.values())
    if (customer.phone !== null && shared.has(customer.phone)) customer.phone = null
  sheet.remarks.push(`${shared.size} 个手机号属于几位顾客，不用来认人`)
}

function toSheetRow(order: Order, kind: RowKind, goods: KnownGoods | null): SheetRow {
  const { line, rows, day, at, amountFen, backFen, receipt, shippingFen, tipFen } = order
  const articles = kind === 'purchase' ? [] : order.articles.map((article) => asKnown(article, goods))
  const basket = basketOfArticles(articles, { amountFen, shippingFen, tipFen })
  return { line, rows, day, at, amountFen, apartFen: basket?.deliveryFen ?? 0, backFen, receipt, basket }
}

/** Never refused: what the shop's goods have not is kept as the file calls it, and counted. */
function asKnown(article: PaidArticle, goods: KnownGoods | null): PaidArticle {
  const product = goods?.find(article) ?? null
  return product ? { ...article, key: product._id, category: product.category } : article
}

function noteForeign({ articles }: Order, goods: KnownGoods, foreign: Set<string>): void {
  for (const article of articles) {
    if (foreign.size >= FOREIGN_MAX) return
    if (!goods.find(article)) foreign.add(article.key ?? article.name ?? '')
  }
}
