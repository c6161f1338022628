import { plainHeading, unguarded } from './cell'
import { isKnownHeading } from './headings'
import type { Columns, Field } from './mapping'

/** A row of the file. `cells` are null when its quotes make no sense, or a sign in it cannot be read. */
export interface TableRecord {
  line: number
  cells: string[] | null
  /** Why there are no cells. */
  reason?: string
}

export interface Head {
  line: number
  cells: string[]
  /** Titles, filters and the like that stand above it. */
  above: number[]
}

const HEAD_WITHIN = 40
const MATCHES_MIN = 2

/** Where the headings are: in the first row that has all of the wanted ones, else in the one with the most known words. */
export function findHead(records: readonly TableRecord[], wanted: readonly string[]): Head | null {
  const first = records.slice(0, HEAD_WITHIN).filter(({ cells }) => cells !== null)
  const complete = wanted.length === 0 ? undefined : first.find(({ cells }) => hasAll(cells ?? [], wanted))
  const found = complete ?? mostKnown(first) ?? first[0]
  if (!found) return null
  const above = records.filter(({ line }) => line < found.line).map(({ line }) => line)
  return { line: found.line, cells: trimmedEnd(found.cells ?? []), above }
}

function mostKnown(records: readonly TableRecord[]): TableRecord | undefined {
  const scored = records.map((record) => ({ record, known: (record.cells ?? []).filter(isKnownHeading).length }))
  const best = scored.reduce(
    (most, each) => (each.known > most.known ? each : most),
    scored[0] ?? { known: 0, record: undefined },
  )
  return best.known >= MATCHES_MIN ? best.record : undefined
}

/** A comma at the end of the headings makes a column without a name. */
function trimmedEnd(cells: readonly string[]): string[] {
  let end = cells.length
  while (end > 0 && unguarded(cells[end - 1] ?? '') === '') end -= 1
  return cells.slice(0, end)
}

export type ColumnSearch =
  | { kind: 'located'; at: Partial<Record<Field, number>> }
  | { kind: 'missing'; column: string }
  /** Two columns have the name: which one is meant is for a person to say, as `name#2`. */
  | { kind: 'twice'; column: string; positions: number[] }

export function locateColumns(head: readonly string[], columns: Columns): ColumnSearch {
  const at: Partial<Record<Field, number>> = {}
  for (const [field, name] of Object.entries(columns) as [Field, string | undefined][]) {
    if (name === undefined) continue
    const positions = positionsOf(head, name)
    const [index] = positions
    if (index === undefined) return { kind: 'missing', column: name }
    if (positions.length > 1) return { kind: 'twice', column: name, positions: positions.map((each) => each + 1) }
    at[field] = index
  }
  return { kind: 'located', at }
}

const hasAll = (head: readonly string[], wanted: readonly string[]) =>
  wanted.every((name) => positionsOf(head, name).length > 0)

function positionsOf(head: readonly string[], name: string): number[] {
  const whole = indexesOf(head, name)
  if (whole.length > 0) return whole
  const [, bare = '', nth = ''] = /^(.+)#([1-9])$/.exec(name) ?? []
  return bare === '' ? [] : indexesOf(head, bare).slice(Number(nth) - 1, Number(nth))
}

function indexesOf(head: readonly string[], name: string): number[] {
  const wanted = plainHeading(name)
  return head.flatMap((cell, index) => (plainHeading(cell) === wanted ? [index] : []))
}

/** A row of sums, or of another block below the rows: `合计`, `#…列表结束`, WeChat's 总交易单数 with a row of its own below. */
export function isFooter(cells: readonly string[]): boolean {
  const filled = cells.map(unguarded).filter((cell) => cell !== '')
  const [first = ''] = filled
  // Shopify numbers its orders with the same sign.
  return (
    (filled.length === 1 && first.startsWith('#')) ||
    /^(合计|总计|小计|本页合计|总交易单数|total|grand total)/i.test(first)
  )
}

/** The headings once more, as where files were put together. */
export function isHeadAgain(cells: readonly string[], head: Pick<Head, 'cells'>): boolean {
  return head.cells.every((cell, index) => plainHeading(cells[index] ?? '') === plainHeading(cell))
}

export const opensSummary = (cells: readonly string[]): boolean => unguarded(cells[0] ?? '').startsWith('总交易单数')
