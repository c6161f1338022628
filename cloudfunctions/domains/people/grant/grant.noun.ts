import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

export const grantNoun: Noun = {
  shelf: 'people',
  name: 'grant',
  uses: ['alert', 'settings', 'facts', 'audit', 'account', 'member', 'staff'],
  actions: actions(async () => ({
    contract: (await import('#shared/people/grant/contract')).grantContract,
    handlers: (await import('./grant.handlers')).grantHandlers,
  })),
  collections: {
    grants: {
      indexes: { byOwner: ['isOwner'] },
      person: { of: ['_id'], shown: { as: 'grants', title: '运营权限' }, onClosing: 'removed' },
    },
    owner_codes: {
      indexes: {},
      person: { of: ['use.memberId'], shown: SHOP_WORK, onClosing: 'bare' },
    },
  },
  answers: {
    'member.merged': {
      order: 'commutative',
      answer: async () => (await import('./grant.service')).tellOfRightsLeft,
    },
    'member.closed': { order: 'commutative', answer: async () => (await import('./grant.service')).forgetGrant },
  },
  place: { key: 'desk', isThere: async () => (await import('./person.service')).hasRights },
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
