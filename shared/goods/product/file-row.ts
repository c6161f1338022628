import { fenFromYuan } from '#shared/kernel/money'
import { plainTyped } from '#shared/kernel/typed-text'
import type { ProductFields } from './product'

/** How a file may head its columns; the first is what the guide says. */
export const HEADINGS = {
  key: ['编号', '货号', '商品编号', 'key'],
  name: ['名称', '品名', '商品名称', 'name'],
  category: ['分类', '类别', 'category'],
  price: ['售价', '价格', '单价', 'price'],
  barCode: ['条码', '条形码', 'barCode'],
  isOnSale: ['在售', '上架', 'isOnSale'],
  lastsDays: ['能用几天', 'lastsDays'],
} as const

export type Column = keyof typeof HEADINGS
export type RawProduct = Partial<Record<Column, string>>

export type ProductRow = { kind: 'row'; fields: SaidFields } | { kind: 'bad'; key: string | null; reason: string }

/** What the file says: a column that it does not have leaves the product as it is, an empty cell empties it. */
export type SaidFields = Pick<ProductFields, 'key'> & Partial<Omit<ProductFields, 'key' | 'pictureFileId'>>

const SPOILED = /^\d+(?:\.\d+)?e\+\d+$/i
const YES = new Set(['是', '在售', '上架', '1', 'true', 'yes', 'y'])
const NO = new Set(['否', '下架', '停售', '0', 'false', 'no', 'n'])
/** Tabs and signs that a till writes to keep a spreadsheet from counting, and what NFKC makes of a full-width yuan. */
const AROUND = /^[='"\s]+|["\s]+$/g

/** The columns of a file by its head row. */
export function columnsOf(head: readonly string[]): (Column | null)[] {
  const names = head.map((name) => plainTyped(name).toLowerCase())
  return names.map((name) => {
    const found = Object.entries(HEADINGS).find(([, headings]) => headings.some((each) => each.toLowerCase() === name))
    return found ? (found[0] as Column) : null
  })
}

export function readProductRow(raw: RawProduct): ProductRow {
  const cell = (column: Column) => {
    const text = raw[column]
    return text === undefined ? undefined : plainTyped(text).replace(AROUND, '')
  }
  const key = cell('key') ?? ''
  const bad = (reason: string): ProductRow => ({ kind: 'bad', key: key || null, reason })
  if (key === '') return bad('没有编号')
  const barCode = cell('barCode')
  if (SPOILED.test(key) || SPOILED.test(barCode ?? '')) {
    return bad('编号或条码被表格软件写成了 6.9E+12 这样。把这一列设为文本，再导出一次')
  }
  const fields: SaidFields = { key }
  const name = cell('name')
  if (name) fields.name = name
  const category = cell('category')
  if (category !== undefined) fields.category = category || null
  if (barCode !== undefined) fields.barCode = barCode || null
  const price = cell('price')
  if (price !== undefined) {
    const priceFen = fenFromYuan(price.replace(/^[¥￥]/, ''))
    if (priceFen === null) return bad('售价写成 12 或 12.50 这样，单位是元')
    fields.priceFen = priceFen
  }
  const onSale = cell('isOnSale')?.toLowerCase()
  if (onSale) {
    if (!YES.has(onSale) && !NO.has(onSale)) return bad('在售写“是”或“否”')
    fields.isOnSale = YES.has(onSale)
  }
  const lasts = cell('lastsDays')
  if (lasts !== undefined) {
    const days = Number(lasts)
    if (lasts !== '' && !(Number.isInteger(days) && days >= 1 && days <= 3650))
      return bad('能用几天写 1 到 3650 的整数')
    fields.lastsDays = lasts === '' ? null : days
  }
  return { kind: 'row', fields }
}

/** How the text of a table is taken apart: the shop and the desk read alike. */
export function tableOptionsOf(text: string) {
  const delimiter = text.slice(0, text.search(/[\r\n]|$/)).includes('\t') ? '\t' : ','
  return {
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  } as const
}
