import { createHash } from 'node:crypto'
import type { BusinessDay } from '#shared/kernel/business-day'
import { basketOfArticles, type PaidArticle } from '#shared/till/import/goods'
import type { KnownGoods } from '#shared/till/import/known-goods'
import type { Field, Mapping } from '#shared/till/import/mapping'
import { type BackRow, type Row, readArticleRow, readRow, type SaleRow } from '#shared/till/import/row'
import { findHead, type Head, isFooter, locateColumns, opensSummary, type TableRecord } from '#shared/till/import/table'
import type { Basket } from '#shared/till/purchase/purchase'
import { DomainError } from '../../../platform/domain-error'
import { countReason, type Reasons } from './bad-reasons'
import type { FileTable } from './file-table'

/** A till's file, read: the purchases of each customer, customers in the order of their numbers. */
export interface Sheet {
  head: Head
  /** Rows that could be purchases or refunds. */
  rowCount: number
  customers: Customer[]
  /** Rows of money that went back. */
  backs: Back[]
  sums: Sums
  /** The first of them, in the order of the file. */
  badRows: LineProblem[]
  badRowsMax: number
  badRowCount: number
  /** All of them, gathered by their reason. */
  reasons: Reasons
  remarks: string[]
  /** Rows of sales that are nobody's, and refunds of these. */
  nobodyRows: number
  nobodyBacks: number
  /** How many rows contradict each other by the day alone: the till may begin its numbers anew. */
  daysDiffer: number
}

/** Money of the file, in fen, by what becomes of its row. */
export interface Sums {
  nobodyFen: number
  notSaleFen: number
  refusedFen: number
  /** Of refund rows and columns. */
  backFen: number
}

export interface Customer {
  number: string
  /** The last one that the file names, where no other customer of the file has it. */
  phone: string | null
  rows: SheetRow[]
}

export interface SheetRow {
  line: number
  /** How many rows of the file it is made of. */
  rows: number
  day: BusinessDay
  at: number | null
  amountFen: number
  /** What earns nothing: shipping and tips. */
  apartFen: number
  /** What the same row says has come back. */
  backFen: number
  receipt: string | null
  basket: Basket | null
}

export interface Back extends BackRow {
  line: number
}

export interface LineProblem {
  line: number
  reason: string
}

export const BAD_ROWS_SHOWN_MAX = 100
/** More kinds are counted as so many. */
const FOREIGN_MAX = 1000

export interface SheetOptions extends Mapping {
  today: BusinessDay
  /** So many bad rows are kept with their lines. */
  badRowsMax?: number
  /** The shop's goods; none where the file has no articles. */
  goods?: KnownGoods | null
}

interface Order extends SaleRow {
  line: number
  rows: number
  articles: PaidArticle[]
}

interface Reading {
  sheet: Sheet
  orders: Order[]
  byReceipt: Map<string, Order>
  options: SheetOptions
}

/** Keeps little of each row, so that memory grows slowly with the file. */
export function readSheet(table: FileTable, options: SheetOptions): Sheet {
  const head = headOf(table, options)
  const located = locateColumns(head.cells, options.columns)
  if (located.kind === 'missing') throw new DomainError('IMPORT_COLUMN_MISSING', { column: located.column })
  if (located.kind === 'twice')
    throw new DomainError('IMPORT_COLUMN_TWICE', { column: located.column, positions: located.positions.join('、') })
  const reading: Reading = { sheet: emptySheet(head, options.badRowsMax), orders: [], byReceipt: new Map(), options }
  let isSummary = false
  for (const record of table.records()) {
    if (record.line <= head.line) continue
    const isSummaryRow = isSummary
    isSummary = record.cells !== null && opensSummary(record.cells)
    if (isSummaryRow || (record.cells !== null && isFooter(record.cells))) continue
    readRecord(reading, record, located.at)
  }
  return settle(reading)
}

function headOf(table: FileTable, { columns }: Mapping): Head {
  const first: TableRecord[] = []
  for (const record of table.records()) {
    first.push(record)
    if (first.length >= 40) break
  }
  const head = findHead(
    first,
    Object.values(columns).filter((name) => name !== undefined),
  )
  if (!head) throw new DomainError('IMPORT_FILE_UNREADABLE', { isEmpty: true })
  return head
}

