import { parseBusinessDay } from '#shared/kernel/business-day'
import { dayText } from '../../ui/time-text'

/** '上次消费 11月3日' */
export function lastVisitText(lastPurchaseDay: string | null): string {
  const day = lastPurchaseDay === null ? null : parseBusinessDay(lastPurchaseDay)
  return day === null ? '第一次消费' : `上次消费 ${dayText(day)}`
}

/** 110 → '1.1 倍' */
export function multiplierText(percent: number): string {
  return `${percent / 100} 倍`
}
