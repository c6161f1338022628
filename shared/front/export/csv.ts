import { SHOP_OFFSET_MS } from '#shared/kernel/business-day'
import { yuanWithFen } from '#shared/kernel/money'

/** What stands between two commas, written so that every spreadsheet reads it and none runs it. */
export type Cell = string & { readonly __brand: 'Cell' }

/** A spreadsheet in Chinese takes a file without it for GBK. */
export const BYTE_ORDER_MARK = '\uFEFF'
const GUARD = "'"

/** Also in full width, which some spreadsheets read alike, and behind blanks. */
const RUNS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/
/** Twelve digits become 1.38E+11, a zero in front goes, 12E4 is a number, 3/4 and 1-2 are days to a spreadsheet. */
const TURNS = /^\s*(?:\d{12,}|0\d+|\d+(?:\.\d+)?[eE][+-]?\d+|\d{1,4}[/-]\d{1,2}(?:[/-]\d{1,4})?)\s*$/

/**
 * Text as somebody wrote it. What a spreadsheet would run or turn into something else gets an apostrophe in front, which
 * keeps it text and readable, and which a reader of the file can see and take off.
 */
export function textCell(value: string | null | undefined): Cell {
  const text = value ?? ''
  return quoted(RUNS.test(text) || TURNS.test(text) ? GUARD + text : text)
}

/** A count or points, which may be negative: a number stays a number. */
export function numberCell(value: number | null | undefined): Cell {
  return (value === null || value === undefined ? '' : String(value)) as Cell
}

/** Money in yuan with two decimals. */
export function moneyCell(fen: number | null | undefined): Cell {
  return (fen === null || fen === undefined ? '' : yuanWithFen(fen)) as Cell
}

/** '2026-11-29 12:34:56', in the shop's time. */
export function momentCell(at: number | null | undefined): Cell {
  return (
    at === null || at === undefined ? '' : new Date(at + SHOP_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ')
  ) as Cell
}

export function dayCell(day: string | null): Cell {
  return (day ?? '') as Cell
}

export function yesCell(isSo: boolean): Cell {
  return (isSo ? '是' : '否') as Cell
}

/** One line, as RFC 4180 has it. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.join(',')}\r\n`
}

function quoted(text: string): Cell {
  return (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text) as Cell
}
