import { businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import { type Consents, hasRefused, isConsentInForce } from '#shared/people/member/consent'
import {
  type Because,
  type FollowUp,
  type FollowUpPerson,
  type FollowUpReason,
  followUpId,
  isCompared,
  isKeptBack,
  newPerson,
  type Offer,
  type Outcome,
  REASONS_MAX,
  RESULT_DAYS,
  staffOf,
  toManager,
  toStaff,
  toStore,
} from './follow-up'

/**
 * Whether anybody may be asked to speak to this member. A no to personal offers or to messages with offers is a no to this too;
 * what the shop begins by itself needs a yes. An answer to what the member said does not.
 */
export function maySpeakTo(consents: Consents, reason: FollowUpReason): boolean {
  if (hasRefused(consents, 'personalization') || hasRefused(consents, 'marketing')) return false
  return reason === 'low-rating' || isConsentInForce(consents, 'personalization')
}

export interface NewFollowUp extends Because {
  memberId: string
  storeId: string
  /** The clerk whose own member it is; null for the whole store. */
  clerkId: string | null
  offer: Offer | null
  dueAt: number
}

interface Standing {
  /** There already under this source. */
  known: FollowUp | null
  person: FollowUpPerson | null
  /** What `person.openId` names. */
  open: FollowUp | null
}

export type Adding =
  | { kind: 'known' | 'notNow' }
  | { kind: 'added'; followUp: FollowUp; person: FollowUpPerson; open: FollowUp | null }

interface AddingRules {
  againDays: number
  holdoutPercent: number
}

/**
 * Puts one down, or adds its reason to the one that is open: a member is one line on one list. Told again it changes nothing. The
 * distance between two is kept where the shop begins by itself.
 */
export function decideAdding(
  asked: NewFollowUp,
  { known, person, open }: Standing,
  rules: AddingRules,
  now: number,
): Adding {
  if (known) return { kind: 'known' }
  const { memberId, reason, source, why, say } = asked
  const before = person ?? newPerson(memberId)
  if (before.quietUntilAt > now) return { kind: 'notNow' }
  const day = businessDayOf(now)
  const isOpen = open?.state === 'open'
  if (!isOpen && isCompared(reason) && before.lastMadeAt > now - rules.againDays * DAY_MS) return { kind: 'notNow' }
  const keptBack = !isOpen && isKeptBack({ memberId, reason, day }, rules.holdoutPercent)
  const because: Because = { reason, source, why, say }
  const followUp: FollowUp = {
    _id: followUpId(memberId, source),
    memberId,
    because: [because],
    offer: asked.offer,
    storeId: asked.storeId,
    to: asked.clerkId === null ? toStore(asked.storeId) : toStaff(asked.clerkId),
    state: isOpen ? 'joined' : keptBack ? 'keptBack' : 'open',
    droppedFor: null,
    madeAt: now,
    madeDay: day,
    dueAt: asked.dueAt,
    lateAt: null,
    endedBy: null,
    endedAt: null,
    note: '',
    given: null,
    resultDueAt: !isOpen && isCompared(reason) ? now + RESULT_DAYS * DAY_MS : null,
    cameBack: null,
    spentFen: 0,
    figure: '',
  }
  if (isOpen) return { kind: 'added', followUp, person: before, open: withReason(open, asked) }
  const openId = keptBack ? before.openId : followUp._id
  return { kind: 'added', followUp, person: { ...before, lastMadeAt: now, openId }, open: null }
}

/** A complaint goes before everything else, with what is given for it; it is due when the first of them is. */
function withReason(open: FollowUp, { reason, source, why, say, offer, dueAt }: NewFollowUp): FollowUp {
  if (open.because.length >= REASONS_MAX) return open
  const added: Because = { reason, source, why, say }
  const isPressing = reason === 'low-rating'
  return {
    ...open,
    because: isPressing ? [added, ...open.because] : [...open.because, added],
    offer: isPressing ? (offer ?? open.offer) : (open.offer ?? offer),
    dueAt: Math.min(open.dueAt, dueAt),
  }
}

/** When one of its reasons is gone; null when it was the last. */
export function withoutReason(followUp: FollowUp, source: string): FollowUp | null {
  const because = followUp.because.filter((each) => each.source !== source)
  return because.length === 0 ? null : { ...followUp, because }
}

export interface Doer {
  staffId: string
  isManager: boolean
}

export type ActRefusal = 'FOLLOW_UP_OVER' | 'FOLLOW_UP_TAKEN'
export type ActDecision =
  | { kind: 'refused'; reason: ActRefusal }
  | { kind: 'unchanged' }
  | { kind: 'changed'; followUp: FollowUp }

/** Only one of two clerks has it; a manager may take it from anybody. */
export function decideTaking(followUp: FollowUp, doer: Doer): ActDecision {
  if (followUp.state !== 'open') return { kind: 'refused', reason: 'FOLLOW_UP_OVER' }
  if (followUp.to === toStaff(doer.staffId)) return { kind: 'unchanged' }
  if (!mayDo(followUp, doer)) return { kind: 'refused', reason: 'FOLLOW_UP_TAKEN' }
  return { kind: 'changed', followUp: { ...followUp, to: toStaff(doer.staffId) } }
}

/** Whether it is on the list of this person: their own, one that nobody has taken, and a manager's are all of the store. */
export function mayDo({ to }: Pick<FollowUp, 'to'>, { staffId, isManager }: Doer): boolean {
  const owner = staffOf(to)
  return isManager || owner === staffId || (owner === null && to.startsWith('store:'))
}

export interface Ending {
  outcome: Outcome
  note: string
}

/** How it went. The first who says so has said it; what was said can't be said again by somebody else. */
export function decideEnding(followUp: FollowUp, doer: Doer, { outcome, note }: Ending, now: number): ActDecision {
  if (followUp.state !== 'open') return { kind: 'refused', reason: 'FOLLOW_UP_OVER' }
  if (!mayDo(followUp, doer)) return { kind: 'refused', reason: 'FOLLOW_UP_TAKEN' }
  const ended = { state: outcome, note, endedBy: doer.staffId, endedAt: now, to: toStaff(doer.staffId) }
  return { kind: 'changed', followUp: { ...followUp, ...ended } }
}

/** Late with a clerk, it goes to the manager; late with the manager too, it is not done any more. */
export function decideLate(followUp: FollowUp, now: number, managerDays: number): FollowUp | null {
  if (followUp.state !== 'open' || followUp.dueAt > now) return null
  if (followUp.lateAt !== null) return dropped(followUp, 'late', now)
  return { ...followUp, to: toManager(followUp.storeId), lateAt: now, dueAt: followUp.dueAt + managerDays * DAY_MS }
}

export function dropped(followUp: FollowUp, droppedFor: FollowUp['droppedFor'], now: number): FollowUp {
  return { ...followUp, state: 'dropped', droppedFor, endedAt: now }
}

/** Whoever said no is left alone for so long. Of two records that became one, the other’s may still be open. */
export function afterEnding(
  person: FollowUpPerson,
  { _id, state }: Pick<FollowUp, '_id' | 'state'>,
  { now, quietDays }: { now: number; quietDays: number },
): FollowUpPerson {
  const quietUntilAt = state === 'notWanted' ? now + quietDays * DAY_MS : person.quietUntilAt
  return { ...person, quietUntilAt, openId: person.openId === _id ? null : person.openId }
}
