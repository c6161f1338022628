import { plainTyped } from '#shared/kernel/typed-text'
import { normalizePhone } from '#shared/people/member/masking'
import { isEmptyCell, unguarded } from './cell'

export type Identity =
  | { kind: 'somebody'; number: string }
  /** A walk-in customer: a sale, but nobody's. */
  | { kind: 'nobody' }
  /** The row is a sum and no sale. */
  | { kind: 'total' }
  | { kind: 'bad'; reason: string }

export interface IdentityRules {
  /** `drop` where the till writes 123 and 00123 for the same customer. */
  leadingZeros: 'keep' | 'drop'
}

const LENGTH_MAX = 64
const NOBODY = new Set([
  ...[
    '0',
    '散客',
    '散户',
    '佚名',
    '匿名',
    '游客',
    '路人',
    '无',
    '无会员',
    '非会员',
    '临时客户',
    '零售客户',
    '普通顾客',
  ],
  ...['walk-in', 'walkin', 'guest', 'anonymous', 'walk in'],
])
const TOTALS = /^(合计|总计|小计|累计|本页合计|total|subtotal|sub total|grand total)[:：]?$/i

/** Whom a cell names. A number is an identity: what a spreadsheet has changed, or a system has masked, names nobody. */
export function readIdentity(cell: string, rules: IdentityRules): Identity {
  const text = withoutFraction(plainTyped(unguarded(cell)))
  if (TOTALS.test(text)) return { kind: 'total' }
  if (isEmptyCell(text) || /^-+$/.test(text) || NOBODY.has(text.toLowerCase())) return { kind: 'nobody' }
  const problem = mangledReason(text) ?? maskedReason(text)
  if (problem) return { kind: 'bad', reason: `会员号${problem}` }
  if (text.length > LENGTH_MAX) return { kind: 'bad', reason: `会员号超过 ${LENGTH_MAX} 个字符` }
  const number = phoneIn(text) ?? text
  return { kind: 'somebody', number: rules.leadingZeros === 'drop' ? number.replace(/^0+(?=\d+$)/, '') : number }
}

/** `13800138000.0` is what a spreadsheet makes of a number that it took for a quantity. */
export function withoutFraction(text: string): string {
  return /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text
}

/** Why nobody can have written this number; null where somebody may have. */
export function mangledReason(text: string): string | null {
  const way = '，请在导出或另存前把这一列设为文本'
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return `被表格软件改成了科学计数（${text}）${way}`
  // A spreadsheet keeps 15 digits and fills up with zeros.
  if (/^\d{15}0{3,}$/.test(text)) return `的末尾被表格软件改成了 0（${text}）${way}`
  if (/^\d{1,2}月\d{1,2}日$|^\d{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i.test(text))
    return `被表格软件改成了日期（${text}）${way}`
  if (/^#(ref|name|value|n\/a|num|null|div\/0)[!?]?$|^#+$/i.test(text)) return `是表格软件的错误值（${text}）`
  return null
}

/** Two people share a mask. */
function maskedReason(text: string): string | null {
  return /[*•●]|x{4,}|X{4,}/.test(text) ? '打了码（只剩几位），认不出是谁' : null
}

/** A cell that holds name and phone, such as `张三（13800138000）` or `周强,86-13900000004`. */
function phoneIn(text: string): string | null {
  return /^[^\d]{1,30}[(,，]\s*(?:\+?86-?)?(1[3-9]\d{9})\s*\)?$/.exec(text)?.[1] ?? null
}

/** A phone is a hint only: what is not a mobile number is left out, and the result says so. */
export function readPhoneHint(cell: string): { phone: string | null; note: string | null } {
  if (isEmptyCell(cell)) return { phone: null, note: null }
  const text = withoutFraction(plainTyped(unguarded(cell))).replace(/^86-?(?=1\d{10}$)/, '')
  const phone = normalizePhone(text)
  if (phone !== null && /^\+861[3-9]\d{9}$/.test(phone) && !isInvented(phone.slice(3))) return { phone, note: null }
  return { phone: null, note: '手机号不是有效的手机号码，已忽略' }
}

/** 13800000000 and 13888888888 are what people write where a field must not be empty. */
function isInvented(number: string): boolean {
  return /^1[3-9](\d)\1{8}$/.test(number) || /^1[3-9]\d0{8}$/.test(number)
}
