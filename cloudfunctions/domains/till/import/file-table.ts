import type { TableRecord } from '#shared/till/import/table'
import { DomainError } from '../../../platform/domain-error'
import { csvRecords } from './csv-records'
import { textOf, UNREADABLE } from './file-text'
import { fileInZip, isZip, readWorkbook, type WorkbookSheet } from './workbook'

export interface FileTable {
  /** `xlsx`, or how the text is encoded. */
  encoding: string
  /** Null of a workbook. */
  delimiter: string | null
  /** The sheets of a workbook, and which of them was read. */
  sheets: string[]
  sheet: string | null
  records(): Iterable<TableRecord>
}

export interface TableOptions {
  /** Found in the file if missing. */
  delimiter?: string | undefined
  /** Of a workbook: its name. The first with rows if missing. */
  sheet?: string | undefined
}

/** The rows of a till's file: text, a workbook, or a zip with one of them. @throws DomainError IMPORT_FILE_UNREADABLE … */
export async function openTable(bytes: Buffer, options: TableOptions): Promise<FileTable> {
  const file = isZip(bytes) ? (fileInZip(bytes) ?? bytes) : bytes
  return isZip(file) ? workbookTable(await readWorkbook(file), options.sheet) : textTable(file, options.delimiter)
}

function textTable(file: Buffer, wanted: string | undefined): FileTable {
  const { text, encoding } = textOf(file)
  if (/^\s*(<!doctype|<html|<table)/i.test(text.slice(0, 200)))
    throw new DomainError('IMPORT_FILE_UNREADABLE', { isPage: true })
  const said = /^sep=(.)\r?\n?/i.exec(text)
  const skipped = said ? 1 : 0
  const body = linesOf(said ? text.slice(said[0].length) : text)
  const delimiter = wanted ?? said?.[1] ?? delimiterOf(body)
  return { encoding, delimiter, sheets: [], sheet: null, records: () => textRecords(body, delimiter, skipped) }
}

/** An old Mac, and some tills, end lines with a carriage return alone. */
function linesOf(text: string): string {
  return text.includes('\n') ? text : text.replace(/\r/g, '\n')
}

const DELIMITERS = [',', '\t', ';', '|'] as const

/** The one that makes the most cells in most of the first lines. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split('\n').slice(0, 20)
  const counts = DELIMITERS.map((delimiter) => {
    const perLine = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
    return { delimiter, lines: perLine.length, cells: perLine.reduce((sum, count) => sum + count, 0) }
  })
  return counts.reduce((best, each) => (each.cells * each.lines > best.cells * best.lines ? each : best)).delimiter
}

function* textRecords(text: string, delimiter: string, skipped: number): Generator<TableRecord> {
  for (const { line, cells } of csvRecords(text, delimiter)) {
    if (cells === null) yield { line: line + skipped, cells, reason: '引号不成对' }
    else if (cells.some((cell) => cell.includes(UNREADABLE))) {
      yield { line: line + skipped, cells: null, reason: '有读不出的字符' }
    } else yield { line: line + skipped, cells }
  }
}

function workbookTable(sheets: readonly WorkbookSheet[], wanted: string | undefined): FileTable {
  const found =
    wanted === undefined ? sheets.find(({ rows }) => rows.length > 1) : sheets.find(({ name }) => name === wanted)
  if (!found)
    throw new DomainError('IMPORT_SHEET_MISSING', {
      sheets: sheets
        .map(({ name }) => name)
        .join('、')
        .slice(0, 200),
    })
  return {
    encoding: 'xlsx',
    delimiter: null,
    sheets: sheets.map(({ name }) => name),
    sheet: found.name,
    *records() {
      for (const [index, cells] of found.rows.entries())
        if (cells.some((cell) => cell !== '')) yield { line: index + 1, cells }
    },
  }
}
