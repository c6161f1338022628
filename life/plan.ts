import type { BusinessDay } from '#shared/kernel/business-day'
import type { Switch } from './switches'

/** Everything that a life follows from. */
export interface LifePlan {
  seed: number
  /** How many come by themselves; friends whom they bring come on top. */
  members: number
  stores: number
  days: number
  /** The first day of the shop. */
  fromDay: BusinessDay
  /** What is left out. */
  without: readonly Switch[]
}

/** So that 300 days end where the year is busiest, with Spring Festival and National Day behind them. */
export const FIRST_DAY = '2026-02-02' as BusinessDay
