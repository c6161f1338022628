import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

const moveRole = async () => (await import('./person.service')).moveRole

export const staffNoun: Noun = {
  shelf: 'people',
  name: 'staff',
  uses: ['settings', 'audit', 'facts', 'account', 'points', 'tier', 'member'],
  actions: actions(async () => ({
    contract: (await import('#shared/people/staff/contract')).staffContract,
    handlers: (await import('./staff.handlers')).staffHandlers,
  })),
  collections: {
    stores: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
    staff: {
      shard: 'whole',
      indexes: { byStore: ['storeIds', 'status'], byStatus: ['status', 'appointedAt'] },
      person: { of: ['_id', 'arrived.from'], shown: { as: 'staff', title: '门店岗位' }, onClosing: 'bare' },
    },
    invitations: {
      shard: 'whole',
      indexes: { byUse: ['use.memberId'] },
      person: {
        of: ['use.memberId'],
        names: { fields: ['invitedBy'], hidden: SHOP_WORK },
        shown: { as: 'invitations', title: '加入门店的邀请' },
        onClosing: 'bare',
      },
    },
  },
  partNames: async () => (await import('./part-names')).staffPartNames,
  rules: async () => ({ documents: (await import('./staff.rules')).ruleDocuments }),
  answers: {
    'member.merged': { order: 'commutative', answer: moveRole },
    'member.parted': { order: 'commutative', answer: moveRole },
    'member.closed': { order: 'commutative', answer: async () => (await import('./person.service')).forgetRole },
  },
  writesTill: async () => (await import('./employed.repository')).wasEverStaff,
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
