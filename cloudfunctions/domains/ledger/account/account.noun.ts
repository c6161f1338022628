import type { Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const accountNoun: Noun = {
  shelf: 'ledger',
  name: 'account',
  uses: ['facts'],
  carrier: async () => (await import('./carried.service')).carrier,
  collections: {
    accounts: {
      indexes: {
        byTier: ['tier.key', 'status', '_id'],
        byTierEnd: ['tier.untilDay'],
        byPointsEnd: ['points.lots.endsMonth'],
        byUpdated: ['updatedAt', '_id'],
        bySeen: ['counters.lastSeenAt', '_id'],
        byHeir: ['mergedInto'],
        byTold: ['told.toldAt'],
        byLastPurchase: ['counters.lastPurchaseAt', 'status', '_id'],
      },
      person: {
        of: ['_id', 'mergedInto', 'requests.made'],
        names: { fields: ['referral.pending.bondId'], hidden: UPKEEP },
        shown: { as: 'account', title: '会员账户' },
        onClosing: 'bare',
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
      person: {
        of: ['_id', 'unwritten', 'tags.movedFrom'],
        shown: { as: 'portrait', title: '标签和人群' },
        onClosing: 'bare',
      },
    },
  },
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
