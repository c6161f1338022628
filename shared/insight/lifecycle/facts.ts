import type { KnownDays } from '#shared/insight/event/day-links'
import type { MemberActivity } from '#shared/insight/event/member-activity'
import type { MemberDay } from '#shared/insight/event/member-day'
import type { Score } from '#shared/insight/score/score'
import { type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import type { LifecycleFacts } from './lifecycle'
import type { Known } from './standing'

/** What is stored of one person, over all records that were merged into theirs. */
export interface StoredOfPerson {
  /** The day of the membership. */
  joinedDay: BusinessDay
  activities: readonly Pick<MemberActivity, 'days'>[]
  /** The days of the look back. */
  days: readonly MemberDay[]
  score: Pick<Score, 'facts' | 'stage' | 'forecast'> | null
}

/** Fewer days than this are no habit. */
const HABIT_DAYS_MIN = 3

/** What a standing is made from. The numbers of visit and key days are known up to three, which is what the rules ask. */
export function knownOf({ joinedDay, activities, days, score }: StoredOfPerson): Known {
  const endsOf = (kind: keyof MemberActivity['days']) => allEnds(activities.map((activity) => activity.days[kind]))
  const [visits, keys, buys] = [endsOf('visit'), endsOf('key'), endsOf('buy')]
  const firsts = [joinedDay, visits[0], buys[0]].filter((day) => day !== undefined)
  const facts: LifecycleFacts = {
    firstDay: firsts.reduce((first, day) => (day < first ? day : first), joinedDay),
    visitDay: last(visits) ?? null,
    visitDays: visits.length,
    keyDay: last(keys) ?? null,
    keyDays: keys.length,
    // The score has counted all of them; what was bought since it was made is known by its ends alone.
    purchaseDays: buys.length === 0 ? 0 : Math.max(score?.facts.purchaseDays ?? 0, buys.length),
    purchaseDay: last(buys) ?? null,
    gapDays: usualGap(days.filter(({ links }) => links.key !== null).map(({ day }) => day)),
    isAtRisk: riskOf(score),
    satisfaction: null,
  }
  return { facts, days: days.map(toActiveDay).filter(({ names }) => names.length > 0) }
}

/** Without a forecast the models have not looked at it, and say nothing. */
function riskOf(score: StoredOfPerson['score']): boolean | null {
  return score?.forecast ? score.stage === 'atRisk' : null
}

/** The distinct ends of the days of several records: at least three of them if there are three. */
function allEnds(known: readonly (KnownDays | null)[]): BusinessDay[] {
  const ends = known.flatMap((each) => (each ? [each.firstDay, each.beforeDay ?? each.firstDay, each.lastDay] : []))
  return [...new Set(ends)].sort()
}

/** The median distance between neighbours. */
function usualGap(days: readonly BusinessDay[]): number | null {
  const sorted = [...new Set(days)].sort()
  if (sorted.length < HABIT_DAYS_MIN) return null
  const gaps = sorted.slice(1).flatMap((day, index) => {
    const before = sorted[index]
    return before === undefined ? [] : [daysBetween(before, day)]
  })
  gaps.sort((a, b) => a - b)
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? null
}

function toActiveDay({ day, tallies, links }: MemberDay): Known['days'][number] {
  return { day, isKey: links.key !== null, names: links.visit === null ? [] : tallies.map(({ name }) => name) }
}
