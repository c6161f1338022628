import { cellOf, placeOfCell } from '#shared/insight/incident/cell'
import { newStepDay, stepDayId, toHours, withPassed } from '#shared/insight/incident/cells'
import { addDays, type BusinessDay, DAY_MS } from '#shared/kernel/business-day'
import { STEP_KEYS } from '#shared/kernel/watched-step'
import type { Context } from '../../../platform/context'
import type { Position } from '../../../platform/db/written-since'
import type { Budget } from '../../../platform/noun/budget'
import type { PassedStep, StepSource } from '../../../platform/noun/step-source'
import { findReading, findStepDay, findStepDays, saveHourDay, saveReading, saveStepDay } from './cells.repository'

/** What is usual is known from so many days, so that much is counted when the watch begins. */
export const BACK_DAYS = 59
const PAGE_SIZE = 300
/** A transaction takes forty operations, two for each document; late events of phones may concern many days. */
const DOCUMENTS_MAX = 15

export interface Counted {
  isDone: boolean
  looked: number
}

/**
 * Counts what was written since the last time into cells, page by page: the counts and the place up to which they go are
 * written in one transaction, so that a page is counted once, whatever dies when and whoever else is at it.
 */
export async function countSteps(
  context: Context,
  sources: readonly StepSource[],
  { untilAt, budget }: { untilAt: number; budget: Budget },
): Promise<Counted> {
  let looked = 0
  for (const source of sources) {
    for (;;) {
      if (looked > 0 && budget.isSpent()) return { isDone: false, looked }
      const after = (await findReading(context.db, source.name)) ?? beginning(context.now)
      const reading = { after: { at: after.at, id: after.id }, untilAt, limit: PAGE_SIZE }
      const page = await source.listPassed(context.db, reading)
      const { taken, position, isCut } = fitting(page.passed, page.position)
      const isLast = page.isLast && !isCut
      if (taken.length > 0 || position.at !== after.at || position.id !== after.id) {
        await keep(context, source.name, { from: reading.after, to: position, taken })
      }
      looked += taken.length
      if (isLast) break
    }
  }
  return { isDone: true, looked }
}

/** So many steps as concern no more documents than a transaction takes. */
function fitting(passed: readonly PassedStep[], end: Position) {
  const ids = new Set<string>()
  const taken: PassedStep[] = []
  let position: Position | null = null
  for (const [index, step] of passed.entries()) {
    ids.add(idOf(step))
    if (ids.size > DOCUMENTS_MAX) {
      // One record may be two steps: both are taken, or none.
      const whole = taken.filter((other) => !isSame(other.position, passed[index]?.position))
      const last = whole.at(-1)?.position
      if (last) position = last
      return { taken: whole, position: position ?? end, isCut: true }
    }
    taken.push(step)
  }
  return { taken, position: end, isCut: false }
}

const isSame = (one: Position, other: Position | undefined): boolean => one.at === other?.at && one.id === other.id

interface Keeping {
  from: Position
  to: Position
  taken: readonly PassedStep[]
}

async function keep({ db, now }: Context, source: string, { from, to, taken }: Keeping): Promise<void> {
  await db.transaction(async (tx) => {
    const stands = (await findReading(tx, source)) ?? { _id: source, ...beginning(now) }
    // Somebody else has counted this page; who began at the very beginning may have begun a moment earlier.
    if (stands.at !== from.at || stands.id !== from.id) return
    for (const [id, steps] of byDocument(taken)) {
      const [first] = steps
      if (!first) continue
      const before = (await findStepDay(tx, id)) ?? newStepDay(dayOf(first), first.step)
      const passed = steps.map((step) => ({ index: placeOf(step).index, parts: step.parts }))
      await saveStepDay(tx, withPassed(before, passed))
    }
    await saveReading(tx, { _id: source, ...to })
  })
}

function byDocument(taken: readonly PassedStep[]): Map<string, PassedStep[]> {
  const all = new Map<string, PassedStep[]>()
  for (const step of taken) all.set(idOf(step), [...(all.get(idOf(step)) ?? []), step])
  return all
}

const placeOf = ({ at }: PassedStep) => placeOfCell(cellOf(at))
const dayOf = (step: PassedStep): BusinessDay => placeOf(step).day
const idOf = (step: PassedStep): string => stepDayId(dayOf(step), step.step)

/** A whole day, so that two who begin in the same minute begin at the same place. */
const beginning = (now: number): Position => ({ at: Math.floor(now / DAY_MS - BACK_DAYS) * DAY_MS, id: '' })

/** So late a phone's event still becomes part of what is usual; the ten-minute cells are kept longer than that. */
const FOLDED_AFTER_DAYS = 6
const FOLDS_AT_ONCE = 20

/** Writes the hours of days that are long over, each whole from its cells, and answers the last day that was. */
export async function foldDays(
  { db }: Context,
  { today, folded }: { today: BusinessDay; folded: BusinessDay | null },
): Promise<BusinessDay> {
  const from = addDays(folded ?? addDays(today, -BACK_DAYS - 1), 1)
  const until = addDays(today, -FOLDED_AFTER_DAYS)
  const days = Array.from({ length: FOLDS_AT_ONCE }, (_, index) => addDays(from, index)).filter((day) => day <= until)
  const stepDays = await findStepDays(
    db,
    days.flatMap((day) => STEP_KEYS.map((step) => stepDayId(day, step))),
  )
  for (const day of days) {
    const own = stepDays.filter((stepDay) => stepDay.day === day).sort((a, b) => (a._id < b._id ? -1 : 1))
    // A day without anything was none of this shop’s days: it must not say that nothing is usual.
    if (own.length > 0) await saveHourDay(db, toHours(day, own))
  }
  return days.at(-1) ?? addDays(from, -1)
}
