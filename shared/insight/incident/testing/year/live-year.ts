import { addDays, type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { ALL, type PartKey, type Step } from '#shared/kernel/watched-step'
import { CELLS_PER_DAY, cellOf } from '../../cell'
import { type HourDay, newStepDay, type StepDay, toHours, withPassed } from '../../cells'
import { belongsTo, type Incident, type Met, metAgain, newIncident } from '../../incident'
import { slippedOf } from '../../slipped'
import { metIn } from '../../trouble'
import { latelyOf, usualDays, usualOf, watchedAt } from '../../usual'
import { type Act, actsIn } from './acts'
import { dayLevels, isHoliday, TEACHING_DAYS, YEAR_DAYS } from './days'
import { type Fault, farmedIn, isConcerned, plantFaults, underFault } from './faults'
import { normal, type Random, randomFrom } from './random'

/**
 * A shop's year, act by act, counted by the code that counts a shop's records and looked at every ten minutes by the code
 * of the job. All of it comes from one seed.
 */
export interface Year {
  orders: number
  faults: Fault[]
  /** How much each day is above or below an ordinary one. */
  levels: readonly number[]
  /** When an incident was opened or met again: in cells since the year's days began, by what. */
  met: { at: number; met: Met; isNew: boolean }[]
  /** What each fault took away, changed or brought of what it concerns, in the order of time, a few of it. */
  touched: Map<Fault, number[]>
}

/** Any Thursday long ago: nothing hangs on the date. */
const FIRST_DAY = '2020-01-02' as BusinessDay
/** The timer comes twenty seconds after each ten minutes, and the job looks at what had settled two minutes before. */
const TIMER_AFTER = 20 / 600
const SHARE_OF_BEGUN = 1 - (120 - 20) / 600

/** Hours become what is usual six days later; days are judged by a quarter of a year. */
const FOLDED_AFTER_DAYS = 6
const DAYS_JUDGED = 112

export function liveYear(orders: number, seed: number, { withFaults }: { withFaults: boolean }): Year {
  const random = randomFrom(seed)
  const faults = withFaults ? plantFaults(random) : []
  const levels = dayLevels(random)
  const touched = new Map(faults.map((fault) => [fault, [] as number[]]))
  const shop: Living = { days: [], hours: new Map(), underWay: [], met: [] }
  for (let day = 0; day < TEACHING_DAYS + YEAR_DAYS; day += 1) {
    const acts = actsOn(day, { orders, level: levels[day] ?? 1, faults, random, touched })
    shop.days.push(countDay(day, acts))
    const early =
      day < TEACHING_DAYS
        ? []
        : countDay(
            day,
            acts.filter(({ at }) => at % 1 < SHARE_OF_BEGUN),
          )
    fold(shop, day - FOLDED_AFTER_DAYS)
    if (day < TEACHING_DAYS) continue
    judgeBefore(shop, day)
    lookAtDay(shop, day, early)
  }
  return { orders, faults, levels, met: shop.met, touched }
}

interface Living {
  days: StepDay[][]
  hours: Map<BusinessDay, HourDay>
  underWay: Incident[]
  met: Year['met']
}

export const yearDay = (day: number): BusinessDay => addDays(FIRST_DAY, day)
const isKnown = (day: BusinessDay): boolean =>
  isHoliday(Math.round((startOfDay(day) - startOfDay(FIRST_DAY)) / 86_400_000))

interface Day {
  orders: number
  level: number
  faults: readonly Fault[]
  random: Random
  touched?: Year['touched']
}

export function actsOn(day: number, { orders, level, faults, random, touched }: Day): Act[] {
  const acts: Act[] = []
  for (let cell = day * CELLS_PER_DAY; cell < (day + 1) * CELLS_PER_DAY; cell += 1) {
    const own = faults.filter(({ from, to }) => from < cell + 1 && to > cell)
    for (const act of actsIn(cell, { orders, level: level * (1 + 0.02 * normal(random)), random })) {
      const left = own.reduce<Act | null>((still, fault) => still && underFault(fault, still, random), act)
      if (left) acts.push(left)
      for (const fault of own) if (left !== act && isConcerned(fault, act)) touched?.get(fault)?.push(act.at)
    }
    for (const fault of own) {
      const farmed = farmedIn(fault, cell, { orders, random })
      touched?.get(fault)?.push(...farmed.map(({ at }) => at))
      acts.push(...farmed)
    }
  }
  return acts
}

/** What the job would have written of these acts. */
export function countDay(day: number, acts: readonly Act[]): StepDay[] {
  const byStep = new Map<Step, Act[]>()
  for (const act of acts) {
    const own = byStep.get(act.step)
    if (own) own.push(act)
    else byStep.set(act.step, [act])
  }
  return [...byStep].map(([step, own]) => {
    const passed = own.map(({ at, parts }) => ({ index: Math.floor(at) - day * CELLS_PER_DAY, parts }))
    return withPassed(newStepDay(yearDay(day), step), passed)
  })
}

function fold({ days, hours }: Living, day: number): void {
  const stepDays = days[day]
  if (stepDays) hours.set(yearDay(day), toHours(yearDay(day), stepDays))
}

function lookAtDay(shop: Living, day: number, early: readonly StepDay[]): void {
  const today = yearDay(day)
  const first = cellOf(startOfDay(today))
  const seen = [0, 1, 2, 3].flatMap((back) => shop.days[day - back] ?? [])
  const hours = new Map(usualDays(today).flatMap((one) => hoursOn(shop, one)))
  const stepDays = new Map(seen.map((stepDay) => [stepDay._id, stepDay]))
  const lately = latelyOf(
    today,
    stepDays,
    usualOf(hours, (day) => (isKnown(day) ? 'holiday' : null)),
  )
  for (let index = 0; index < CELLS_PER_DAY; index += 1) {
    const underWay = { share: SHARE_OF_BEGUN, countOf: countIn(early, index + 1) }
    const met = metIn(watchedAt(first + index, lately, underWay), { isClosed: false })
    meet(shop, met, day * CELLS_PER_DAY + index + 2 + TIMER_AFTER)
  }
}

function countIn(stepDays: readonly StepDay[], index: number) {
  const cells = new Map(
    stepDays.flatMap(({ step, parts }) =>
      parts.map(({ key, counts }) => [`${step}:${key}`, counts[index] ?? 0] as const),
    ),
  )
  return (step: Step, part: PartKey) => cells.get(`${step}:${part}`) ?? 0
}

const hoursOn = ({ hours }: Living, day: BusinessDay): [BusinessDay, HourDay][] => {
  const known = hours.get(day)
  return known ? [[day, known]] : []
}

/** In the first hours of the day, when the night has rolled up the day before. */
function judgeBefore(shop: Living, day: number): void {
  const judged = shop.days.slice(Math.max(day - DAYS_JUDGED, 0), day)
  const known = judged.map((_, index) => isHoliday(day - judged.length + index))
  const figures = DAY_STEPS.map((step) => ({ step, title: step, values: judged.map((own) => wholeOf(own, step)) }))
  const slipped = slippedOf(figures, known)
  meet(shop, slipped ? [slipped] : [], day * CELLS_PER_DAY + 12)
}

/** The steps of which figures are judged by days. */
const DAY_STEPS: readonly Step[] = ['open', 'join', 'check-in', 'claim', 'redeem', 'confirm', 'counted']

const wholeOf = (stepDays: readonly StepDay[], step: Step): number =>
  stepDays
    .find((own) => own.step === step)
    ?.parts.find(({ key }) => key === ALL)
    ?.counts.reduce((sum, count) => sum + count, 0) ?? 0

function meet(shop: Living, all: readonly Met[], at: number): void {
  const now = startOfDay(FIRST_DAY) + at * 600_000
  for (const met of all) {
    const index = shop.underWay.findIndex((incident) => belongsTo(incident, met, now))
    const known = shop.underWay[index]
    if (known) shop.underWay[index] = metAgain(known, met, now)
    else shop.underWay = [newIncident(met, now), ...shop.underWay.filter(({ seenAt }) => now - seenAt <= 86_400_000)]
    shop.met.push({ at, met, isNew: known === undefined })
  }
}
