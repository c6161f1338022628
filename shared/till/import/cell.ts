/**
 * What tills and spreadsheets put around the content of a cell: a backtick (WeChat), a tab (Alipay, Douyin), `="…"` or
 * an apostrophe (Excel), blanks of fixed-width columns. None of it belongs to what is meant.
 */
export function unguarded(cell: string): string {
  let text = trimmed(cell)
  if (text.startsWith('`')) text = trimmed(text.slice(1))
  const formula = /^="(.*)"$/s.exec(text)
  if (formula) text = trimmed(formula[1] ?? '')
  return text.startsWith("'") ? trimmed(text.slice(1)) : text
}

/** A heading as it is compared: `订单金额（元） ` is 订单金额, `Lineitem SKU` is lineitem sku. */
export function plainHeading(cell: string): string {
  return unguarded(cell)
    .normalize('NFKC')
    .replace(/^#/, '')
    .replace(/\((元|分)\)/g, '')
    .replace(/[\s\u200b-\u200f\ufeff]+/g, '')
    .toLowerCase()
}

/** What stands for nothing in the files that were seen. */
const EMPTY = new Set(['', '-', '--', '---', '/', '\\', '?', 'null', 'none', 'n/a', 'na', 'nan', 'undefined'])

export function isEmptyCell(cell: string): boolean {
  return EMPTY.has(unguarded(cell).normalize('NFKC').replace(/[—–]/g, '-').toLowerCase())
}

function trimmed(text: string): string {
  return text.replace(/^[\s\u200b-\u200f\ufeff]+|[\s\u200b-\u200f\ufeff]+$/g, '')
}

/** For eyes that need to know that a phone number stands there, and not which. */
export function withMaskedPhones(text: string): string {
  return text.replace(/(^|\D)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1$2****$3')
}