const emptySheet = (head: Head, badRowsMax = BAD_ROWS_SHOWN_MAX): Sheet => ({
  head,
  badRowsMax,
  reasons: new Map(),
  rowCount: 0,
  customers: [],
  backs: [],
  sums: { nobodyFen: 0, notSaleFen: 0, refusedFen: 0, backFen: 0 },
  badRows: [],
  badRowCount: 0,
  remarks: head.above.length > 0 ? [`第 ${head.line} 行是表头，上面 ${head.above.length} 行是标题`] : [],
  nobodyRows: 0,
  nobodyBacks: 0,
  daysDiffer: 0,
})

/** A row that is longer than the head, as an unquoted comma makes it, has its cells in wrong columns. */
function readRecord(reading: Reading, { line, cells, reason }: TableRecord, at: Partial<Record<Field, number>>): void {
  const { sheet, options } = reading
  const width = sheet.head.cells.length
  sheet.rowCount += 1
  const problem = cells === null ? (reason ?? '') : shapeProblem(cells, width, at)
  if (cells === null || problem !== null) {
    refuse(sheet, line, problem ?? '', null)
    return
  }
  const cell = (field: Field) => {
    const index = at[field]
    return index === undefined ? undefined : cells[index]
  }
  if (options.onlyStore !== null && cell('store')?.trim() !== options.onlyStore) {
    sheet.rowCount -= 1
    return
  }
  if (options.rows === 'first' && isFurtherRow(reading, cell)) return
  addRow(reading, line, readRow(cell, options))
}

function shapeProblem(cells: readonly string[], width: number, at: Partial<Record<Field, number>>): string | null {
  const needed = Object.values(at).reduce((most, index) => Math.max(most, index), 0)
  if (cells.length <= needed) return `只有 ${cells.length} 列，表头有 ${width} 列`
  const isLonger = cells.slice(width).some((cell) => cell !== '')
  return isLonger ? `有 ${cells.length} 列，表头只有 ${width} 列` : null
}

