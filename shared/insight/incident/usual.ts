import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { ALL, type PartKey, type Step, TOLD_BY_PHONES } from '#shared/kernel/watched-step'
import { CELL_MS, CELLS_PER_DAY, CELLS_PER_HOUR, cellEndsAt, placeOfCell, sameWeekdays } from './cell'
import type { HourDay, StepDay } from './cells'
import type { Expected } from './chance'
import { ordinaryWeeks } from './ordinary'
import type { DAY_KINDS_KNOWN } from './rules'
import { between, type Series } from './watch'

/** So many weeks back, and of so many at least something has to be known. */
export const WEEKS = 12
const WEEKS_MIN = 3
const HOURS_PER_DAY = CELLS_PER_DAY / CELLS_PER_HOUR

/** What was counted up to a cell, and what is usual. */
export interface Watched {
  /** The newest cell that is over. */
  cell: number
  /** Its place among the cells that are looked at. */
  newest: number
  lately: Lately
  underWay: UnderWay | null
}

/** The cell that has begun since: how much of it is over, and what it has brought. */
export interface UnderWay {
  share: number
  countOf(step: Step, part: PartKey): number
}

export const watchedAt = (cell: number, lately: Lately, underWay: UnderWay | null = null): Watched => ({
  cell,
  newest: placeAmong(cell),
  lately,
  underWay,
})

const placeAmong = (cell: number): number => (LOOKED_AT_DAYS - 1) * CELLS_PER_DAY + placeOfCell(cell).index

/** The cell behind the newest whole one, where everything that it has brought until now is counted already. */
export function underWayAfter(cell: number, untilAt: number, lately: Lately): UnderWay {
  const next = placeAmong(cell) + 1
  return {
    share: (untilAt + 1 - cellEndsAt(cell)) / CELL_MS,
    countOf: (step, part) => between(lately.cellsOf(step, part).counts, next, next),
  }
}

/** The last four days beside what they should have brought; made once for whoever looks at several cells of a day. */
export interface Lately {
  usual: Usual
  /** The last of the four. */
  today: BusinessDay
  /** Every part of a step that is known, lately or in the weeks before. */
  partsOf(step: Step): readonly PartKey[]
  cellsOf(step: Step, part: PartKey): Pick<Series, 'counts' | 'means' | 'counted'>
}

/** What earlier weeks say; reckoned once for whoever looks at several cells of a day. */
export interface Usual {
  /** Days that say nothing of ordinary ones. */
  isKnown(day: BusinessDay): boolean
  /** What each of the day's 24 hours should bring in ten minutes: nothing on a day on which the shop is closed. */
  hoursOf(day: BusinessDay, step: Step, part: PartKey): readonly Expected[]
  /** Every part that a step has had. */
  partsOf(step: Step): readonly PartKey[]
  /** Which share of a step a part has had, but for the days on which it had most: a fault must not become usual. */
  shareOf(step: Step, part: PartKey): number
}

const LOOKED_AT_DAYS = 4

/** The days whose cells are looked at, the newest first. */
export const lookedAtDays = (today: BusinessDay): BusinessDay[] =>
  Array.from({ length: LOOKED_AT_DAYS }, (_, back) => addDays(today, -back))

/** Of which days the hours have to be read to say what is usual in those. */
export const usualDays = (today: BusinessDay): BusinessDay[] =>
  lookedAtDays(today).flatMap((day) => sameWeekdays(day, WEEKS))

const NOTHING: Expected = { mean: 0, counted: 0 }

export function usualOf(
  hours: ReadonlyMap<BusinessDay, HourDay>,
  kindOf: (day: BusinessDay) => (typeof DAY_KINDS_KNOWN)[number] | null,
): Usual {
  const isKnown = (day: BusinessDay) => kindOf(day) !== null
  const counts = new Map([...hours].map(([day, { steps }]) => [day, byStepAndPart(steps)]))
  const parts = new Map<Step, Set<PartKey>>()
  for (const { steps } of hours.values()) {
    for (const own of steps) {
      const known = parts.get(own.step) ?? new Set()
      parts.set(own.step, known)
      for (const { key } of own.parts) known.add(key)
    }
  }
  const share = memo((own: string) => {
    const [step] = splitOnce(own)
    const ordinary = [...counts].filter(([day]) => !isKnown(day))
    return shareWithoutMost(ordinary.map(([, of]) => [totalOf(of.get(own)), totalOf(of.get(`${step}:${ALL}`))]))
  })
  const weeksBefore = memo((day: BusinessDay) =>
    sameWeekdays(day, WEEKS).filter((one) => counts.has(one) && !isKnown(one)),
  )
  const ofDay = memo((key: string) => {
    const [day = '', own = ''] = key.split(' ')
    if (kindOf(day as BusinessDay) === 'closure') return []
    const known = weeksBefore(day as BusinessDay).map((one) => counts.get(one)?.get(own) ?? [])
    const ordinary = ordinaryWeeks(known, WEEKS_MIN)
    return Array.from({ length: HOURS_PER_DAY }, (_, hour) => expectedOf(ordinary(hour), hour))
  })
  return {
    isKnown,
    hoursOf: (day, step, part) => ofDay(`${day} ${step}:${part}`),
    partsOf: (step) => [...(parts.get(step) ?? [])],
    shareOf: (step, part) => share(`${step}:${part}`),
  }
}

