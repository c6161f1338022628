import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { nouns } from '../cloudfunctions/nouns'
import { jobsOf } from '../cloudfunctions/platform/noun/job'
import type { Shop } from '../cloudfunctions/testing/shop'

const MINUTE_MS = 60_000
/** At night, when nobody does anything, a job waits so long for others to run with it: ticks are most of what a life costs. */
export const WAITS_MINUTES = 300
/** The timer ticks so long after the minute. */
export const TICK_AFTER_MS = 20_000

/**
 * The instants of a day at which something is due by the clock: the planned hours of daily jobs. What runs every
 * few minutes has its turn then, too: one run makes up for all that were missed.
 */
export async function openTimer(): Promise<(day: BusinessDay) => number[]> {
  const jobs = await jobsOf(nouns)
  const daily = jobs.flatMap(({ schedule }) => (schedule.kind === 'daily' ? [schedule.at] : []))
  const minutes = [...new Set(daily)].map(minuteOf).sort((one, other) => one - other)
  const turns: { firstMinute: number; lastMinute: number }[] = []
  for (const minute of minutes) {
    const turn = turns.at(-1)
    if (turn && minute - turn.firstMinute <= WAITS_MINUTES) turn.lastMinute = minute
    else turns.push({ firstMinute: minute, lastMinute: minute })
  }
  return (day) => turns.map(({ lastMinute }) => startOfDay(day) + lastMinute * MINUTE_MS + TICK_AFTER_MS)
}

const DUE_EVERY_MS = 10 * MINUTE_MS

/**
 * The instant at which what is due for single members is done next: the first ten minutes that are over when the oldest of it is
 * due. Null while nothing waits. Taken from what waits, so that nobody ticks idly.
 */
export function nextDueTick({ database, clock }: Pick<Shop, 'database' | 'clock'>): number | null {
  const [oldest] = database.find('due_work', { query: { state: 'waiting' }, sort: { dueAt: 1 }, limit: 1 })
  if (!oldest) return null
  // What a tick has left behind waits for the one after it.
  const from = Math.max(Number(oldest.dueAt), clock.now() + 1)
  return Math.ceil((from - TICK_AFTER_MS) / DUE_EVERY_MS) * DUE_EVERY_MS + TICK_AFTER_MS
}

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
