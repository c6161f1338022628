import { yuan } from '#shared/kernel/money'
import { businessDayAt } from './day-number'

/** How a number of some kind is said: 'spentFen' 12345 → '123.45 元'. */
export type Say = (value: number) => string

export const times: Say = (value) => `${value} 次`
export const days: Say = (value) => `${value} 天`
export const points: Say = (value) => `${value} 分`
export const money: Say = (value) => `${yuan(value)} 元`
export const percent: Say = (value) => `${Math.round(value * 1000) / 10}%`

export const NOTHING = '没有'

/** 「2026-11-13，9 天前」 */
export function agoText(day: number | null, today: number): string {
  return day === null ? '从未' : `${businessDayAt(day)}，${today - day} 天前`
}
