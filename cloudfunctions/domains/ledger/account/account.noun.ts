import type { Noun } from '../../../platform/noun/noun'

export const accountNoun: Noun = {
  shelf: 'ledger',
  name: 'account',
  uses: ['alert', 'facts'],
  collections: {
    accounts: {
      indexes: {
        byTier: ['tier.key', 'status', '_id'],
        byTierEnd: ['tier.untilDay'],
        byPointsEnd: ['points.lots.endsMonth'],
        byUpdated: ['updatedAt', '_id'],
        bySeen: ['counters.lastSeenAt', '_id'],
        byLastPurchase: ['counters.lastPurchaseAt', 'status', '_id'],
      },
    },
    portraits: {
      indexes: {
        byTag: ['tagKeys', '_id'],
        bySegment: ['segmentIds', '_id'],
        byReview: ['reviewDay', '_id'],
        byKindCount: ['state', 'kindCount'],
        byUnwritten: ['unwrittenBy'],
      },
    },
  },
}
