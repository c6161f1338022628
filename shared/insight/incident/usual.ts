import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { ALL, type PartKey, type Step } from '#shared/kernel/watched-step'
import { CELLS_PER_DAY, CELLS_PER_HOUR, placeOfCell, sameWeekdays } from './cell'
import type { HourDay, StepDay } from './cells'
import type { Expected } from './chance'
import { runningSums, type Series } from './watch'

/** So many weeks back, and of so many at least something has to be known. */
export const WEEKS = 8
const WEEKS_MIN = 3
const HOURS_PER_DAY = CELLS_PER_DAY / CELLS_PER_HOUR

/** What was counted up to a cell, and what is usual. */
export interface Watched {
  /** The newest cell that is over. */
  cell: number
  /** Its place among the cells that are looked at. */
  newest: number
  lately: Lately
}

export const watchedAt = (cell: number, lately: Lately): Watched => ({
  cell,
  newest: (LOOKED_AT_DAYS - 1) * CELLS_PER_DAY + placeOfCell(cell).index,
  lately,
})

/** The last four days beside what they should have brought; made once for whoever looks at several cells of a day. */
export interface Lately {
  usual: Usual
  /** The last of the four. */
  today: BusinessDay
  /** Every part of a step that is known, lately or in the weeks before. */
  partsOf(step: Step): readonly PartKey[]
  cellsOf(step: Step, part: PartKey): Omit<Series, 'newest'>
}

/** What earlier weeks say; reckoned once for whoever looks at several cells of a day. */
export interface Usual {
  /** Days that say nothing of ordinary ones. */
  isKnown(day: BusinessDay): boolean
  /** What each of the day's 24 hours should bring in ten minutes. */
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

export function usualOf(hours: ReadonlyMap<BusinessDay, HourDay>, isKnown: (day: BusinessDay) => boolean): Usual {
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
    const known = weeksBefore(day as BusinessDay).map((one) => counts.get(one)?.get(own) ?? [])
    return Array.from({ length: HOURS_PER_DAY }, (_, hour) => expectedOf(known, hour))
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
    const counts = days.flatMap((day) => wholeDay(partOf(stepDays.get(`${day}:${step}`), part)))
    const hours = days.flatMap((day) => usual.hoursOf(day, step as Step, part))
    const ofCells = (of: (hour: Expected) => number) =>
      counts.map((_, index) => of(hours[Math.floor(index / CELLS_PER_HOUR)] ?? NOTHING))
    const means = ofCells(({ mean }) => mean)
    return {
      counts: runningSums(counts),
      means: runningSums(means),
      counted: runningSums(ofCells((one) => one.counted)),
    }
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

const wholeDay = (counts: readonly number[]): number[] =>
  Array.from({ length: CELLS_PER_DAY }, (_, index) => counts[index] ?? 0)

function splitOnce(key: string): [string, string] {
  const at = key.indexOf(':')
  return [key.slice(0, at), key.slice(at + 1)]
}

/** A part of a step as of the newest cell that is over. */
export function seriesOf({ newest, lately }: Watched, step: Step, part: PartKey): Series {
  const { counts, means, counted } = lately.cellsOf(step, part)
  return { counts, means, counted, newest }
}

export const partsOfStep = ({ lately }: Watched, step: Step): readonly PartKey[] => lately.partsOf(step)
