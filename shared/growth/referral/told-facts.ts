// A module, so that it adds to another one.
export {}

/** What happens to invitations. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    /** A friend's act has counted, and this side's reward is paid but for its coupon. */
    'friend.counted': { bondId: string; side: 'inviter' | 'invitee'; couponKey: string | null }
  }
}
