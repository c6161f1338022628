import { parse } from 'csv-parse/sync'
import {
  columnsOf,
  type ProductRow,
  type RawProduct,
  readProductRow,
  tableOptionsOf,
} from '#shared/goods/product/file-row'
import { DomainError } from '../../../platform/domain-error'

export const ROWS_MAX = 200

export interface SheetRow {
  line: number
  read: ProductRow
}

/** @throws DomainError IMPORT_FILE_UNREADABLE, IMPORT_COLUMN_MISSING */
export function readProductSheet(text: string): SheetRow[] {
  const [head, ...records] = recordsOf(text)
  const columns = columnsOf(head?.record ?? [])
  if (!columns.includes('key')) throw new DomainError('IMPORT_COLUMN_MISSING', { column: '编号' })
  if (records.length > ROWS_MAX) throw new DomainError('IMPORT_FILE_UNREADABLE', { rowsMax: ROWS_MAX })
  return records.map(({ record, info }) => ({ line: info.lines, read: rowOf(columns, record) }))
}

interface CsvRecord {
  record: string[]
  info: { lines: number }
}

function recordsOf(text: string): CsvRecord[] {
  try {
    return parse(text, tableOptionsOf(text)) as unknown as CsvRecord[]
  } catch {
    // A quote that is never closed leaves no rows to tell apart.
    throw new DomainError('IMPORT_FILE_UNREADABLE')
  }
}

function rowOf(columns: ReturnType<typeof columnsOf>, cells: readonly string[]): ProductRow {
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== '')) {
    return { kind: 'bad', key: null, reason: `有 ${cells.length} 列，表头只有 ${columns.length} 列` }
  }
  const raw: RawProduct = {}
  for (const [index, column] of columns.entries()) if (column) raw[column] = cells[index] ?? ''
  return readProductRow(raw)
}
