import { type BusinessDay, isCalendarDay } from '#shared/kernel/business-day'
import { fenFromYuan } from '#shared/kernel/money'
import { plainTyped } from '#shared/kernel/typed-text'
import { normalizePhone } from '#shared/people/member/masking'

/** The cells of one line of a till's file, as they stand there. */
export interface RawRow {
  member: string
  date: string
  amount: string
  /** Undefined where the file has no such column. */
  receipt: string | undefined
  phone: string | undefined
}

export interface RowOptions {
  dateFormat: 'YYYY-MM-DD' | 'YYYYMMDD' | 'YYYY/M/D'
  amountUnit: 'yuan' | 'fen'
  /** Nothing can have been bought after it. */
  today: BusinessDay
}

export interface ImportRow {
  kind: 'row'
  /** The till's number of the customer. */
  customer: string
  day: BusinessDay
  /** May be 0: a visit that counts but earns nothing. */
  amountFen: number
  receipt: string | null
  /** Normalized. */
  phone: string | null
}

/** The reason is for the operator who mends the file. */
export interface BadRow {
  kind: 'bad'
  reason: string
}

const AMOUNT_FEN_MAX = 100_000_000
const FIRST_DAY = '1980-01-01'
const CUSTOMER_LENGTH_MAX = 64

/** Reads one line; anything doubtful makes the line bad, because a guess would end up in somebody's balance. */
export function readRow(raw: RawRow, options: RowOptions): ImportRow | BadRow {
  const customer = raw.member.trim()
  if (customer === '') return bad('会员号为空')
  if (customer.length > CUSTOMER_LENGTH_MAX) return bad(`会员号超过 ${CUSTOMER_LENGTH_MAX} 个字符`)
  if (hasControlCharacter(customer)) return bad('会员号含有不可见字符')

  const day = readDay(raw.date.trim(), options.dateFormat)
  if (!day) return bad(`日期应为 ${options.dateFormat} 格式的有效日期`)
  if (day > options.today) return bad('日期晚于今天')
  if (day < FIRST_DAY) return bad(`日期早于 ${FIRST_DAY}`)

  const amountFen = readAmountFen(raw.amount.trim(), options.amountUnit)
  if (amountFen === null) return bad(amountProblem(raw.amount.trim(), options.amountUnit))
  if (amountFen > AMOUNT_FEN_MAX) return bad('金额超过 100 万元')

  const receipt = raw.receipt === undefined ? null : plainTyped(raw.receipt)
  if (receipt === '') return bad('小票号为空')
  if (receipt !== null && !/^[\w:.@-]{1,64}$/.test(receipt))
    return bad('小票号只能是字母、数字和 _ : . @ -，最多 64 个')

  const phoneText = raw.phone?.trim() ?? ''
  const phone = phoneText === '' ? null : normalizePhone(phoneText)
  if (phoneText !== '' && phone === null) return bad('手机号格式不对；没有手机号请留空')
  return { kind: 'row', customer, day, amountFen, receipt, phone }
}

/** A time after the date is allowed and not used: a purchase belongs to its business day. */
function readDay(text: string, format: RowOptions['dateFormat']): BusinessDay | null {
  const date = /^(\S+?)(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)?$/.exec(text)?.[1] ?? ''
  if (format === 'YYYY-MM-DD') return dayOrNull(date)
  const parts = (format === 'YYYYMMDD' ? /^(\d{4})(\d{2})(\d{2})$/ : /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/).exec(date)
  if (!parts) return null
  const [, year = '', month = '', day = ''] = parts
  return dayOrNull(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** Of any year: a row of 1899 is told that it is too early, not that it is no date. */
const dayOrNull = (text: string) => (isCalendarDay(text) ? text : null)

function readAmountFen(text: string, unit: RowOptions['amountUnit']): number | null {
  if (unit === 'yuan') return fenFromYuan(text)
  return /^\d{1,12}$/.test(text) ? Number(text) : null
}

function amountProblem(text: string, unit: RowOptions['amountUnit']): string {
  if (text.startsWith('-'))
    return '金额不能是负数；退款登记在原来那笔消费上：店员端“往日记录”，更早的由运营退（purchase.refundAsOperator）'
  return unit === 'yuan' ? '金额（元）应为数字，最多两位小数' : '金额（分）应为整数'
}

function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return /[\u0000-\u001f\u007f]/.test(text)
}

function bad(reason: string): BadRow {
  return { kind: 'bad', reason }
}
