import type { GrowthRule } from './growth-rules'

const DAYS_IN_MONTH = 31

/** The most that rules bring one member in a month, all caps used up. */
export function perMonth(rules: readonly GrowthRule[]): { points: number; growth: number } {
  const sum = (field: 'points' | 'growth') =>
    rules.reduce((total, rule) => total + rule[field] * timesPerMonth(rule), 0)
  return { points: sum('points'), growth: sum('growth') }
}

function timesPerMonth({ cap: { day, month, life } }: GrowthRule): number {
  return Math.min(day * DAYS_IN_MONTH, month ?? Infinity, life ?? Infinity)
}
