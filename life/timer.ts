import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { nouns } from '../cloudfunctions/nouns'
import { jobsOf } from '../cloudfunctions/platform/noun/job'

const MINUTE_MS = 60_000
/** At night, when nobody does anything, a job waits so long for others to run with it: ticks are most of what a life costs. */
export const WAITS_MINUTES = 300
/** The timer ticks so long after the minute. */
const TICK_AFTER_MS = 20_000

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

/** When reminders are due: after the job that queues them, when they were asked for, and for what quiet time has put off. */
const DUE_AT = ['09:10', '10:05']

export const dueTicksOf = (day: BusinessDay): number[] =>
  DUE_AT.map((time) => startOfDay(day) + minuteOf(time) * MINUTE_MS + TICK_AFTER_MS)

const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
