import { createHash } from 'node:crypto'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { KnownGoods } from '#shared/till/import/known-goods'
import { FILE_ROWS_MAX, type Field, type Mapping } from '#shared/till/import/mapping'
import { type Row, readArticleRow, readRow, type SaleRow } from '#shared/till/import/row'
import {
  findHead,
  type Head,
  isFooter,
  isHeadAgain,
  locateColumns,
  opensSummary,
  type TableRecord,
} from '#shared/till/import/table'
import { DomainError } from '../../../platform/domain-error'
import { countReason } from './bad-reasons'
import type { FileTable } from './file-table'
import { type Order, type PackedOrders, packedOrders } from './packed-orders'
import { settleSheet } from './settle-sheet'
import type { Sheet } from './sheet'
import { isAllBack } from './sort-out'

export const BAD_ROWS_SHOWN_MAX = 100

export interface SheetOptions extends Mapping {
  today: BusinessDay
  /** So many bad rows are kept with their lines. */
  badRowsMax?: number
  rowsMax?: number
  /** The shop's goods; none where the file has no articles. */
  goods?: KnownGoods | null
}

interface Reading {
  sheet: Sheet
  orders: PackedOrders
  /** Where the orders stand; empty where each row is a purchase by itself. */
  byReceipt: Map<string, number>
  /** The lines of sums and notes, which no purchase is made of. */
  asides: number[]
  options: SheetOptions
}

/**
 * Keeps little of each row, and that beside the heap.
 * @throws DomainError IMPORT_COLUMN_MISSING, IMPORT_COLUMN_TWICE, IMPORT_FILE_UNREADABLE, IMPORT_FILE_TOO_LARGE
 */
export function readSheet(table: FileTable, options: SheetOptions): Sheet {
  const head = headOf(table, options)
  const located = locateColumns(head.cells, options.columns)
  if (located.kind === 'missing') throw new DomainError('IMPORT_COLUMN_MISSING', { column: located.column })
  if (located.kind === 'twice')
    throw new DomainError('IMPORT_COLUMN_TWICE', { column: located.column, positions: located.positions.join('、') })
  const reading: Reading = {
    sheet: emptySheet(head, options.badRowsMax, table),
    orders: packedOrders(),
    byReceipt: new Map(),
    asides: [],
    options,
  }
  let isSummary = false
  for (const record of table.records()) {
    if (record.line <= head.line) continue
    const isSummaryRow = isSummary
    isSummary = record.cells !== null && opensSummary(record.cells)
    if (record.cells !== null && isHeadAgain(record.cells, head)) continue
    if (isSummaryRow || (record.cells !== null && isFooter(record.cells))) reading.asides.push(record.line)
    else readRecord(reading, record, located.at)
  }
  if (reading.asides.length > 0) reading.sheet.remarks = withRemark(reading.sheet.remarks, asidesText(reading.asides))
  settleSheet(reading.sheet, reading.orders, options)
  return reading.sheet
}

const ASIDES_NAMED = 3

