import type { BusinessDay } from '#shared/kernel/business-day'
import type { ReferralTerms } from './terms'

/**
 * Where a bond stands.
 * - `bound`: the friend has joined; the act that counts is still to come
 * - `qualified`: the friend has acted; nobody has looked yet whether anything speaks against it
 * - `holding`: nothing does; the rewards wait until a purchase cannot be given back any more
 * - `held`: something does; a person decides, or 30 days do
 * - `rewarded`: both sides have what was announced
 * - `expired`: the friend did not act in time
 * - `cancelled`: the act was taken back, or the friend has left
 * - `refused`: it never was an invitation of somebody new, or a person has decided against it
 */
export const BOND_STATES = [
  'bound',
  'qualified',
  'holding',
  'held',
  'rewarded',
  'expired',
  'cancelled',
  'refused',
] as const
export type BondState = (typeof BOND_STATES)[number]

/** Why a bond ended without a reward; for the screens' sentences. None of them accuses anybody. */
export const BOND_END_REASONS = [
  'not-in-time',
  'refunded',
  'friend-left',
  'known-before',
  'same-person',
  'staff',
  'reviewed',
] as const
export type BondEndReason = (typeof BOND_END_REASONS)[number]

/** What the friend did. `sourceId`: the purchase, the check-in, or the request that bound the phone. */
export interface QualifyingAct {
  kind: 'check-in' | 'purchase' | 'phone'
  sourceId: string
  at: number
  day: BusinessDay
  storeId: string | null
  /** What was paid, for a purchase. */
  amountFen: number | null
}

/** What a bond was ended by, with where it stood, so that the undoing of a merge can put it back. */
export interface BondEnd {
  reason: BondEndReason
  at: number
  before: BondState
}

/** What each side got, when it was paid. */
export interface BondReward {
  at: number
  /** Null when that side had reached its cap, or had left (the inviter's only). */
  inviterEntryId: string | null
  inviteeEntryId: string | null
  inviterPoints: number
  inviteePoints: number
  /** Of the ladder, with this friend. */
  ladderPoints: number
  /** Why the inviter got nothing: the cap of the period, or a closed account. */
  inviterMissed: 'cap' | 'left' | null
}

/**
 * One friend brought by one member. `_id` is the friend's member id: one bond for each member, ever, written in the
 * transaction in which the friend joins.
 */
export interface Bond {
  _id: string
  /** Whose record carries the invitation now; after a merge that is the record that carries on. */
  inviterId: string
  /** Whose code it was; never changes. */
  invitedBy: string
  state: BondState
  terms: ReferralTerms
  boundAt: number
  boundDay: BusinessDay
  /** The last instant at which the friend's act counts. */
  expiresAt: number
  act: QualifyingAct | null
  qualifiedAt: number | null
  /** When a job has to look at it next; null when nothing is left to do. */
  dueAt: number | null
  /** A person has cleared it: the detector does not look at it again. */
  isCleared: boolean
  /** The case that holds it, or held it. */
  caseId: string | null
  heldAt: number | null
  reward: BondReward | null
  end: BondEnd | null
  /** The friend's nickname, masked, once the friend has acted and WeChat has passed it; null until then. */
  inviteeName: string | null
  /** Keyed hashes of the phone and of the network at the moment of joining; null where unknown. */
  device: string | null
  network: string | null
  /** WeChat's scene number and store of the first visit. */
  scene: number | null
  storeId: string | null
  updatedAt: number
}

/** States in which a bond may still come to a reward. */
export const OPEN_STATES = ['bound', 'qualified', 'holding', 'held'] as const satisfies readonly BondState[]

/** States in which a friend's act counts: they are what is used of a budget. */
export const COUNTED_STATES = ['holding', 'held', 'rewarded'] as const satisfies readonly BondState[]

export function isOpenBond({ state }: Pick<Bond, 'state'>): boolean {
  return (OPEN_STATES as readonly BondState[]).includes(state)
}