/** Of 32 days four are left out: a fault of three, and the day on which it was mended. */
const LEFT_OUT = 1 / 8

function shareWithoutMost(days: readonly (readonly [number, number])[]): number {
  const sold = days.filter(([, whole]) => whole > 0).sort(([a, all], [b, others]) => b / others - a / all)
  const kept = sold.slice(Math.floor(sold.length * LEFT_OUT))
  const sum = (of: 0 | 1) => kept.reduce((total, day) => total + day[of], 0)
  return sum(1) === 0 ? 0 : sum(0) / sum(1)
}

const totalOf = (counts: readonly number[] = []): number => counts.reduce((total, count) => total + count, 0)

function byStepAndPart(steps: HourDay['steps']): Map<string, number[]> {
  return new Map(
    steps.flatMap(({ step, parts }) => parts.map(({ key, counts }) => [`${step}:${key}`, counts] as const)),
  )
}

function expectedOf(known: readonly (readonly number[])[], hour: number): Expected {
  if (known.length < WEEKS_MIN) return NOTHING
  const total = known.reduce((sum, counts) => sum + (counts[hour] ?? 0), 0)
  return { mean: total / known.length / CELLS_PER_HOUR, counted: total / CELLS_PER_HOUR }
}

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}

export function latelyOf(today: BusinessDay, stepDays: ReadonlyMap<string, StepDay>, usual: Usual): Lately {
  const days = lookedAtDays(today).reverse()
  const cellsOf = memo((key: string) => {
    const [step = '', part = ''] = splitOnce(key)
    const sums = { counts: emptySums(), means: emptySums(), counted: emptySums() }
    for (const [place, day] of days.entries()) {
      const counts = partOf(stepDays.get(`${day}:${step}`), part)
      const hours = usual.hoursOf(day, step as Step, part)
      for (let index = 0; index < CELLS_PER_DAY; index += 1) {
        const { mean, counted } = hours[Math.floor(index / CELLS_PER_HOUR)] ?? NOTHING
        const at = place * CELLS_PER_DAY + index
        sums.counts[at + 1] = (sums.counts[at] ?? 0) + (counts[index] ?? 0)
        sums.means[at + 1] = (sums.means[at] ?? 0) + mean
        sums.counted[at + 1] = (sums.counted[at] ?? 0) + counted
      }
    }
    return sums
  })
  return {
    usual,
    today,
    partsOf: memo((step: Step) => {
      const seen = days.flatMap((day) => stepDays.get(`${day}:${step}`)?.parts.map(({ key }) => key) ?? [])
      return [...new Set([...seen, ...usual.partsOf(step)])].filter((key) => key !== ALL).sort()
    }),
    cellsOf: (step, part) => cellsOf(`${step}:${part}`),
  }
}

const partOf = (stepDay: StepDay | undefined, part: PartKey): readonly number[] =>
  stepDay?.parts.find(({ key }) => key === part)?.counts ?? []

const emptySums = () => new Float64Array(LOOKED_AT_DAYS * CELLS_PER_DAY + 1)

function splitOnce(key: string): [string, string] {
  const at = key.indexOf(':')
  return [key.slice(0, at), key.slice(at + 1)]
}

/** A part of a step as of now. What phones tell may be a little late, and of that only whole cells are looked at. */
export function seriesOf({ newest, lately, underWay }: Watched, step: Step, part: PartKey): Series {
  const { counts, means, counted } = lately.cellsOf(step, part)
  const next = newest + 1
  const isBegun = underWay !== null && next < LOOKED_AT_DAYS * CELLS_PER_DAY && !TOLD_BY_PHONES.includes(step)
  const begun = isBegun
    ? {
        count: underWay.countOf(step, part),
        mean: underWay.share * between(means, next, next),
        counted: underWay.share * between(counted, next, next),
      }
    : null
  return { counts, means, counted, newest, begun }
}

export const partsOfStep = ({ lately }: Watched, step: Step): readonly PartKey[] => lately.partsOf(step)
