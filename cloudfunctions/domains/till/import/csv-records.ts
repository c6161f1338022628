import { parse } from 'csv-parse/sync'

export interface CsvRecord {
  /** The line of the file on which the record begins, from 1. */
  line: number
  /** Null when the quotes of the line make no sense. */
  cells: string[] | null
}

// A cell may hold line breaks, such as an address; more lines than this mean that a quote was never closed.
const RECORD_LINES_MAX = 20

/**
 * The records of a CSV text one by one, empty lines left out. The library would stop at the first broken quote, or take
 * the rest of the file for one cell; here the damage ends with its line.
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  let line = 1
  for (let start = 0; start < text.length; ) {
    const record = readRecord(text, start, delimiter)
    if (record.cells?.some((cell) => cell !== '') ?? true) yield { line, cells: record.cells }
    start = record.next
    line += record.lines
  }
}

function readRecord(
  text: string,
  start: number,
  delimiter: string,
): { cells: string[] | null; next: number; lines: number } {
  const next = afterLine(text, start)
  const first = withoutBreak(text.slice(start, next))
  // WeChat's bills put a backtick before each cell and no quotes around a comma in it.
  const guarded = `${delimiter}\``
  if (first.startsWith('`') && first.includes(guarded)) return { cells: first.slice(1).split(guarded), next, lines: 1 }
  if (!first.includes('"')) return { cells: first.split(delimiter), next, lines: 1 }
  const columns = parseOne(first, { delimiter, relax_quotes: true })
  if (columns) return { cells: columns, next, lines: 1 }
  let end = next
  for (let lines = 2; lines <= RECORD_LINES_MAX && end < text.length; lines += 1) {
    end = afterLine(text, end)
    const cells = parseOne(withoutBreak(text.slice(start, end)), { delimiter, relax_quotes: false })
    if (cells) return { cells, next: end, lines }
  }
  return { cells: null, next, lines: 1 }
}

/** Over several lines quotes must be right to the letter: a second broken line must not close the first one's cell. */
function parseOne(record: string, options: { delimiter: string; relax_quotes: boolean }): string[] | null {
  try {
    const records = parse(record, { ...options, relax_column_count: true }) as string[][]
    return records.length === 1 ? (records[0] ?? null) : null
  } catch {
    // An open or misplaced quote: the caller tries with the next line, or reports this one.
    return null
  }
}

function afterLine(text: string, start: number): number {
  const end = text.indexOf('\n', start)
  return end < 0 ? text.length : end + 1
}

function withoutBreak(line: string): string {
  return line.replace(/\r?\n$|\r$/, '')
}
