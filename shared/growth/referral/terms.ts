import type { FriendAct } from '#shared/ledger/account/account-referral'
import type { Reward } from '#shared/ledger/points/reward'

/** What one side gets: fixed points, and a coupon of a template where the shop wants one. */
export interface SideReward {
  points: number
  /** The key of a coupon template (`tpl_<key>`); null for points alone. */
  couponKey: string | null
}

export const NEEDS = ['check-in', 'purchase', 'phone'] as const satisfies readonly FriendAct[]

export interface Cap {
  /** So many friends bring their inviter a reward; what the friends themselves get is not capped. */
  friends: number
  per: 'month' | 'programme'
}

/** A further reward for the inviter when so many friends have counted; fixed, and one level only. */
export interface LadderStep {
  friends: number
  points: number
  growth?: number | undefined
  makeUpCards?: number | undefined
  couponKey?: string | null | undefined
}

/** A step's reward with all its parts. */
export const rewardOfStep = ({ points, growth = 0, makeUpCards = 0, couponKey = null }: LadderStep): Reward => ({
  ...{ points, growth, makeUpCards, couponKey },
})

/**
 * What a programme promises. A bond keeps the terms of the moment at which the friend joined: later versions of the
 * rules never change what was announced to these two.
 */
export interface ReferralTerms {
  programmeKey: string
  needs: FriendAct
  /** Of the qualifying purchase, after coupons; 0 unless `needs` is 'purchase'. */
  minFen: number
  inviter: SideReward
  invitee: SideReward
  /** So many days after joining the friend may act; the last one ends at its last millisecond. */
  bindingDays: number
  /** The time in which a purchase may be given back; the rewards come when it is over. */
  holdDays: number
  cap: Cap
  /** By rising number of friends. */
  ladder: LadderStep[]
}
