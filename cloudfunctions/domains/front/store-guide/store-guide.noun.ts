import { actions, type Noun } from '../../../platform/noun/noun'

export const storeGuideNoun: Noun = {
  shelf: 'front',
  name: 'store-guide',
  uses: ['facts', 'member', 'staff', 'coupon', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/front/store-guide/contract')).storeGuideContract,
    handlers: (await import('./store-guide.handlers')).storeGuideHandlers,
  })),
  collections: {
    usual_stores: {
      indexes: {},
      person: { of: ['_id'], shown: { as: 'usual_store', title: '常去的门店' }, onClosing: 'removed' },
    },
  },
  answers: {
    'member.merged': { order: 'commutative', answer: async () => (await import('./person.service')).moveUsual },
    'member.closed': { order: 'commutative', answer: async () => (await import('./person.service')).forgetUsual },
  },
  shows: async () => (await import('./person.service')).shownRecords,
}
