import type { Noun } from '../../../platform/noun/noun'

export const alertNoun: Noun = {
  shelf: 'base',
  name: 'alert',
  uses: [],
  collections: {
    alerts: {
      indexes: { byStatus: ['status', '-at'] },
    },
  },
}
