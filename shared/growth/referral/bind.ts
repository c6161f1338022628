import type { Bond } from '#shared/growth/referral/bond'
import { addDays, businessDayOf, endOfDay, monthOf } from '#shared/kernel/business-day'
import type { AccountReferral, PendingBond } from '#shared/ledger/account/account-referral'
import { tallyOf } from '#shared/ledger/account/invited-tally'
import { type ReferralRules, termsOf } from './rules'
import { countedInPeriod } from './tally'

export interface JoinFacts {
  memberId: string
  now: number
  device: string | null
  network: string | null
  scene: number | null
  storeId: string | null
  /** Whose code it was, where a merge has since made that record another's; the inviter's own otherwise. */
  invitedBy?: string
}

/** The account behind the code that the friend came with; null when there is none. */
export interface Inviter {
  _id: string
  status: string
  referral?: AccountReferral | null
}

export type ClosedReason = 'not-open' | 'ended' | 'budget-used' | 'cap-reached'

/** `none`: the friend joins like anybody else. */
export type BindDecision =
  | { kind: 'bound'; bond: Bond; pending: PendingBond }
  | { kind: 'none'; why: Exclude<ClosedReason, 'cap-reached'> | 'no-inviter' | 'own-code' | 'inviter-left' }

/** Why a programme counts nobody new; null while it does. */
export function closedReason(
  rules: ReferralRules,
  used: number,
  now: number,
): Exclude<ClosedReason, 'cap-reached'> | null {
  if (!rules.isOpen) return 'not-open'
  if (rules.endDay !== null && businessDayOf(now) > rules.endDay) return 'ended'
  return rules.budgetFriends !== null && used >= rules.budgetFriends ? 'budget-used' : null
}

/** Whether this inviter's cap is full in the period that runs now. */
export function isCapReached(rules: ReferralRules, referral: Inviter['referral'], now: number): boolean {
  const tally = tallyOf(referral, rules.programmeKey)
  return countedInPeriod(tally, rules.cap, monthOf(businessDayOf(now))) >= rules.cap.friends
}

/**
 * Decides about a friend who joins at this moment. The friend is new because the join makes a new member: no
 * clock has a say in it. Nothing here can refuse the join itself.
 */
export function decideBind(
  joining: JoinFacts,
  inviter: Inviter | null,
  { rules, used }: { rules: ReferralRules; used: number },
): BindDecision {
  const closed = closedReason(rules, used, joining.now)
  if (closed) return { kind: 'none', why: closed }
  if (!inviter) return { kind: 'none', why: 'no-inviter' }
  if (inviter._id === joining.memberId) return { kind: 'none', why: 'own-code' }
  if (inviter.status !== 'active') return { kind: 'none', why: 'inviter-left' }
  // An inviter whose cap is full gets nothing more; the friend was promised their part by the card or the poster.
  const bond = newBond(joining, inviter._id, rules)
  return { kind: 'bound', bond, pending: pendingOf(bond) }
}

function newBond(joining: JoinFacts, inviterId: string, rules: ReferralRules): Bond {
  const { memberId, now, device, network, scene, storeId, invitedBy = inviterId } = joining
  const boundDay = businessDayOf(now)
  // The day of joining is the first; the last one counts to its end.
  const expiresAt = endOfDay(addDays(boundDay, rules.bindingDays))
  return {
    _id: memberId,
    inviterId,
    invitedBy,
    state: 'bound',
    terms: termsOf(rules),
    boundAt: now,
    boundDay,
    expiresAt,
    act: null,
    qualifiedAt: null,
    dueAt: expiresAt + 1,
    isCleared: false,
    caseId: null,
    heldAt: null,
    reward: null,
    end: null,
    inviteeName: null,
    device,
    network,
    scene,
    storeId,
    updatedAt: now,
  }
}

/** What the till has to know of a bond. */
export function pendingOf({ _id, terms, expiresAt }: Bond): PendingBond {
  const { needs, minFen, invitee } = terms
  return {
    bondId: _id,
    needs,
    minFen,
    untilAt: expiresAt,
    points: invitee.points,
    hasCoupon: invitee.couponKey !== null,
    rewardAt: null,
  }
}
