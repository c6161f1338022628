import { actions, type Noun } from '../../../platform/noun/noun'
import { AGAINST_CHEATING } from '../../../platform/noun/personal'

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
  collections: {
    referrals: {
      indexes: {
        byInviter: ['inviterId', '-boundAt'],
        byInvitedBy: ['invitedBy'],
        byDue: ['dueAt', '_id'],
        byProgramme: ['terms.programmeKey', 'state'],
        byUpdated: ['updatedAt', '_id'],
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
      indexes: { byOrder: ['isOpen', 'order'] },
      person: {
        of: ['_id'],
        names: { fields: ['order', 'decisions.planned'], hidden: AGAINST_CHEATING },
        shown: AGAINST_CHEATING,
        onClosing: 'bare',
      },
    },
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
  answers: async () => {
    const { giveReferralCoupon } = await import('./coupon-reward.service')
    return {
      'bond-act': (await import('./act.service')).noteAct,
      'referral-coupon': (_tx, promised, context) => giveReferralCoupon(promised, context),
      'move-coupons': (await import('./move.service')).moveBonds,
      'forget-scores': (await import('./forget.service')).forgetTraces,
    }
  },
  factSources: async () => [(await import('./referral-facts.repository')).referralFacts],
  shows: async () => (await import('./shown-records.service')).shownRecords,
}
