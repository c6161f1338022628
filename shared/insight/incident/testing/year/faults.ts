import { partKey, type Step } from '#shared/kernel/watched-step'
import { CELLS_PER_DAY, CELLS_PER_HOUR } from '../../cell'
import { type Act, actOf, amountPart, STORES, type Stream } from './acts'
import { isHoliday, TEACHING_DAYS, YEAR_DAYS } from './days'
import { pick, poisson, type Random, shuffle } from './random'

/** How many of each are planted in a year. */
export const FAULT_KINDS = {
  'broken-step': 10,
  'store-dark': 6,
  'price-error': 6,
  farm: 6,
  drift: 6,
  'till-silent': 4,
  'timer-missing': 2,
} as const
export type FaultKind = keyof typeof FAULT_KINDS

export interface Fault {
  kind: FaultKind
  /** What breaks, slips, or is farmed. */
  step: Step
  store: string
  /** In cells, with the moment at which it begins as their fraction. */
  from: number
  to: number
}

const BREAKABLE = ['open', 'join', 'check-in', 'claim', 'show', 'redeem', 'preview', 'confirm', 'message'] as const
const FARMED = ['join', 'claim', 'check-in'] as const
const SLIPPING = ['open', 'check-in', 'confirm'] as const
/** Whole, it is three parts in ten less; it comes to that evenly in two days. */
export const DRIFT_SHARE = 0.3
const DRIFT_CELLS = 2 * CELLS_PER_DAY

/** All of a year's faults, each at an hour at which the shop is open, of an ordinary day, far enough from the one before. */
export function plantFaults(random: Random): Fault[] {
  const kinds = (Object.keys(FAULT_KINDS) as FaultKind[]).flatMap((kind) =>
    Array.from({ length: FAULT_KINDS[kind] }, () => kind),
  )
  const gap = Math.floor(YEAR_DAYS / kinds.length)
  return shuffle(kinds, random).map((kind, index) => {
    const planned = TEACHING_DAYS + index * gap
    // Of days that the calendar knows to be other ones the watch says less by design.
    const day = isHoliday(planned) || isHoliday(planned + 1) ? planned + 4 : planned
    const from = day * CELLS_PER_DAY + (9 + random() * 9) * CELLS_PER_HOUR
    const steps: readonly Step[] = kind === 'farm' ? FARMED : kind === 'drift' ? SLIPPING : BREAKABLE
    const step = pick(
      steps.map((one) => [one, 1] as const),
      random,
    )
    const store = pick(
      STORES.map(([id]) => [id, 1] as const),
      random,
    )
    return { kind, step, store, from, to: from + lengthOf(kind) }
  })
}

function lengthOf(kind: FaultKind): number {
  if (kind === 'farm') return 2 * CELLS_PER_HOUR
  return kind === 'drift' ? 9 * CELLS_PER_DAY : 3 * CELLS_PER_DAY
}

/** What a fault leaves of what happens while it lasts. */
export function underFault(fault: Fault, act: Act, random: Random): Act | null {
  if (act.at < fault.from || act.at >= fault.to) return act
  switch (fault.kind) {
    case 'broken-step':
      return act.step === fault.step || isBehind(act, fault) ? null : act
    case 'store-dark':
      return isAtStore(act, fault) ? null : act
    case 'till-silent':
      return act.parts.includes(partKey('till', fault.store)) ? null : act
    case 'price-error':
      return act.amountFen === undefined ? act : withNoughtLess(act, act.amountFen)
    case 'drift': {
      const share = DRIFT_SHARE * Math.min((act.at - fault.from) / DRIFT_CELLS, 1)
      return act.step === fault.step && random() < share ? null : act
    }
    case 'farm':
    case 'timer-missing':
      return act
  }
}

/** Whether what is taken away or changed is what the fault is about, and not only what lies behind it. */
export function isConcerned({ kind, step }: Fault, act: Act): boolean {
  return kind === 'broken-step' || kind === 'drift' ? act.step === step : act.step === 'confirm'
}

/** Nobody confirms what could not be scanned; a till needs no scan. */
const isBehind = ({ step, parts }: Act, fault: Fault): boolean =>
  fault.step === 'preview' && step === 'confirm' && !parts.some((key) => key.startsWith('till='))

const AT_STORES: readonly Step[] = ['preview', 'confirm', 'redeem']

/** Without network nothing is scanned, sold or redeemed there; phones have a network of their own. */
const isAtStore = ({ step, parts }: Act, { store }: Fault): boolean =>
  AT_STORES.includes(step) && parts.includes(partKey('store', store))

function withNoughtLess(act: Act, amountFen: number): Act {
  const wrongFen = Math.round(amountFen / 10)
  const parts = act.parts.map((key) => (key === amountPart(amountFen) ? amountPart(wrongFen) : key))
  return { ...act, amountFen: wrongFen, parts }
}

/** What a farm brings in a cell: sixty an hour, in a small shop thirty-six, all by the same code and without a store. */
export function farmedIn(fault: Fault, cell: number, { orders, random }: { orders: number; random: Random }): Act[] {
  const share = Math.min(cell + 1, fault.to) - Math.max(cell, fault.from)
  if (fault.kind !== 'farm' || share <= 0) return []
  const count = poisson(share * (orders > 50 ? 10 : 6), random)
  return Array.from({ length: count }, () => {
    const [act] = actOf(fault.step as Stream, cell + random(), random)
    if (!act) throw new Error('a farm brings acts')
    return { ...act, parts: act.parts.filter((key) => !key.startsWith('store=')) }
  })
}
