import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

const CHANGES = ['purchase.recorded', 'purchase.refunded'] as const

export const purchaseNoun: Noun = {
  shelf: 'till',
  name: 'purchase',
  uses: [
    'alert',
    'settings',
    'facts',
    'audit',
    'account',
    'points',
    'tier',
    'member',
    'staff',
    'product',
    'coupon',
    'benefit',
  ],
  actions: actions(async () => ({
    contract: (await import('#shared/till/purchase/contract')).purchaseContract,
    handlers: (await import('./purchase.handlers')).purchaseHandlers,
  })),
  collections: {
    purchases: {
      indexes: {
        byMember: ['memberId', '-at'],
        byStore: ['storeId', '-at'],
        byDay: ['day', '_id'],
        byChange: ['changedAt', '_id'],
        byTime: ['at', '_id'],
      },
      person: {
        of: ['memberId'],
        names: { fields: ['staffId', 'refunds.staffId', 'undone.staffId'], hidden: SHOP_WORK },
        shown: { as: 'purchases', title: '消费记录' },
        onClosing: 'bare',
      },
    },
  },
  costly: async () => [(await import('./costly.service')).refundAct],
  checks: async () => [(await import('./purchase.checks')).purchaseCheck],
  jobs: async () => {
    const { auditPurchasesJob } = await import('./purchase.jobs')
    const { countSoldGoodsJob } = await import('./sold-goods.jobs')
    return [countSoldGoodsJob, auditPurchasesJob]
  },
  rules: async () => ({ documents: (await import('./purchase.rules')).ruleDocuments }),
  answers: {
    'member.closed': {
      order: 'commutative',
      answer: async () => (await import('./closing-answer.service')).forgetReasons,
    },
    'member.parted': { order: 'commutative', answer: async () => (await import('./recount.service')).recountPurchases },
  },
  acts: [
    {
      key: 'purchase',
      title: '消费',
      facts: CHANGES,
      read: async () => (await import('./deeds.service')).purchaseDeed,
    },
    {
      key: 'new-store',
      title: '第一次去另一家门店',
      facts: CHANGES,
      read: async () => (await import('./deeds.service')).newStoreDeed,
    },
  ],
  stepSources: async () => [(await import('./purchase-steps.repository')).purchaseSteps],
  factSources: async () => [(await import('./purchase-facts.repository')).purchaseFacts],
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
