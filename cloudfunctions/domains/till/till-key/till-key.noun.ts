import { actions, type Noun } from '../../../platform/noun/noun'

export const tillKeyNoun: Noun = {
  shelf: 'till',
  name: 'till-key',
  uses: ['alert', 'settings', 'audit', 'staff'],
  actions: actions(async () => ({
    contract: (await import('#shared/till/till-key/contract')).tillKeyContract,
    handlers: (await import('./till-key.handlers')).tillKeyHandlers,
  })),
  collections: {
    till_rings: {
      indexes: {},
      person: null,
    },
    till_nonces: {
      indexes: { byKey: ['keyId', 'at'], byAt: ['at'] },
      person: null,
    },
  },
  reseals: async () => [(await import('./reseal.service')).resealRings],
  jobs: async () => [(await import('./till-key.jobs')).forgetNoncesJob],
}
