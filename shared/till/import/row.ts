import type { BusinessDay } from '#shared/kernel/business-day'
import { plainTyped } from '#shared/kernel/typed-text'
import { isEmptyCell, unguarded, withMaskedPhones } from './cell'
import { mangledReason, readIdentity, readPhoneHint, withoutFraction } from './identity'
import type { Field, Mapping } from './mapping'
import { readMoney } from './money-cell'
import { isFlagged, type RowState, refundStateOf, stateOf } from './states'
import { readWhen } from './when'

/** The cell of a field; undefined where the file has no such column. */
export type Cells = (field: Field) => string | undefined

export interface RowRules extends Mapping {
  /** Nothing can have been bought after it. */
  today: BusinessDay
}

export interface ArticleCell {
  name: string | null
  key: string | null
  quantity: number
  unitFen: number | null
}

export interface SaleRow {
  kind: 'sale'
  /** The till's number of the customer; null where it was nobody's. */
  customer: string | null
  day: BusinessDay
  at: number | null
  /** What was paid, shipping and tip included. May be 0: a visit that counts but earns nothing. */
  amountFen: number
  shippingFen: number
  tipFen: number
  /** What of it has come back, as the same row says. */
  backFen: number
  receipt: string | null
  phone: string | null
  article: ArticleCell | null
  /** What was left out of the row, for the operator. */
  note: string | null
  /** A state that no file had so far: the row counts as paid, and a person should know. */
  strangeState: string | null
}

export interface BackRow {
  kind: 'back'
  receipt: string | null
  refundNumber: string | null
  /** Null for all of it. */
  amountFen: number | null
  day: BusinessDay
  /** Asked for, and not there yet: it counts as gone back, and is said. */
  isUnderWay: boolean
}

/** `bad`: anything doubtful, because a guess would end up in somebody's balance. */
export interface LeftRow {
  kind: 'total' | 'notSale' | 'bad'
  reason: string
  /** As far as it could be read. */
  amountFen: number | null
}

export type Row = SaleRow | BackRow | LeftRow

const FIRST_DAY = '1980-01-01'
const ARTICLE_NAME_MAX = 60
const STATE_SHOWN_MAX = 20

/** Reads one row of a file. */
export function readRow(cell: Cells, rules: RowRules): Row {
  const identity = readIdentity(cell('member') ?? '', rules)
  if (identity.kind === 'total') return { kind: 'total', reason: '合计行，不是消费', amountFen: null }
  const money = moneyOf(cell, rules)
  if ('reason' in money) return bad(money.reason, null)
  const { amountFen, refundedFen } = money
  const state = stateIn(cell, rules, refundedFen)
  // Some systems say in another column than the kind that a receipt was cancelled.
  if (state === 'notSale' || stateOf(cell('flag') ?? '') === 'notSale')
    return { kind: 'notSale', reason: '没有付款或已取消，不是消费', amountFen }
  const currency = cell('currency') ?? ''
  if (!isEmptyCell(currency) && !/^(cny|rmb|人民币|元)$/i.test(unguarded(currency)))
    return bad(`币种是 ${unguarded(currency)}，不是人民币`, null)
  const when = readWhen(cell('date') ?? '', cell('time'), rules)
  const whenProblem = when ? dayProblem(when.day, rules.today) : unreadableDate(cell('date') ?? '', rules)
  const receipt = readReceipt(cell('receipt'))
  if (state === 'back' || (amountFen ?? 0) < 0) {
    if (!rules.refunds.includes(state === 'back' ? 'state' : 'negative'))
      return bad('退款行：这种读法没有打开', amountFen)
    if (!when || whenProblem) return bad(whenProblem ?? '', amountFen)
    if (typeof receipt === 'object' && receipt !== null) return bad(receipt.reason, amountFen)
    const refundState = refundStateOf(cell('refundState') ?? '')
    if (refundState === 'failed') return { kind: 'notSale', reason: '退款没有成功，不扣', amountFen: null }
    const sumFen = refundedFen > 0 ? refundedFen : Math.abs(amountFen ?? 0)
    const refundNumber = isEmptyCell(cell('refundNumber') ?? '')
      ? null
      : plainTyped(unguarded(cell('refundNumber') ?? ''))
    const backFen = sumFen === 0 ? null : sumFen
    const isUnderWay = refundState === 'underWay'
    return { kind: 'back', receipt, refundNumber, amountFen: backFen, day: when.day, isUnderWay }
  }
  if (identity.kind === 'bad') return bad(identity.reason, amountFen)
  if (!when || whenProblem) {
    const isUnpaid = cell('state') !== undefined && isEmptyCell(cell('date') ?? '')
    return isUnpaid
      ? { kind: 'notSale', reason: '没有付款时间，不是消费', amountFen }
      : bad(whenProblem ?? '', amountFen)
  }
  if (amountFen === null) return bad('金额为空', null)
  if (typeof receipt === 'object' && receipt !== null) return bad(receipt.reason, amountFen)
  const isAllBack =
    (state === 'returned' && rules.refunds.includes('later')) ||
    (rules.refunds.includes('flag') && isFlagged(cell('flag') ?? ''))
  const { phone, note } = readPhoneHint(cell('phone') ?? '')
  const inColumnFen = rules.refunds.includes('column') ? refundedFen : 0
  if (inColumnFen > amountFen && rules.rows !== 'articles') return bad('退款多于实付', amountFen)
  return {
    kind: 'sale',
    customer: identity.kind === 'nobody' ? null : identity.number,
    ...when,
    amountFen,
    shippingFen: money.shippingFen,
    tipFen: money.tipFen,
    backFen: isAllBack && inColumnFen === 0 ? amountFen : inColumnFen,
    receipt,
    phone,
    article: readArticle(cell, rules),
    note,
    strangeState:
      state === 'unknown' ? withMaskedPhones(unguarded(cell('state') ?? '')).slice(0, STATE_SHOWN_MAX) : null,
  }
}

