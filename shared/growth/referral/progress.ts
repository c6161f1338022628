import { DAY_MS } from '#shared/kernel/business-day'
import type { Bond, BondEndReason, QualifyingAct } from './bond'
import type { ReferralTerms } from './terms'

/** A held bond that nobody has decided is released by itself after so many days: doubt favors the members. */
export const REVIEW_DAYS_MAX = 30
/** A reward in doubt waits so long behind its day, for the friend to come back: then there is a last look. */
export const LAST_LOOK_DAYS = 21

/** The act as it stands now: a purchase can be given back, or undone because it was mistyped. */
export interface ActFacts {
  act: QualifyingAct
  /** What was paid and not paid back. */
  paidFen: number
  isUndone: boolean
}

/** Whether the act is still what the terms ask for. */
export function doesStand({ terms }: Bond, { act, paidFen, isUndone }: ActFacts): boolean {
  if (act.kind !== terms.needs) return false
  return act.kind !== 'purchase' || (!isUndone && paidFen >= terms.minFen)
}

/** When the rewards come: the time to give a purchase back begins with the act. */
export function rewardAtOf({ terms, act }: Pick<Bond, 'terms' | 'act'>): number | null {
  return act && act.at + terms.holdDays * DAY_MS
}

/**
 * The friend has done something. The first act in time counts; one that is told late counts too, if it happened in time.
 * Answers the same bond when nothing changes.
 */
export function withAct(bond: Bond, facts: ActFacts, now: number): Bond {
  const isOpen = bond.state === 'bound' || (bond.state === 'expired' && bond.end?.reason === 'not-in-time')
  const { act } = facts
  // By the day: what a till's file brings has no hour.
  const isInTime = act.day >= bond.boundDay && act.at <= bond.expiresAt
  if (!isOpen || !isInTime || !doesStand(bond, facts)) return bond
  return { ...bond, state: 'qualified', act, qualifiedAt: act.at, dueAt: now, end: null, updatedAt: now }
}

/**
 * Looks at the act of a bond again. A purchase that was given back ends it; one that was undone because of a mistake at
 * the till never was, so that the friend may still act.
 */
export function withActChecked(bond: Bond, facts: ActFacts, now: number): Bond {
  const isWaiting = bond.state === 'qualified' || bond.state === 'holding' || bond.state === 'held'
  if (!isWaiting || bond.act?.sourceId !== facts.act.sourceId || doesStand(bond, facts)) return bond
  if (!facts.isUndone) return ended(bond, 'cancelled', 'refunded', now)
  return { ...bond, state: 'bound', act: null, qualifiedAt: null, dueAt: bond.expiresAt + 1, updatedAt: now }
}

export function ended(
  bond: Bond,
  state: 'expired' | 'cancelled' | 'refused',
  reason: BondEndReason,
  now: number,
): Bond {
  return { ...bond, state, end: { reason, at: now, before: bond.state }, dueAt: null, updatedAt: now }
}

/** Nothing speaks against it: the rewards wait for their day. */
export function holding(bond: Bond, now: number): Bond {
  return { ...bond, state: 'holding', dueAt: Math.max(rewardAtOf(bond) ?? now, now), updatedAt: now }
}

/** From the act, or from when the shop learned of it, to the reward at the latest: with doubts, and with a person's decision. */
export function longestWaitDays({ holdDays }: Pick<ReferralTerms, 'holdDays'>): number {
  return holdDays + REVIEW_DAYS_MAX
}

/** Nothing is decided: the rewards wait until then for what the friend does next. */
export function waiting(bond: Bond, untilAt: number, now: number): Bond {
  return { ...bond, state: 'holding', dueAt: Math.max(untilAt, now), updatedAt: now }
}

/** Whether the rewards wait beyond their day, and until when at the latest; null where they come on their day. */
export function latestRewardAt(bond: Bond): number | null {
  const { state, dueAt, updatedAt, isCleared } = bond
  const isWaiting = state === 'holding' && !isCleared && dueAt !== null && dueAt > updatedAt
  if (!isWaiting || dueAt <= (rewardAtOf(bond) ?? dueAt)) return null
  return dueAt + (REVIEW_DAYS_MAX - LAST_LOOK_DAYS) * DAY_MS
}

/** @param untilAt the longest that the programme lets anybody wait, where the look came late */
export function held(bond: Bond, caseId: string | null, now: number, untilAt = Number.POSITIVE_INFINITY): Bond {
  const dueAt = Math.min(now + REVIEW_DAYS_MAX * DAY_MS, Math.max(untilAt, now))
  return { ...bond, state: 'held', caseId, heldAt: now, dueAt, updatedAt: now }
}

/** A person, or the end of the time for a review, has cleared it. */
export function released(bond: Bond, now: number): Bond {
  return { ...holding(bond, now), isCleared: true }
}

/** An end that a merge had brought is taken back with the merge. */
export function revived(bond: Bond, now: number): Bond {
  if (!bond.end) return bond
  const { before } = bond.end
  const dueAt = before === 'bound' ? bond.expiresAt + 1 : now
  return { ...bond, state: before, end: null, dueAt, updatedAt: now }
}
