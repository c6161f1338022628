import type { BusinessDay } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import type { Period } from './period'

/** How far counting has come. */
export interface Progress {
  /** `never`: nothing was counted yet. `counting`: days that are looked at are still to be counted. */
  state: 'never' | 'counting' | 'done'
  /** Days that are over and still to be counted. */
  daysLeft: number
  /** Up to which day everything of the last days is counted; null before the first. */
  from: BusinessDay | null
  /** Simplified Chinese; empty where nothing is to be said. */
  sentence: string
}

/**
 * Days are counted from the newest back, so that what is looked at first is there first.
 *
 * @param hasBegun whether the first counting has begun: before it nobody knows which days there are to count
 * @param open days that are still to be counted, in any order; today is never counted before it is over
 * @param counted days that were counted, in any order
 */
export function progressOf(
  facts: { hasBegun: boolean; open: readonly BusinessDay[]; counted: Iterable<BusinessDay>; isMore: boolean },
  { looked, today }: { looked: readonly Period[]; today: BusinessDay },
): Progress {
  const waiting = facts.open.filter((day) => day < today)
  const daysLeft = waiting.length
  if (!facts.hasBegun) return { state: 'never', daysLeft, from: null, sentence: NEVER }
  const newest = last([...waiting].sort()) ?? null
  const from = [...facts.counted].filter((day) => newest === null || day > newest).sort()[0] ?? null
  const isLooked = (day: BusinessDay) => looked.some(({ fromDay, toDay }) => day >= fromDay && day <= toDay)
  const missing = waiting.filter(isLooked).length
  if (missing === 0) return { state: 'done', daysLeft, from, sentence: '' }
  const left = facts.isMore ? `${daysLeft} 多天` : `${daysLeft} 天`
  const sentence = `还有 ${left}没数完，从新到旧数；其中 ${missing} 天在下面比较的日子里，数完以前数字会变`
  return { state: 'counting', daysLeft, from, sentence }
}

const NEVER = '还没有数过，每天 01:20 数；第一次要把一年多的日子数一遍'