function moneyOf(cell: Cells, { amountUnit }: RowRules) {
  const read = (field: Field) => readMoney(cell(field) ?? '', amountUnit)
  const [amount, refunded, shipping, tip] = [read('amount'), read('refunded'), read('shipping'), read('tip')]
  if (amount.kind === 'bad') return amount
  if (refunded.kind === 'bad') return { reason: `退款${refunded.reason}` }
  if (shipping.kind === 'bad') return { reason: `运费${shipping.reason}` }
  if (tip.kind === 'bad') return { reason: `小费${tip.reason}` }
  return {
    amountFen: amount.fen,
    refundedFen: Math.abs(refunded.fen ?? 0),
    shippingFen: Math.abs(shipping.fen ?? 0),
    tipFen: Math.abs(tip.fen ?? 0),
  }
}

/** 交易关闭 is never paid, or wholly refunded: the time of payment and what came back decide. */
function stateIn(cell: Cells, { refunds }: RowRules, refundedFen: number): RowState {
  const state = stateOf(cell('state') ?? '')
  const isPaidOnce = refundedFen > 0 && refunds.includes('column') && !isEmptyCell(cell('date') ?? '')
  return state === 'notSale' && unguarded(cell('state') ?? '') === '交易关闭' && isPaidOnce ? 'paid' : state
}

function dayProblem(day: BusinessDay, today: BusinessDay): string | null {
  if (day > today) return '日期晚于今天'
  return day < FIRST_DAY ? `日期早于 ${FIRST_DAY}` : null
}

function unreadableDate(cell: string, { dateFormat }: RowRules): string {
  if (dateFormat !== 'auto') return `日期应为 ${dateFormat} 格式的有效日期`
  const isTwoWay = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}/.test(unguarded(cell))
  // What a spreadsheet keeps of a date when its column is no date any more.
  if (/^[3-6]\d{4}(\.\d+)?$/.test(unguarded(cell))) return '日期变成了表格软件的天数，请在导出或另存前把这一列设为日期'
  return isTwoWay ? '日期分不清日和月的先后，请指定 dateFormat' : '日期读不懂'
}

/** Null where the file has no such column. */
function readReceipt(cell: string | undefined): string | null | { reason: string } {
  if (cell === undefined) return null
  const text = withoutFraction(plainTyped(unguarded(cell))).replace(/^#/, '')
  if (isEmptyCell(text)) return { reason: '小票号为空' }
  const problem = mangledReason(text)
  if (problem) return { reason: `小票号${problem}` }
  return /^[\w:.@-]{1,64}$/.test(text) ? text : { reason: '小票号只能是字母、数字和 _ : . @ -，最多 64 个' }
}

function readArticle(cell: Cells, { amountUnit }: RowRules): ArticleCell | null {
  const text = (field: Field) => {
    const plain = unguarded(cell(field) ?? '')
    return isEmptyCell(plain) ? null : plain.slice(0, ARTICLE_NAME_MAX)
  }
  const [name, key] = [text('article'), text('articleKey')]
  if (name === null && key === null) return null
  const quantity = Number((text('quantity') ?? '1').replace(/\.0+$/, ''))
  const price = readMoney(cell('unitPrice') ?? '', amountUnit)
  const unitFen = price.kind === 'money' && price.fen !== null && price.fen >= 0 ? price.fen : null
  // Weighed goods are one piece of what was paid for them.
  return { name, key, quantity: Number.isInteger(quantity) && quantity > 0 && quantity <= 9999 ? quantity : 1, unitFen }
}

/** The article alone, of a row whose order stands above it. */
export const readArticleRow = readArticle

function bad(reason: string, amountFen: number | null): LeftRow {
  return { kind: 'bad', reason, amountFen }
}
