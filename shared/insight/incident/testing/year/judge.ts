import { partKey, type Step } from '#shared/kernel/watched-step'
import { CELLS_PER_DAY } from '../../cell'
import { lateJobs } from '../../timers'
import { STORES, type Stream, TILL_SHARE, usualMean } from './acts'
import { YEAR_DAYS } from './days'
import type { Fault, FaultKind } from './faults'
import type { Year } from './live-year'

export interface FaultOutcome {
  kind: FaultKind
  step: Step
  /** Whether so much came to be missing, or too much, while it lasted, that it could be found. */
  isWithin: boolean
  isFound: boolean
  /** Whether the incident also named the store. Null where there is none to name. */
  isNamed: boolean | null
}

/** So many must be missing, or too many, before it has to be found; and then within thirty minutes. */
const NEEDED = 12
const FOUND_WITHIN_CELLS = 3
/** A drift is found within seven days of its beginning. */
const DRIFT_FOUND_WITHIN_CELLS = 7 * CELLS_PER_DAY

export const judgeYear = (year: Year): FaultOutcome[] => year.faults.map((fault) => judgeFault(fault, year))

function judgeFault(fault: Fault, year: Year): FaultOutcome {
  const { kind, step } = fault
  if (kind === 'timer-missing') return { kind, step, isWithin: true, isFound: isTimerMissed(), isNamed: null }
  const neededAt = kind === 'drift' ? fault.from : neededOf(fault, year)
  const isWithin = neededAt < fault.to
  const until = neededAt + (kind === 'drift' ? DRIFT_FOUND_WITHIN_CELLS : FOUND_WITHIN_CELLS)
  const found = year.met.filter(({ at, met }) => at > fault.from && at <= until && isMeant(fault, met))
  const isAtStore = kind === 'store-dark' || kind === 'till-silent'
  const isNamed =
    isAtStore && found.length > 0 ? found.some(({ met }) => met.scope === partKey('store', fault.store)) : null
  return { kind, step, isWithin, isFound: isWithin && found.length > 0, isNamed }
}

type Met = Year['met'][number]['met']

function isMeant(fault: Fault, { kind, direction, steps, scope }: Met): boolean {
  const isFall = direction === 'fall'
  switch (fault.kind) {
    case 'broken-step':
      return kind === 'minutes' && isFall && steps.includes(fault.step)
    case 'store-dark':
      return kind === 'minutes' && isFall && steps.some((step) => ['preview', 'confirm', 'redeem'].includes(step))
    case 'till-silent':
      return kind === 'minutes' && isFall && steps.includes('confirm')
    case 'price-error':
      return kind === 'minutes' && !isFall && scope.startsWith('amount=')
    case 'farm':
      return kind === 'minutes' && !isFall && steps.includes(fault.step)
    case 'drift':
      return isFall && steps.includes(fault.step)
    case 'timer-missing':
      return false
  }
}

/**
 * The moment at which so many were missing, as the shop's day would have brought them, or at which the twelfth was there
 * that should not have been.
 */
function neededOf(fault: Fault, { orders, levels, touched }: Year): number {
  if (fault.kind === 'price-error' || fault.kind === 'farm') {
    return touched.get(fault)?.sort((a, b) => a - b)[NEEDED - 1] ?? fault.to
  }
  let missing = 0
  for (let cell = Math.floor(fault.from); cell < fault.to; cell += 1) {
    const begins = Math.max(cell, fault.from)
    const perCell = missingIn(fault, cell, orders) * (levels[Math.floor(cell / CELLS_PER_DAY)] ?? 1)
    if (missing + perCell * (cell + 1 - begins) >= NEEDED) return begins + (NEEDED - missing) / perCell
    missing += perCell * (cell + 1 - begins)
  }
  return fault.to
}

function missingIn({ kind, step, store }: Fault, cell: number, orders: number): number {
  const share = STORES.find(([id]) => id === store)?.[1] ?? 0
  const sales = usualMean('sale', cell, orders)
  if (kind === 'store-dark') return sales * share
  if (kind === 'till-silent') return sales * share * TILL_SHARE
  if (step === 'confirm') return sales
  return step === 'preview' ? sales * (1 - TILL_SHARE) : usualMean(step as Stream, cell, orders)
}

/** A job of every ten minutes ran last at minute 0 and was due at minute 10; it is looked for every ten minutes. */
function isTimerMissed(): boolean {
  const job = { job: 'roll-up-events', title: '汇总会员行为', everyMs: 10 * 60_000, startedAt: 0 }
  return [20, 30, 40].some((minute) => lateJobs([job], minute * 60_000).length > 0)
}

/** Incidents that were opened for nothing, by how they were found; only in a year without faults all of them are. */
export function falseIn({ met }: Year): { minutes: number; days: number; months: number } {
  const opened = met.filter(({ isNew }) => isNew)
  const countOf = (kind: 'minutes' | 'days') => opened.filter((one) => one.met.kind === kind).length
  return { minutes: countOf('minutes'), days: countOf('days'), months: YEAR_DAYS / (365 / 12) }
}
