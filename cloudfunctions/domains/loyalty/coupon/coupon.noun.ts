import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK, UPKEEP } from '../../../platform/noun/personal'

const moveWithMember = async () => (await import('./grant.service')).moveWithMember

export const couponNoun: Noun = {
  shelf: 'loyalty',
  name: 'coupon',
  uses: ['alert', 'job', 'settings', 'facts', 'audit', 'account', 'points', 'tier', 'member', 'staff'],
  actions: actions(async () => ({
    contract: {
      ...(await import('#shared/loyalty/coupon/contract')).couponContract,
      ...(await import('#shared/loyalty/coupon/operator-contract')).couponOperatorContract,
    },
    handlers: (await import('./coupon.handlers')).couponHandlers,
  })),
  collections: {
    coupon_templates: {
      shard: 'whole',
      indexes: { byState: ['state', '_id'] },
      person: null,
    },
    coupon_stock: {
      indexes: { byTemplate: ['templateId'] },
      person: null,
    },
    coupons: {
      indexes: {
        byCopy: {
          unique: ['templateId', 'issuedTo', '-tally.issued'],
          sharded:
            'the number is a part of the `_id` of a coupon, so two at once cannot both be a member’s n-th copy; those of before have other ids, and the numbers go on after theirs',
        },
        byPerson: {
          unique: ['templateId', 'person.key', '-person.tally.issued'],
          sharded:
            'a record of `coupon_numbers`, `<template>:<phone key>:<number>`, is written before a coupon that is limited by phone number',
        },
        byWallet: ['memberId', 'status', 'walletKey'],
        byIssuedTo: ['issuedTo', 'templateId'],
        bySource: ['memberId', 'sourceId'],
        byTake: ['taken.takeId'],
        byTemplate: ['templateId', 'status'],
        byEnd: ['status', 'untilAt'],
        byLockEnd: ['status', 'lock.untilAt'],
      },
      person: {
        of: ['memberId', 'issuedTo', '_id', 'person.key', 'taken.takeId', 'walletKey'],
        shown: { as: 'coupons', title: '券' },
        onClosing: 'bare',
      },
    },
    coupon_numbers: {
      indexes: { byIssuedTo: ['issuedTo'] },
      person: { of: ['issuedTo', '_id', 'couponId'], shown: UPKEEP, onClosing: 'removed' },
    },
    coupon_events: {
      indexes: {
        byCoupon: {
          unique: ['couponId', 'seq'],
          sharded: 'the number is the end of the `_id` of an entry, `<coupon>:<number>`',
        },
        byTime: ['change', 'at', '_id'],
        byMember: ['memberId', 'change', 'at'],
      },
      person: {
        of: ['memberId', '_id', 'couponId'],
        names: { fields: ['actorId'], hidden: SHOP_WORK },
        shown: { as: 'coupon_events', title: '用券记录' },
        onClosing: 'bare',
      },
    },
    coupon_budgets: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
    coupon_batches: {
      shard: 'whole',
      indexes: { byKind: ['templateId', 'kind', '-at'] },
      person: null,
    },
    coupon_notices: {
      indexes: { byStatus: ['status', 'dueAt'], byMember: ['memberId', '-dueAt'] },
      person: { of: ['memberId'], shown: { as: 'coupon_notices', title: '券到期提醒' }, onClosing: 'removed' },
    },
    exchange_codes: {
      shard: 'whole',
      indexes: { byBatch: { unique: ['batchId', 'index'] }, byUse: ['use.memberId', '-use.at'] },
      person: { of: ['use.memberId'], shown: { as: 'exchange_codes', title: '用过的兑换码' }, onClosing: 'bare' },
    },
  },
  costly: async () => (await import('./costly.service')).couponActs,
  checks: async () => {
    const { stockCheck, couponStatusCheck } = await import('./coupon.checks')
    return [stockCheck, couponStatusCheck]
  },
  jobs: async () => {
    const { sweepReservationsJob, expireCouponsJob, queueEndingNoticesJob, auditCouponStockJob, forgetCodeTriesJob } =
      await import('./coupon.jobs')
    const { grantWelcomeJob, grantMonthlyJob, grantBirthdayJob } = await import('./grant.jobs')
    return [
      sweepReservationsJob,
      expireCouponsJob,
      grantWelcomeJob,
      grantMonthlyJob,
      grantBirthdayJob,
      queueEndingNoticesJob,
      auditCouponStockJob,
      forgetCodeTriesJob,
    ]
  },
  rules: async () => ({ families: [(await import('./template-store.service')).templateFamily] }),
  answers: {
    'tier.reached': {
      order: 'commutative',
      answer: async () => (await import('./tier-coupon.service')).giveTierCoupons,
    },
    'tier.lost': {
      order: 'commutative',
      answer: async () => (await import('./tier-coupon.service')).takeTierCouponsBack,
    },
    // A promise that was taken back must not be kept after that.
    'coupon.promised': {
      order: 'by-member',
      answer: async () => (await import('./promise.service')).keepPromise,
    },
    'coupon.unpromised': {
      order: 'by-member',
      answer: async () => (await import('./promise.service')).takePromisedBack,
    },
    'member.merged': { order: 'commutative', answer: moveWithMember },
    'member.parted': { order: 'commutative', answer: moveWithMember },
    'member.closed': { order: 'commutative', answer: async () => (await import('./person.service')).forgetPersonKeys },
  },
  daySums: async () => (await import('./coupon-sums.repository')).couponSums,
  partNames: async () => (await import('./part-names')).couponPartNames,
  stepSources: async () => (await import('./coupon-steps.repository')).couponSteps,
  factSources: async () => {
    const { claimFacts, redemptionFacts } = await import('./coupon-facts.repository')
    return [claimFacts, redemptionFacts]
  },
  past: async () => (await import('./past.service')).couponsHad,
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
