import type { Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const alertNoun: Noun = {
  shelf: 'base',
  name: 'alert',
  uses: [],
  collections: {
    alerts: {
      shard: 'whole',
      indexes: { byStatus: ['status', '-at'] },
      person: {
        of: [],
        names: { fields: ['_id', 'subject', 'lastSource'], hidden: UPKEEP },
        shown: UPKEEP,
        onClosing: 'bare',
      },
    },
  },
}
