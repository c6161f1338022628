import { monthOf } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import type { InvitedTally } from '#shared/ledger/account/account-referral'
import { withFriend } from '#shared/ledger/account/invited-tally'
import type { Bond } from './bond'
import { countedInPeriod } from './tally'
import type { LadderStep } from './terms'

export interface RewardDecision {
  inviteePoints: number
  inviterPoints: number
  /** The steps that this friend reaches, lowest first. */
  steps: LadderStep[]
  inviterMissed: 'cap' | 'left' | null
  /** The inviter's tally afterwards. */
  tally: InvitedTally
}

/**
 * What both sides get: what was announced when the friend joined, whatever the rules say today. The friend always gets
 * it; the inviter not beyond the cap of the period in which the friend acted, nor after leaving.
 */
export function decideReward(bond: Bond, tally: InvitedTally, isInviterActive: boolean): RewardDecision {
  const { terms } = bond
  const inviteePoints = terms.invitee.points
  const nothing = { inviteePoints, inviterPoints: 0, steps: [], tally }
  if (!isInviterActive) return { ...nothing, inviterMissed: 'left' }
  const month = monthOf(bond.act?.day ?? bond.boundDay)
  if (countedInPeriod(tally, terms.cap, month) >= terms.cap.friends) return { ...nothing, inviterMissed: 'cap' }
  const counted = withFriend(tally, month)
  const steps = terms.ladder.filter(({ friends }) => friends > tally.paidTo && friends <= counted.friends)
  const paidTo = Math.max(tally.paidTo, last(steps)?.friends ?? 0)
  return {
    inviteePoints,
    inviterPoints: terms.inviter.points,
    steps,
    inviterMissed: null,
    tally: { ...counted, paidTo },
  }
}
