import type { BusinessDay } from '#shared/kernel/business-day'
import { ALL, type PartKey, type Step } from '#shared/kernel/watched-step'
import { CELLS_PER_DAY, CELLS_PER_HOUR } from './cell'

/** A step on a day in its 144 cells, as a whole and by its parts. */
export interface StepDay {
  /** `<day>:<step>` */
  _id: string
  day: BusinessDay
  step: Step
  /** `counts` ends with the last cell in which there was anything. */
  parts: PartCounts[]
}

export interface PartCounts {
  key: PartKey
  counts: number[]
}

/** The same day by hours and for all steps: what later weeks are compared with. */
export interface HourDay {
  /** The day. */
  _id: BusinessDay
  steps: { step: Step; parts: PartCounts[] }[]
}

/** Versions and error codes come and go: so many are told apart on a day, the rest are counted in the whole only. */
export const PARTS_MAX = 80

export const stepDayId = (day: BusinessDay, step: Step): string => `${day}:${step}`
export const newStepDay = (day: BusinessDay, step: Step): StepDay => ({
  _id: stepDayId(day, step),
  day,
  step,
  parts: [],
})

/** One passing of a step: the cell of the day in which it happened, and the parts that it belongs to. */
export interface Passing {
  index: number
  parts: readonly PartKey[]
}

/** The day with these passings counted as well. */
export function withPassed(stepDay: StepDay, passed: readonly Passing[]): StepDay {
  const parts = stepDay.parts.map(({ key, counts }) => ({ key, counts: [...counts] }))
  const known = new Map(parts.map((part) => [part.key, part]))
  for (const { index, parts: keys } of passed) {
    for (const key of new Set([ALL, ...keys])) {
      const part = known.get(key) ?? { key, counts: [] }
      if (!known.has(key)) {
        if (parts.length >= PARTS_MAX) continue
        parts.push(part)
        known.set(key, part)
      }
      while (part.counts.length <= index) part.counts.push(0)
      part.counts[index] = (part.counts[index] ?? 0) + 1
    }
  }
  return { ...stepDay, parts }
}

/** Ten-minute cells to hours. */
export function toHours(day: BusinessDay, stepDays: readonly StepDay[]): HourDay {
  const steps = stepDays.map(({ step, parts }) => ({
    step,
    parts: parts.map(({ key, counts }) => ({ key, counts: hoursOf(counts) })),
  }))
  return { _id: day, steps }
}

function hoursOf(counts: readonly number[]): number[] {
  const hours: number[] = Array.from({ length: CELLS_PER_DAY / CELLS_PER_HOUR }, () => 0)
  for (const [index, count] of counts.entries()) {
    const hour = Math.floor(index / CELLS_PER_HOUR)
    hours[hour] = (hours[hour] ?? 0) + count
  }
  return hours
}
