import { awaitsCheckIn, awaitsPhone, awaitsPurchase, awaitsReturn } from '#shared/growth/referral/pending'
import { actions, type Noun } from '../../../platform/noun/noun'
import { AGAINST_CHEATING } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'

const noteAct = async () => (await import('./act.service')).noteAct

const moveBonds = async () => (await import('./move.service')).moveBonds

export const referralNoun: Noun = {
  shelf: 'growth',
  name: 'referral',
  uses: [
    'alert',
    'job',
    'settings',
    'facts',
    'audit',
    'account',
    'points',
    'tier',
    'member',
    'staff',
    'coupon',
    'check-in',
    'purchase',
    'entrance',
  ],
  actions: actions(async () => ({
    contract: {
      ...(await import('#shared/growth/referral/contract')).referralContract,
      ...(await import('#shared/growth/referral/case-contract')).referralCaseContract,
    },
    handlers: {
      ...(await import('./referral.handlers')).referralHandlers,
      ...(await import('./case.handlers')).referralCaseHandlers,
    },
  })),
  samples: samples(async () => (await import('./referral.samples')).referralSamples),
  collections: {
    referrals: {
      indexes: {
        byInviter: ['inviterId', '-boundAt'],
        byInvitedBy: ['invitedBy'],
        byDue: ['dueAt', '_id'],
        byProgramme: ['terms.programmeKey', 'state'],
        byUpdated: ['updatedAt', '_id'],
        byBound: ['boundAt', '_id'],
        byActed: ['act.at', '_id'],
      },
      person: {
        of: ['_id', 'inviterId', 'invitedBy'],
        shown: { as: 'referrals', title: '邀请记录' },
        onClosing: 'bare',
      },
    },
    referral_signals: {
      indexes: { byUpdated: ['updatedAt'] },
      person: {
        of: ['_id'],
        names: { fields: ['tally'], hidden: AGAINST_CHEATING },
        shown: AGAINST_CHEATING,
        onClosing: 'bare',
        term: { days: 180, job: 'forget-referral-signals' },
      },
    },
    referral_verdicts: {
      indexes: {
        byCase: ['caseId', '_id'],
        byCaseAndStanding: ['caseId', 'standing', '_id'],
        byHeldUntil: ['heldUntilAt', '_id'],
        byOutcomeDue: ['outcomeDueAt', '_id'],
        byInviter: ['inviterId'],
        byAt: ['-at'],
      },
      person: {
        of: ['_id', 'inviterId'],
        names: { fields: ['facts', 'chain', 'caseId'], hidden: AGAINST_CHEATING },
        shown: AGAINST_CHEATING,
        onClosing: 'bare',
        term: { days: 180, job: 'forget-referral-signals' },
      },
    },
    referral_cases: {
      shard: 'whole',
      indexes: { byOrder: ['isOpen', 'order'] },
      person: {
        of: ['_id'],
        names: { fields: ['order', 'decisions.planned'], hidden: AGAINST_CHEATING },
        shown: AGAINST_CHEATING,
        onClosing: 'bare',
      },
    },
  },
  checks: async () => {
    const { recordCheck, bondCheck } = await import('./referral.checks')
    return [recordCheck, bondCheck]
  },
  jobs: async () => {
    const { auditRecordsJob } = await import('./record-audit.jobs')
    const { lapseReferralsJob, noteReferralOutcomesJob, forgetReferralSignalsJob } = await import('./case.jobs')
    const { settleBondsJob } = await import('./referral.jobs')
    const { detect } = await import('./detect.service')
    return [
      auditRecordsJob,
      lapseReferralsJob,
      noteReferralOutcomesJob,
      forgetReferralSignalsJob,
      settleBondsJob(detect),
    ]
  },
  rules: async () => ({ documents: (await import('./referral.rules')).ruleDocuments }),
  answers: {
    'purchase.recorded': { order: 'commutative', wants: awaitsPurchase, answer: noteAct },
    'purchase.refunded': { order: 'commutative', wants: awaitsReturn, answer: noteAct },
    'check-in.performed': { order: 'commutative', wants: awaitsCheckIn, answer: noteAct },
    'member.phoneBound': { order: 'commutative', wants: awaitsPhone, answer: noteAct },
    'friend.counted': {
      order: 'commutative',
      wants: ({ couponKey }) => couponKey !== null,
      answer: async () => (await import('./coupon-reward.service')).giveReferralCoupon,
    },
    // Whether a person was here before is found out by then.
    'member.merged': { order: 'commutative', after: ['member'], answer: moveBonds },
    'member.parted': { order: 'commutative', after: ['member'], answer: moveBonds },
    'member.recognized': { order: 'commutative', answer: moveBonds },
    'member.closed': { order: 'commutative', answer: async () => (await import('./forget.service')).forgetTraces },
  },
  acts: [
    {
      key: 'friend',
      title: '邀请的好友达标',
      facts: ['friend.counted'],
      read: async () => (await import('./friend-deed.service')).friendDeed,
    },
  ],
  daySums: async () => (await import('./referral-sums.repository')).referralSums,
  stepSources: async () => (await import('./referral-steps.repository')).referralSteps,
  factSources: async () => [(await import('./referral-facts.repository')).referralFacts],
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