/** '第 6 行是合计或说明，不是消费' */
function asidesText(lines: readonly number[]): string {
  const named = lines.slice(0, ASIDES_NAMED).join('、')
  const rest = lines.length > ASIDES_NAMED ? `等 ${lines.length} 行` : '行'
  return `第 ${named} ${rest}是合计或说明，不是消费`
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

const emptySheet = (head: Head, badRowsMax = BAD_ROWS_SHOWN_MAX, { sheets, sheet }: FileTable): Sheet => ({
  head,
  badRowsMax,
  reasons: new Map(),
  rowCount: 0,
  customers: [],
  customersWithBacks: [],
  backs: [],
  sums: { soldFen: 0, nobodyFen: 0, notSaleFen: 0, refusedFen: 0, backFen: 0 },
  badRows: [],
  badRowCount: 0,
  remarks: [
    ...(sheets.length > 1 ? [`文件有 ${sheets.length} 张工作表，这次只读“${sheet}”`] : []),
    ...(head.above.length > 0 ? [`第 ${head.line} 行是表头，上面 ${head.above.length} 行是标题`] : []),
  ],
  nobodyRows: 0,
  nobodyDays: new Map(),
  nobodyBacks: 0,
  daysDiffer: 0,
})

/** A row that is longer than the head, as an unquoted comma makes it, has its cells in wrong columns. */
function readRecord(reading: Reading, { line, cells, reason }: TableRecord, at: Partial<Record<Field, number>>): void {
  const { sheet, options } = reading
  const width = sheet.head.cells.length
  sheet.rowCount += 1
  const { rowsMax = FILE_ROWS_MAX } = options
  if (sheet.rowCount > rowsMax) throw new DomainError('IMPORT_FILE_TOO_LARGE', { rowsMax })
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
  if (orders.count() === 0) return false
  const last = orders.count() - 1
  const order = orders.get(last)
  const receipt = (cell('receipt') ?? '').trim().replace(/^#/, '')
  if (order.receipt === null || (receipt !== '' && receipt !== order.receipt)) return false
  if ((cell('amount') ?? '').trim() !== '') return false
  const article = readArticleRow(cell, { ...options })
  order.rows += 1
  if (article) order.articles.push({ ...article, paidFen: null })
  orders.replace(last, order)
  return true
}

function addRow(reading: Reading, line: number, row: Row): void {
  const { sheet } = reading
  switch (row.kind) {
    case 'total':
      sheet.rowCount -= 1
      reading.asides.push(line)
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
      if (row.isUnderWay) sheet.remarks = withRemark(sheet.remarks, `第 ${line} 行的退款还在处理中，照已经退了算`)
      return
    case 'sale':
      addSale(reading, line, row)
      return
  }
}

/** Rows of one receipt are one purchase, where the file has a row for each article. */
function addSale({ sheet, orders, byReceipt, options }: Reading, line: number, row: SaleRow): void {
  if (row.note) sheet.remarks = withRemark(sheet.remarks, row.note)
  if (row.strangeState !== null) {
    sheet.remarks = withRemark(sheet.remarks, `状态“${row.strangeState}”没有见过，照已经付款算`)
  }
  const { receipt, day, amountFen, article } = row
  const key = receipt === null ? null : options.receiptsStartDaily ? `${day} ${receipt}` : receipt
  const isOwn = options.rows === 'articles'
  const knownAt = key === null ? undefined : byReceipt.get(key)
  if (knownAt === undefined) {
    const articles = article ? [{ ...article, paidFen: isOwn ? amountFen : null }] : []
    const at = orders.add({ ...row, line, rows: 1, articles })
    if (key !== null && options.rows !== 'purchase') byReceipt.set(key, at)
    return
  }
  const known = orders.get(knownAt)
  if (!isOwn && (isLaterState(row, known) || isLaterState(known, row))) {
    const { day, at } = row.day < known.day ? row : known
    orders.replace(knownAt, { ...known, day, at, rows: known.rows + 1, backFen: amountFen })
    return
  }
  const contradiction = contradictionIn(known, row, options)
  if (contradiction) {
    if (known.day !== day) sheet.daysDiffer += 1
    refuse(sheet, line, `小票 ${receipt} ${contradiction}`, amountFen)
    return
  }
  known.rows += 1
  if (isOwn) {
    known.amountFen += amountFen
    known.backFen += row.backFen
  }
  if (article) known.articles.push({ ...article, paidFen: isOwn ? amountFen : null })
  orders.replace(knownAt, known)
}

/** The same receipt of the same customer once more, when all of it has come back: with the day of that. */
const isLaterState = (later: Stand, before: Stand): boolean =>
  later.day > before.day &&
  later.customer === before.customer &&
  later.amountFen === before.amountFen &&
  isAllBack(later)

type Stand = Pick<Order, 'day' | 'customer' | 'amountFen' | 'backFen'>

function contradictionIn(known: Order, row: SaleRow, { rows }: Mapping): string | null {
  if (row.customer !== null && known.customer !== row.customer) return '有两位顾客'
  if (known.day !== row.day) return '有两个日期'
  return rows === 'repeated' && known.amountFen !== row.amountFen ? '有两个金额' : null
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
