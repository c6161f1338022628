import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { ALL, type PartKey, type Step } from '#shared/kernel/watched-step'
import { CELLS_PER_HOUR, placeOfCell, sameWeekdays } from './cell'
import type { HourDay, StepDay } from './cells'
import type { Expected } from './chance'
import { LOOK_BACK_CELLS, type Series } from './watch'

/** So many weeks back, and of so many at least something has to be known. */
export const WEEKS = 8
const WEEKS_MIN = 3

/** What was counted lately, and what is usual. */
export interface Watched {
  /** The newest cell that is over. */
  cell: number
  stepDays: ReadonlyMap<string, StepDay>
  hours: ReadonlyMap<BusinessDay, HourDay>
  /** Days that say nothing of ordinary ones. */
  isKnown(day: BusinessDay): boolean
}

/** The days whose cells are looked at, the newest first. */
export function lookedAtDays(cell: number): BusinessDay[] {
  const { day } = placeOfCell(cell)
  return [0, -1, -2, -3].map((back) => addDays(day, back))
}

/** Of which days the hours have to be read to say what is usual in those. */
export const usualDays = (cell: number): BusinessDay[] => lookedAtDays(cell).flatMap((day) => sameWeekdays(day, WEEKS))

export function seriesOf(watched: Watched, step: Step, part: PartKey, length = LOOK_BACK_CELLS): Series {
  const counts: number[] = []
  const expected: Expected[] = []
  const usual = new Map<string, Expected>()
  for (let back = 0; back < length; back += 1) {
    const { day, index } = placeOfCell(watched.cell - back)
    counts.push(countAt(watched, { day, step, part, index }))
    const hour = Math.floor(index / CELLS_PER_HOUR)
    const known = usual.get(`${day}:${hour}`) ?? expectedAt(watched, { day, step, part, hour })
    usual.set(`${day}:${hour}`, known)
    expected.push(known)
  }
  return { counts, expected }
}

interface Place {
  day: BusinessDay
  step: Step
  part: PartKey
}

function countAt({ stepDays }: Watched, { day, step, part, index }: Place & { index: number }): number {
  const parts = stepDays.get(`${day}:${step}`)?.parts
  return parts?.find(({ key }) => key === part)?.counts[index] ?? 0
}

function expectedAt({ hours, isKnown }: Watched, { day, step, part, hour }: Place & { hour: number }): Expected {
  let total = 0
  let weeks = 0
  for (const before of sameWeekdays(day, WEEKS)) {
    const known = hours.get(before)
    if (!known || isKnown(before)) continue
    weeks += 1
    const parts = known.steps.find((own) => own.step === step)?.parts
    total += parts?.find(({ key }) => key === part)?.counts[hour] ?? 0
  }
  if (weeks < WEEKS_MIN) return { mean: 0, counted: 0 }
  return { mean: total / weeks / CELLS_PER_HOUR, counted: total / CELLS_PER_HOUR }
}

/** Every part of a step that is known, lately or in the weeks before. */
export function partsOfStep({ stepDays, hours, cell }: Watched, step: Step): PartKey[] {
  const lately = lookedAtDays(cell).flatMap((day) => stepDays.get(`${day}:${step}`)?.parts ?? [])
  const before = [...hours.values()].flatMap(({ steps }) => steps.find((own) => own.step === step)?.parts ?? [])
  return [...new Set([...lately, ...before].map(({ key }) => key))].filter((key) => key !== ALL).sort()
}

/** Which share of a step a part has had in the weeks before. */
export function usualShare({ hours, isKnown }: Watched, step: Step, part: PartKey): number {
  let own = 0
  let whole = 0
  for (const [day, { steps }] of hours) {
    if (isKnown(day)) continue
    const parts = steps.find((candidate) => candidate.step === step)?.parts ?? []
    for (const { key, counts } of parts) {
      const sum = counts.reduce((total, count) => total + count, 0)
      if (key === ALL) whole += sum
      if (key === part) own += sum
    }
  }
  return whole === 0 ? 0 : own / whole
}
