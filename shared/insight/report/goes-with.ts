import { last } from '#shared/kernel/last'
import { differenceInterval, type Interval, zOfLooks } from '#shared/kernel/share-interval'
import type { TimelineEvent } from './funnel'

/**
 * What goes with a purchase: shares of those with something beside those without it. Members choose themselves what they do, so
 * that none of it says what an act brings about; that takes an experiment.
 */

/** Ways in which a member and the shop meet. What happens at the till is no meeting that comes before a purchase. */
export const TOUCH_KINDS = ['reminder', 'placement', 'open', 'check-in', 'claim', 'article', 'booking'] as const
export type TouchKind = (typeof TOUCH_KINDS)[number]

const HOUR_MS = 3_600_000
/** Acts with less between them are one meeting. */
const ONE_TOUCH_MS = HOUR_MS / 2
/** Touches are counted from the first one on for so long; who bought is seen in the days after. */
export const TOUCHES_MS = 48 * HOUR_MS
export const OUTCOME_MS = 7 * 24 * HOUR_MS
/** This many and more are one row. */
export const TOUCHES_MAX = 5

/** Hours between one touch and the next, on average: below 6, below 24, above. */
export const GAP_KINDS = ['hours', 'day', 'days'] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** Members who did something, and how many of them bought afterwards. */
export interface Count {
  members: number
  bought: number
}

/** One member's touches and what came after them. */
export interface Episode {
  touches: number
  kinds: TouchKind[]
  gap: GapKind | null
  bought: boolean
}

/** WeChat's numbers for whoever comes from a subscribed message. */
const FROM_REMINDER = [1014, 1107]

function kindOf({ name, props }: TimelineEvent): TouchKind | null {
  switch (name) {
    case 'app.opened':
      if (FROM_REMINDER.includes(Number(props?.scene))) return 'reminder'
      return typeof props?.entrance === 'string' ? 'placement' : 'open'
    case 'check-in.performed':
      return 'check-in'
    case 'coupon.claimed':
      return 'claim'
    case 'article.read':
      return 'article'
    case 'booking.attended':
      return 'booking'
    default:
      return null
  }
}

/** What has to be known of a member to tell. */
export const TOUCH_NAMES = [
  'app.opened',
  'check-in.performed',
  'coupon.claimed',
  'article.read',
  'booking.attended',
  'purchase.recorded',
] as const

/**
 * The touches of the 48 hours that begin with the first one, in order. Null without one up to `lastStartAt`, and of whoever bought within these hours: who
 * buys early has less time for touches, so that few touches would seem to go with buying.
 */
export function episodeOf(timeline: readonly TimelineEvent[], lastStartAt: number): Episode | null {
  const acts = timeline.flatMap((event) => {
    const kind = kindOf(event)
    return kind ? { at: event.at, kind } : []
  })
  const [first] = acts
  if (!first || first.at > lastStartAt) return null
  const untilAt = first.at + TOUCHES_MS
  const bought = timeline.filter(({ name, at }) => name === 'purchase.recorded' && at >= first.at)
  if (bought.some(({ at }) => at < untilAt)) return null
  const within = acts.filter(({ at }) => at < untilAt)
  const begins = within.filter(
    ({ at }, index) => at - (within[index - 1]?.at ?? Number.NEGATIVE_INFINITY) > ONE_TOUCH_MS,
  )
  const span = (last(begins)?.at ?? first.at) - first.at
  return {
    touches: Math.min(begins.length, TOUCHES_MAX),
    kinds: TOUCH_KINDS.filter((kind) => within.some((act) => act.kind === kind)),
    gap: begins.length < 2 ? null : gapOf(span / (begins.length - 1)),
    bought: bought.some(({ at }) => at < untilAt + OUTCOME_MS),
  }
}

function gapOf(ms: number): GapKind {
  if (ms < 6 * HOUR_MS) return 'hours'
  return ms < 24 * HOUR_MS ? 'day' : 'days'
}

/** Counts by name, of one day or of many. `all` is everybody. */
export type Counts = Partial<Record<string, Count>>

export const added = (count: Count | undefined, { members, bought }: Count): Count => ({
  members: (count?.members ?? 0) + members,
  bought: (count?.bought ?? 0) + bought,
})

export function addCounts(counts: Counts, more: Counts): Counts {
  const sum = { ...counts }
  for (const [key, count] of Object.entries(more)) if (count) sum[key] = added(sum[key], count)
  return sum
}

export const ALL = 'all'

/** `touches-3`, `kind-claim`, `gap-day`, and everybody. */
export function countsOf({ touches, kinds, gap, bought }: Episode): Counts {
  const keys = [ALL, `touches-${touches}`, ...kinds.map((kind) => `kind-${kind}`), ...(gap ? [`gap-${gap}`] : [])]
  return countAs(keys, bought)
}

export const countAs = (keys: readonly string[], bought: boolean): Counts =>
  Object.fromEntries(keys.map((key) => [key, { members: 1, bought: bought ? 1 : 0 }]))

/** One thing that members did, beside those that it is compared with. */
export interface Pair {
  key: string
  own: Count
  others: Count
}

export interface Verdict {
  /** Of the own share less that of the others, as wide as all looks together ask for; null where there is nobody on one side. */
  difference: Interval | null
  verdict: 'more' | 'less' | 'unsure' | 'few'
}

/** Fewer on one side say nothing. */
const MEMBERS_MIN = 30

/** Each key beside those whom it is compared with, all corrected for how many are looked at. */
export function rowsOf<P extends Pair>(pairs: readonly P[], looks = pairs.length): (P & Verdict)[] {
  const z = zOfLooks(looks)
  return pairs.map((pair) => {
    const { own, others } = pair
    const difference = differenceInterval(toPart(own), toPart(others), z)
    return { ...pair, difference, verdict: verdictOf(own, others, difference) }
  })
}

const toPart = ({ members, bought }: Count) => ({ part: bought, whole: members })

function verdictOf(own: Count, others: Count, difference: Interval | null): Verdict['verdict'] {
  if (!difference || own.members < MEMBERS_MIN || others.members < MEMBERS_MIN) return 'few'
  if (difference.from > 0) return 'more'
  return difference.to < 0 ? 'less' : 'unsure'
}

const NOBODY: Count = { members: 0, bought: 0 }
export const countIn = (counts: Counts, key: string): Count => counts[key] ?? NOBODY

/** Everybody else of `whole`. */
export const without = (whole: Count, own: Count): Count => ({
  members: whole.members - own.members,
  bought: whole.bought - own.bought,
})
