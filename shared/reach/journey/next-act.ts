import type { Lift as CallLift, Outcomes } from '#shared/reach/follow-up/figures'
import type { Definition } from './definition'
import type { Interval, LiftKey } from './lift'

/** What the shop can do about members who are about to stay away, and which of it is known to help. */

export const KEEPING_ACTS = ['calls', 'journey'] as const

/** More of those with whom it was done, less those who were left out, with its 95 % interval. */
export interface More {
  difference: number
  low: number
  high: number
}

export interface Worth {
  /** Null while there are too few to compare: points of a percentage who came back, or purchases a member. */
  more: More | null
  /** What coupons took off, a member; null where that is not known. */
  couponFen: number | null
  /** Gross profit a member more, less what the coupons cost; null while there are too few. */
  gainFen: number | null
}

/** Only who was left out by chance can be compared, so a journey that everybody goes through is none of these. */
export function isKeeping({ kind, trigger }: Pick<Definition, 'kind' | 'trigger'>): boolean {
  if (kind !== 'shop') return false
  if (trigger.kind === 'moment') return trigger.moment === 'silent' || trigger.moment === 'running-out'
  return trigger.kind === 'segment'
}

/**
 * What members paid is after the coupons, so that of a coupon only what it took from the goods' own cost is a cost:
 * profit = margin × (paid + discount) − discount = margin × paid − (1 − margin) × discount.
 */
export function worthOfJourney(lift: Record<LiftKey, Interval> | null, marginPercent: number): Worth {
  if (!lift) return { more: null, couponFen: null, gainFen: null }
  const { purchases, revenueFen, couponFen } = lift
  const margin = marginPercent / 100
  const { difference, low, high } = purchases
  return {
    more: { difference, low, high },
    couponFen: Math.round(couponFen.mean),
    gainFen: Math.round(margin * revenueFen.difference - (1 - margin) * couponFen.difference),
  }
}

/** A clerk's time and the coupons that clerks gave are not in it: no follow-up says what became of them. */
export function worthOfCalls(asked: Outcomes, keptBack: Outcomes, lift: CallLift | null, marginPercent: number): Worth {
  if (!lift) return { more: null, couponFen: null, gainFen: null }
  const { points: difference, low, high } = lift
  const aMember = ({ spentFen, members }: Outcomes) => spentFen / members
  return {
    more: { difference, low, high },
    couponFen: null,
    gainFen: Math.round((marginPercent / 100) * (aMember(asked) - aMember(keptBack))),
  }
}

/**
 * The act that has been shown to help and brings most, as an index; null where nothing has been shown. Of the largest of several
 * measures a part is luck, so whoever shows it says so.
 */
export function nextActOf(acts: readonly Pick<Worth, 'more' | 'gainFen'>[]): number | null {
  const helps = acts.flatMap(({ more, gainFen }, index) =>
    more && more.low > 0 && gainFen !== null && gainFen > 0 ? [{ index, gainFen }] : [],
  )
  return helps.sort((a, b) => b.gainFen - a.gainFen || a.index - b.index)[0]?.index ?? null
}
