// A module, so that it adds to another one.
export {}

/** What happens to memberships. */
declare module '#shared/base/facts/told-facts' {
  interface ToldFacts {
    'member.joined': { via: 'wechat' | 'till' }
    /** Nickname and birthday are both told for the first time. */
    'member.profileCompleted': Nothing
    'member.phoneBound': { requestId: string }
    /** This record goes on as another one. */
    'member.merged': { into: string }
    /** A merge was undone: the record is its own again. */
    'member.parted': { mergedAt: number }
    /** A key that was told only now shows that the person was a member before. */
    'member.recognized': Nothing
    'member.closed': Nothing
    'consent.changed': { purpose: string; isGranted: boolean }
  }
}
