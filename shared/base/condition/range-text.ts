import type { Range, When } from './fields'
import type { Say } from './say'

/** 「不少于 3 次」; without a range, what `otherwise` says. */
export function rangeText({ min, max }: Range, say: Say, otherwise: string): string {
  if (min !== undefined && max !== undefined) return min === max ? `正好 ${say(min)}` : `${say(min)} 到 ${say(max)}`
  if (min !== undefined) return `不少于 ${say(min)}`
  return max === undefined ? otherwise : `不超过 ${say(max)}`
}

/** 「近 30 天内」「30 天前或更早」「2026-01-01 到 2026-03-31」 */
export function whenText(when: When): string {
  if ('withinDays' in when) return `近 ${when.withinDays} 天内`
  if ('overDays' in when) return `${when.overDays} 天前或更早`
  const { fromDay, untilDay } = when
  if (fromDay !== undefined && untilDay !== undefined) return `${fromDay} 到 ${untilDay}`
  if (fromDay !== undefined) return `${fromDay} 起`
  return untilDay === undefined ? '任意一天' : `${untilDay} 为止`
}