/** An article below the row of its order, which names no amount. */
function isFurtherRow({ orders, options }: Reading, cell: (field: Field) => string | undefined): boolean {
  const order = orders.at(-1)
  const receipt = (cell('receipt') ?? '').trim().replace(/^#/, '')
  if (!order || order.receipt === null || (receipt !== '' && receipt !== order.receipt)) return false
  if ((cell('amount') ?? '').trim() !== '') return false
  const article = readArticleRow(cell, { ...options })
  order.rows += 1
  if (article) order.articles.push({ ...article, paidFen: null })
  return true
}

function addRow(reading: Reading, line: number, row: Row): void {
  const { sheet } = reading
  switch (row.kind) {
    case 'total':
      sheet.rowCount -= 1
      return
    case 'notSale':
      sheet.sums.notSaleFen += row.amountFen ?? 0
      note(sheet, line, row.reason)
      return
    case 'bad':
      refuse(sheet, line, row.reason, row.amountFen)
      return
    case 'back':
      sheet.backs.push({ ...row, line })
      return
    case 'sale':
      addSale(reading, line, row)
      return
  }
}

/** Rows of one receipt are one purchase, where the file has a row for each article. */
function addSale({ sheet, orders, byReceipt, options }: Reading, line: number, row: SaleRow): void {
  if (row.note) sheet.remarks = withRemark(sheet.remarks, row.note)
  const { receipt, day, amountFen, article } = row
  const key = receipt === null ? null : options.receiptsStartDaily ? `${day} ${receipt}` : receipt
  const known = key === null ? undefined : byReceipt.get(key)
  if (!known || options.rows === 'purchase') {
    const isOwn = options.rows === 'articles'
    const articles = article ? [{ ...article, paidFen: isOwn ? amountFen : null }] : []
    const order = { ...row, line, rows: 1, articles }
    orders.push(order)
    if (key !== null && !known) byReceipt.set(key, order)
    return
  }
  const contradiction = contradictionIn(known, row, options)
  if (contradiction) {
    if (known.day !== day) sheet.daysDiffer += 1
    refuse(sheet, line, `小票 ${receipt} ${contradiction}`, amountFen)
    return
  }
  known.rows += 1
  if (options.rows === 'articles') {
    known.amountFen += amountFen
    known.backFen += row.backFen
  }
  if (article) known.articles.push({ ...article, paidFen: options.rows === 'articles' ? amountFen : null })
}

function contradictionIn(known: Order, row: SaleRow, { rows }: Mapping): string | null {
  if (row.customer !== null && known.customer !== row.customer) return '有两位顾客'
  if (known.day !== row.day) return '有两个日期'
  return rows === 'repeated' && known.amountFen !== row.amountFen ? '有两个金额' : null
}

function settle({ sheet, orders, options }: Reading): Sheet {
  const customers = new Map<string, Customer>()
  const nobodys = new Set<string>()
  const phones = new Map<string, Set<string>>()
  let nobodyCount = 0
  const foreign = new Set<string>()
  const known = (article: PaidArticle) => asKnown(article, options.goods ?? null, foreign)
  for (const order of orders) {
    sheet.sums.backFen += order.backFen
    if (order.customer === null) {
      nobodyCount += 1
      sheet.sums.nobodyFen += order.amountFen
      sheet.nobodyRows += order.rows
      if (order.receipt !== null) nobodys.add(order.receipt)
      continue
    }
    const customer = customers.get(order.customer) ?? { number: order.customer, phone: null, rows: [] }
    customers.set(order.customer, customer)
    customer.rows.push(toSheetRow(order, options, known))
    customer.phone = order.phone ?? customer.phone
    if (order.phone !== null) phones.set(order.phone, (phones.get(order.phone) ?? new Set()).add(order.customer))
  }
  sheet.customers = [...customers.values()].sort((a, b) => (a.number < b.number ? -1 : 1))
  forgetShared(sheet, phones)
  if (foreign.size > 0) sheet.remarks.push(`${foreign.size} 种商品不在商品目录里，照文件里的叫法记`)
  if (nobodyCount > 0) sheet.remarks.push(`${nobodyCount} 笔没有顾客（散客），不记到任何人名下`)
  sheet.backs = sheet.backs.filter((back) => {
    const isNobodys = back.receipt !== null && nobodys.has(back.receipt)
    sheet.sums.backFen += back.amountFen ?? 0
    if (isNobodys) sheet.nobodyBacks += 1
    return !isNobodys
  })
  if (
    sheet.customers.length === 0 &&
    sheet.badRowCount > 0 &&
    sheet.badRows.every(({ reason }) => reason.includes('打了码'))
  ) {
    sheet.remarks.push('文件里的顾客都打了码，认不出是谁：不会建立任何会员')
  }
  return sheet
}

/** A number that several customers of a till have tells no person. */
function forgetShared(sheet: Sheet, phones: ReadonlyMap<string, ReadonlySet<string>>): void {
  const shared = new Set([...phones].filter(([, numbers]) => numbers.size > 1).map(([phone]) => phone))
  if (shared.size === 0) return
  for (const customer of sheet.customers)
    if (customer.phone !== null && shared.has(customer.phone)) customer.phone = null
  sheet.remarks.push(`${shared.size} 个手机号属于几位顾客，不用来认人`)
}

function toSheetRow(order: Order, { rows: kind }: Mapping, known: (article: PaidArticle) => PaidArticle): SheetRow {
  const { line, rows, day, at, amountFen, backFen, receipt, shippingFen, tipFen } = order
  const articles = order.articles.map(known)
  const basket = basketOfArticles(kind === 'purchase' ? [] : articles, { amountFen, shippingFen, tipFen })
  return { line, rows, day, at, amountFen, apartFen: basket?.deliveryFen ?? 0, backFen, receipt, basket }
}

/** Never refused: what the shop's goods have not is kept as the file calls it, and counted. */
function asKnown(article: PaidArticle, goods: KnownGoods | null, foreign: Set<string>): PaidArticle {
  const product = goods?.find(article) ?? null
  if (product) return { ...article, key: product._id, category: product.category }
  if (goods && foreign.size < FOREIGN_MAX) foreign.add(article.key ?? article.name ?? '')
  return article
}

function refuse(sheet: Sheet, line: number, reason: string, amountFen: number | null): void {
  sheet.sums.refusedFen += amountFen ?? 0
  note(sheet, line, reason)
}

function note(sheet: Sheet, line: number, reason: string): void {
  sheet.badRowCount += 1
  countReason(sheet.reasons, { line, reason })
  if (sheet.badRows.length < sheet.badRowsMax) sheet.badRows.push({ line, reason })
}

const REMARKS_MAX = 20
const withRemark = (remarks: string[], remark: string): string[] =>
  remarks.includes(remark) || remarks.length >= REMARKS_MAX ? remarks : [...remarks, remark]

/** The same content under another name is the same import; other options make another. */
export function digestOf(bytes: Buffer, options: object): string {
  return createHash('sha256').update(JSON.stringify(options)).update(bytes).digest('base64url').slice(0, 24)
}
