import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { type Interval, shareInterval } from '#shared/kernel/share-interval'
import type { EndedWarning, OpenWarning, Score } from './score'

/** What is kept with a score of the silence that a member is in, and of the last one that is over. */
export type Warned = Pick<Score, 'warned' | 'lastWarned'>

type Before = Pick<Score, 'facts' | 'stage'> & Warned
type After = Pick<Score, 'facts' | 'stage' | 'asOfDay' | 'watch'>

/**
 * The first warning of each silence, from the score of before: a silence begins with a purchase and ends with the next one, or when the
 * member falls asleep. Worked out again from what it has written it is the same.
 */
export function warnedAfter(before: Before | undefined, after: After, asleepDays: number): Required<Warned> {
  const { facts, stage, asOfDay, watch } = after
  const isOver = before !== undefined && facts.lastDay > before.facts.lastDay
  const known = isOver ? null : stillOpen(before)
  const bought = isOver && before.warned ? toEnded(before.warned, 'bought', facts.lastDay) : null
  const open = known ?? (stage === 'atRisk' ? { day: asOfDay, lossFen: watch?.lossFen ?? 0 } : null)
  const isAsleep = stage === 'asleep' || stage === 'lost'
  const slept = isAsleep && open ? toEnded(open, 'asleep', addDays(facts.lastDay, asleepDays + 1)) : null
  return { warned: isAsleep ? null : open, lastWarned: slept ?? bought ?? before?.lastWarned ?? null }
}

/** Who was at risk before first warnings were kept has one of an unknown day. */
function stillOpen(before: Before | undefined): OpenWarning | null {
  if (before?.warned !== undefined) return before.warned
  return before?.stage === 'atRisk' ? { day: null, lossFen: 0 } : null
}

/** Null where the day of the warning is not known, or the member had bought by then and it was recorded later. */
function toEnded({ day, lossFen }: OpenWarning, outcome: EndedWarning['outcome'], endDay: BusinessDay) {
  if (day === null || (outcome === 'bought' && endDay <= day)) return null
  const days = Math.max(daysBetween(day, endDay), 0)
  return { day, lossFen, outcome, ...(outcome === 'asleep' && { leadDays: days }) }
}

/** How many warnings had so many days between the first one and the falling asleep. */
export interface LeadCount {
  days: number
  members: number
}

export interface Lead {
  /** Of the last silences that are over and of which was warned. */
  asleep: number
  bought: number
  /** The share of warnings that were right: nothing was bought until the member was asleep. With its 95 % interval; null of none. */
  precision: ({ share: number } & Interval) | null
  /** Half of those who fell asleep had at least the median; a quarter less than `from`, a quarter more than `to`. */
  leadDays: { median: number; from: number; to: number } | null
}

export function leadOf(leads: readonly LeadCount[], bought: number): Lead {
  const sorted = [...leads].sort((a, b) => a.days - b.days)
  const asleep = sorted.reduce((sum, { members }) => sum + members, 0)
  const whole = asleep + bought
  const interval = shareInterval(asleep, whole)
  const at = (share: number) => {
    let seen = 0
    for (const { days, members } of sorted) {
      seen += members
      if (seen >= share * asleep) return days
    }
    return 0
  }
  return {
    asleep,
    bought,
    precision: interval && { share: asleep / whole, ...interval },
    leadDays: asleep === 0 ? null : { median: at(0.5), from: at(0.25), to: at(0.75) },
  }
}
