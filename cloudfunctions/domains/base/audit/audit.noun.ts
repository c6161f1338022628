import type { Noun } from '../../../platform/noun/noun'

export const auditNoun: Noun = {
  shelf: 'base',
  name: 'audit',
  uses: [],
  collections: {
    audits: {
      indexes: { bySubject: ['subject', '-at'] },
    },
    requests: {
      indexes: { byAt: ['at'] },
    },
  },
}
