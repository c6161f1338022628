import { chanceOf, type Light, lightOf, type Target } from '#shared/kernel/light'
import { type Interval, shareInterval } from '#shared/kernel/share-interval'
import type { TrafficRules } from './rules'
import type { TrafficDay } from './traffic-day'

/** Members that were held, by how they stand, of one entrance. */
export interface HeldCount {
  waiting: number
  refused: number
  released: number
  lapsed: number
}

export interface QualityCount extends HeldCount {
  key: string
  visits: number
  recorded: number
  bounced: number
  joins: number
}

export interface QualityShare {
  part: number
  whole: number
  value: number | null
  interval: Interval | null
  light: Light
}

const HYSTERESIS = 0.05
const NOTHING: HeldCount = { waiting: 0, refused: 0, released: 0, lapsed: 0 }

/** What entrances brought over some days, with what was held of it; the busiest first. */
export function sumOfTraffic(days: readonly TrafficDay[], held: ReadonlyMap<string, HeldCount>): QualityCount[] {
  const sums = new Map<string, QualityCount>()
  const ownOf = (key: string) => {
    const known = sums.get(key) ?? { key, visits: 0, recorded: 0, bounced: 0, joins: 0, ...(held.get(key) ?? NOTHING) }
    sums.set(key, known)
    return known
  }
  for (const { key, visits, recorded, bounced, joins } of days.flatMap(({ entrances }) => entrances)) {
    const own = ownOf(key)
    own.visits += visits
    own.recorded += recorded
    own.bounced += bounced
    own.joins += joins
  }
  for (const key of held.keys()) ownOf(key)
  return [...sums.values()].sort((a, b) => b.visits - a.visits || (a.key < b.key ? -1 : 1))
}

/** Several entrances that are counted under one channel. */
export function together(key: string, counts: readonly QualityCount[]): QualityCount {
  const sum = (of: (count: QualityCount) => number) => counts.reduce((total, count) => total + of(count), 0)
  return {
    key,
    visits: sum(({ visits }) => visits),
    recorded: sum(({ recorded }) => recorded),
    bounced: sum(({ bounced }) => bounced),
    joins: sum(({ joins }) => joins),
    waiting: sum(({ waiting }) => waiting),
    refused: sum(({ refused }) => refused),
    released: sum(({ released }) => released),
    lapsed: sum(({ lapsed }) => lapsed),
  }
}

/** Visits that did nothing more, and joins that are held or confirmed, each beside how it stood the period before. */
export function qualityOf(
  now: QualityCount,
  before: QualityCount | null,
  { lights }: TrafficRules,
): { bounce: QualityShare; suspect: QualityShare; light: Light } {
  const bounced = shared(bounceOf(now), before && bounceOf(before), {
    base: lights.bounceBase,
    challenge: lights.bounceChallenge,
  })
  // Without a code they are mostly members who look something up: a short look is none of a channel's.
  const bounce = now.key === '' ? { ...bounced, light: 'unknown' as const } : bounced
  const suspect = shared(suspectOf(now), before && suspectOf(before), {
    base: lights.suspectBase,
    challenge: lights.suspectChallenge,
  })
  return { bounce, suspect, light: worseOf(bounce.light, suspect.light) }
}

type Part = readonly [part: number, whole: number]
const bounceOf = ({ bounced, recorded }: QualityCount): Part => [bounced, recorded]
/** Who was held may have joined before these days: then more are held than joined. */
const suspectOf = ({ waiting, refused, joins }: QualityCount): Part => [
  waiting + refused,
  Math.max(joins, waiting + refused),
]

function shared([part, whole]: Part, before: Part | null, target: Target): QualityShare {
  const was = before ? lightOn(before, target, 'unknown') : 'unknown'
  return {
    part,
    whole,
    value: whole === 0 ? null : part / whole,
    interval: shareInterval(part, whole),
    light: lightOn([part, whole], target, was),
  }
}

function lightOn([part, whole]: Part, target: Target, before: Light): Light {
  if (whole === 0) return 'unknown'
  const value = part / whole
  return lightOf({ value, interval: chanceOf({ value, whole }) }, target, { hysteresis: HYSTERESIS, before })
}

const ORDER: readonly Light[] = ['bad', 'watch', 'good', 'unknown']
const worseOf = (a: Light, b: Light): Light => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b)
