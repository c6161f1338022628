import type { Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

export const auditNoun: Noun = {
  shelf: 'base',
  name: 'audit',
  uses: [],
  collections: {
    audits: {
      indexes: {
        bySubject: ['subject', '-at'],
        byActor: ['actor', '-at'],
        byAction: ['action', '-at'],
        byAt: ['-at'],
        byActionTime: ['action', 'at', '_id'],
      },
      person: {
        of: ['subject'],
        names: { fields: ['_id', 'actor'], hidden: SHOP_WORK },
        shown: SHOP_WORK,
        onClosing: 'bare',
      },
    },
    requests: {
      indexes: { byAt: ['at'] },
      person: null,
    },
  },
  stepSources: async () => [(await import('./look-steps.repository')).lookSteps],
}
