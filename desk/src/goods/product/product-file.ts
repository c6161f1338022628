import { csvLine, moneyCell, numberCell, textCell, yesCell } from '#shared/front/export/csv'
import { HEADINGS, tableOptionsOf } from '#shared/goods/product/file-row'
import { plainFigure } from '#shared/kernel/workbook-figure'
import type { Product } from './use-catalogue'

/** As many rows as the shop takes at a time, and as much text. */
const ROWS_AT_ONCE = 200
const CHARACTERS_AT_ONCE = 50_000
export const FILE_BYTES_MAX = 4 * 1024 * 1024

/** A piece of a file with the head row of the whole, and where in the file each of its rows stands. */
export interface FilePart {
  text: string
  lines: number[]
}

interface Row {
  cells: string[]
  line: number
}

const COLUMNS = ['key', 'name', 'category', 'price', 'barCode', 'isOnSale', 'lastsDays'] as const
const HEAD = csvLine(COLUMNS.map((column) => textCell(HEADINGS[column][0])))

/** The catalogue as a table that can be changed and read again. */
export function tableOf(products: readonly Product[]): string {
  const lines = products.map(({ key, name, category, priceFen, barCode, isOnSale, lastsDays }) =>
    csvLine([
      textCell(key),
      textCell(name),
      textCell(category),
      moneyCell(priceFen),
      textCell(barCode),
      yesCell(isOnSale),
      numberCell(lastsDays),
    ]),
  )
  return [HEAD, ...lines].join('')
}

/** Two rows to write one's own like. */
export function sampleTable(): string {
  const rows = [
    ['tea-jasmine', '茉莉花茶', '茶', '18.00', '', '是', ''],
    ['box-jasmine', '茉莉花茶 100 克装', '伴手礼', '68.00', '6901234567892', '是', '30'],
  ]
  return [HEAD, ...rows.map((cells) => csvLine(cells.map(textCell)))].join('')
}

/** A file of this computer in pieces that the shop takes; null where it is no table. */
export async function readProductFile(file: File): Promise<FilePart[] | null> {
  const bytes = await file.arrayBuffer()
  const isWorkbook = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength)).join() === '80,75'
  const rows = isWorkbook ? await workbookRows(bytes) : await textRows(textOf(bytes))
  return rows && partsOf(rows)
}

/** What Chinese spreadsheets write is UTF-8, UTF-16 with its mark, or GB 18030 with GBK inside it. */
export function textOf(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength))
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

async function textRows(text: string): Promise<Row[] | null> {
  const csv = await import('csv-parse/browser/esm/sync')
  try {
    const records = csv.parse(text, tableOptionsOf(text)) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch {
    // A quote that is never closed leaves no rows to tell apart.
    return null
  }
}

/** Of the first sheet; bar codes stand in it as figures, and all of their digits are kept. */
async function workbookRows(bytes: ArrayBuffer): Promise<Row[] | null> {
  const { default: readSheets } = await import('read-excel-file/universal')
  try {
    const [sheet] = await readSheets(bytes, { parseNumber: (text: string) => text as unknown as number })
    const rows = (sheet?.data ?? []).map((cells, index) => ({ cells: cells.map(cellText), line: index + 1 }))
    return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  } catch {
    return null
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return plainFigure(String(value))
}

export function partsOf([head, ...rows]: readonly Row[]): FilePart[] | null {
  if (!head || rows.length === 0) return null
  const start = csvLine(head.cells.map(textCell))
  const parts: FilePart[] = []
  let part: FilePart | null = null
  for (const { cells, line } of rows) {
    const text = csvLine(cells.map(textCell))
    if (!part || part.lines.length === ROWS_AT_ONCE || part.text.length + text.length > CHARACTERS_AT_ONCE) {
      part = { text: start, lines: [] }
      parts.push(part)
    }
    part.text += text
    part.lines.push(line)
  }
  return parts
}
