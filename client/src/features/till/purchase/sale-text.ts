import type { BusinessDay } from '#shared/kernel/business-day'
import { yuanWithFen } from '#shared/kernel/money'
import { grouped } from '../../../ui/figures'
import { dayText } from '../../../ui/time-text'
import type { Preview } from './coupon-choice'

/** '上次 11月3日' */
export function lastVisitText(lastPurchaseDay: BusinessDay | null): string {
  return lastPurchaseDay === null ? '第一次消费' : `上次 ${dayText(lastPurchaseDay)}`
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

/** What several deductions come to, in fen. */
export function takenOffFen(deductions: readonly { discountFen: number }[]): number {
  return deductions.reduce((sum, { discountFen }) => sum + discountFen, 0)
}

/** The display while an amount is typed: '1286.5' → '1,286.5', nothing → '0.00'. */
export function typedAmountText(typed: string): string {
  if (typed === '') return '0.00'
  const [whole, cents] = typed.split('.')
  return cents === undefined ? grouped(Number(whole)) : `${grouped(Number(whole))}.${cents}`
}

/** '优惠 ¥8.00，送桂花糕，+41 积分（1.1 倍），+38 成长值': everything that the purchase brings besides the money. */
export function outcomeText(
  { discountFen, coupons, pointsEarned, growthEarned }: NonNullable<Preview['quote']>,
  multiplierPercent: number,
): string {
  const parts = [
    discountFen > 0 ? `优惠 ${amountText(discountFen)}` : null,
    ...coupons.map(({ gift }) => (gift === null ? null : `送${gift}`)),
    `+${grouped(pointsEarned)} 积分（${multiplierText(multiplierPercent)}）`,
    `+${grouped(growthEarned)} 成长值`,
  ]
  return parts.filter(Boolean).join('，')
}
