import { actions, type Noun } from '../../../platform/noun/noun'

export const staffNoun: Noun = {
  shelf: 'people',
  name: 'staff',
  uses: ['settings', 'audit', 'account', 'points', 'tier', 'member'],
  actions: actions(async () => ({
    contract: (await import('#shared/people/staff/contract')).staffContract,
    handlers: (await import('./staff.handlers')).staffHandlers,
  })),
  collections: {
    stores: {
      indexes: {},
    },
    staff: {
      indexes: { byStore: ['storeIds', 'status'], byStatus: ['status', 'appointedAt'] },
    },
    invitations: {
      indexes: {},
    },
  },
  rules: async () => ({ documents: (await import('./staff.rules')).ruleDocuments }),
  answers: async () => {
    const { forgetRole, moveRole } = await import('./person.service')
    return { 'move-coupons': moveRole, 'forget-scores': forgetRole }
  },
}
