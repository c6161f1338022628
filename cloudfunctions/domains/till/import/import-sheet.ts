import { createHash } from 'node:crypto'
import type { BusinessDay } from '#shared/kernel/business-day'
import { type BadRow, type ImportRow, type RawRow, type RowOptions, readRow } from '#shared/till/import/import-row'
import { DomainError } from '../../../platform/domain-error'
import { type CsvRecord, csvRecords, decodeText } from './csv-records'

export interface Columns {
  member: string
  date: string
  amount: string
  receipt?: string | undefined
  phone?: string | undefined
}

export interface SheetOptions extends RowOptions {
  columns: Columns
  delimiter: string
}

/** A till's file, read: the rows of each customer, customers in the order of their numbers. */
export interface Sheet {
  rowCount: number
  customers: Customer[]
  /** The first of them, in the order of the file. */
  badRows: LineProblem[]
  badRowCount: number
}

export interface Customer {
  number: string
  /** The last one that the file names. */
  phone: string | null
  rows: SheetRow[]
}

export interface SheetRow {
  line: number
  day: BusinessDay
  amountFen: number
  receipt: string | null
}

export interface LineProblem {
  line: number
  reason: string
}

export const BAD_ROWS_SHOWN_MAX = 100

/** Where in a row which cell stands; null where the file has no such column. */
type Layout = Record<keyof RawRow, number | null> & { width: number }

/** Keeps little of each row, so that memory grows slowly with the file. */
export function readSheet(bytes: Buffer, options: SheetOptions): Sheet {
  const records = csvRecords(decodeText(bytes), options.delimiter)
  const header = records.next().value as CsvRecord | undefined
  const layout = locateColumns(header?.cells ?? [], options.columns)
  const customers = new Map<string, Customer>()
  const days = new Map<string, BusinessDay>()
  const sheet: Sheet = { rowCount: 0, customers: [], badRows: [], badRowCount: 0 }
  for (const record of records) {
    sheet.rowCount += 1
    const row = readRecord(record, layout, options)
    if (row.kind === 'row') addRow(customers, days, record.line, row)
    else addProblem(sheet, { line: record.line, reason: row.reason })
  }
  sheet.customers = [...customers.values()].sort((a, b) => (a.number < b.number ? -1 : 1))
  return sheet
}

/** The same content under another name is the same import; other options make another. */
export function digestOf(bytes: Buffer, options: object): string {
  return createHash('sha256').update(JSON.stringify(options)).update(bytes).digest('base64url').slice(0, 24)
}

/** @throws DomainError IMPORT_COLUMN_MISSING */
function locateColumns(header: readonly string[], columns: Columns): Layout {
  const names = header.map((name) => name.trim())
  const locate = (name: string | undefined): number | null => {
    if (name === undefined) return null
    const index = names.indexOf(name.trim())
    if (index < 0) throw new DomainError('IMPORT_COLUMN_MISSING', { column: name })
    return index
  }
  const { member, date, amount, receipt, phone } = columns
  return {
    width: header.length,
    member: locate(member),
    date: locate(date),
    amount: locate(amount),
    receipt: locate(receipt),
    phone: locate(phone),
  }
}

/** A row that is longer than the head, as an unquoted thousands separator makes it, has its cells in wrong columns. */
function readRecord({ cells }: CsvRecord, { width, ...at }: Layout, options: RowOptions): ImportRow | BadRow {
  if (cells === null) return { kind: 'bad', reason: '引号不成对' }
  if (cells.length < width) return { kind: 'bad', reason: `只有 ${cells.length} 列，表头有 ${width} 列` }
  if (cells.slice(width).some((cell) => cell !== '')) {
    return { kind: 'bad', reason: `有 ${cells.length} 列，表头只有 ${width} 列` }
  }
  const read = (index: number | null) => (index === null ? undefined : cells[index])
  return readRow(
    {
      member: read(at.member) ?? '',
      date: read(at.date) ?? '',
      amount: read(at.amount) ?? '',
      receipt: read(at.receipt),
      phone: read(at.phone),
    },
    options,
  )
}

/** Days are shared between rows: a year has few, a file has many rows. */
function addRow(
  customers: Map<string, Customer>,
  days: Map<string, BusinessDay>,
  line: number,
  { customer: number, day, amountFen, receipt, phone }: ImportRow,
): void {
  const customer = customers.get(number) ?? { number, phone: null, rows: [] }
  const shared = days.get(day) ?? day
  days.set(day, shared)
  customers.set(number, customer)
  customer.rows.push({ line, day: shared, amountFen, receipt })
  customer.phone = phone ?? customer.phone
}

function addProblem(sheet: Sheet, problem: LineProblem): void {
  sheet.badRowCount += 1
  if (sheet.badRows.length < BAD_ROWS_SHOWN_MAX) sheet.badRows.push(problem)
}
