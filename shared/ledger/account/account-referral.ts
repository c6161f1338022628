/** The friend's own real act that counts. Opening a page or sharing one never does. */
export type FriendAct = 'check-in' | 'purchase' | 'phone'

/**
 * In the account of a friend whose act is awaited: all that the till needs to know. Kept until the bond is settled, so
 * that a purchase which is undone and entered anew counts too.
 */
export interface PendingBond {
  /** The member who joined by the invitation: this one, or after a merge the record that was merged in. */
  bondId: string
  needs: FriendAct
  minFen: number
  /** Later acts do not count. */
  untilAt: number
  /** What the friend will get. */
  points: number
  hasCoupon: boolean
  /** When the reward comes, once the friend has acted; null until then. */
  rewardAt: number | null
}

/** In the account of an inviter: how many friends have counted, by programme. */
export interface InvitedTally {
  programmeKey: string
  friends: number
  /** Up to which step the ladder has been paid. */
  paidTo: number
  /** By the month of the friend's act, the newest last. */
  months: { month: string; friends: number }[]
}

/** The part of an account that invitations move. */
export interface AccountReferral {
  pending: PendingBond | null
  /** Newest programme last, a handful. */
  tallies: InvitedTally[]
}
