import { parseBusinessDay } from '#shared/kernel/business-day'
import { yuanWithFen } from '#shared/kernel/money'
import { grouped } from '../../ui/figures'
import { dayText } from '../../ui/time-text'

/** '上次 11月3日' */
export function lastVisitText(lastPurchaseDay: string | null): string {
  const day = lastPurchaseDay === null ? null : parseBusinessDay(lastPurchaseDay)
  return day === null ? '第一次消费' : `上次 ${dayText(day)}`
}

/** 110 → '1.1 倍' */
export function multiplierText(percent: number): string {
  return `${percent / 100} 倍`
}

/** 128655 → '¥1,286.55' */
export function amountText(fen: number): string {
  const [whole, cents] = yuanWithFen(fen).split('.')
  return `¥${grouped(Number(whole))}.${cents}`
}

/** What the display says while an amount is typed: '1286.5' → '1,286.5', nothing → '0.00'. */
export function typedAmountText(typed: string): string {
  if (typed === '') return '0.00'
  const [whole, cents] = typed.split('.')
  return cents === undefined ? grouped(Number(whole)) : `${grouped(Number(whole))}.${cents}`
}
