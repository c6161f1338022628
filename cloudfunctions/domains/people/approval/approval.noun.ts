import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'

export const approvalNoun: Noun = {
  shelf: 'people',
  name: 'approval',
  uses: ['settings', 'audit', 'job', 'member', 'grant'],
  actions: actions(async () => ({
    contract: (await import('#shared/people/approval/contract')).approvalContract,
    handlers: (await import('./approval.handlers')).approvalHandlers,
  })),
  samples: samples(async () => (await import('./approval.samples')).approvalSamples),
  collections: {
    approvals: {
      indexes: { byStatus: ['status', '-at'], bySubject: ['subject'] },
      person: {
        of: ['subject'],
        names: { fields: ['proposerId', 'decision.approverId'], hidden: SHOP_WORK },
        shown: SHOP_WORK,
        onClosing: 'bare',
      },
    },
    approval_allowances: {
      indexes: { byAt: ['at'] },
      person: {
        of: [],
        names: { fields: ['_id'], hidden: SHOP_WORK },
        shown: SHOP_WORK,
        onClosing: 'bare',
        term: { days: 8, job: 'settle-approvals' },
      },
    },
  },
  reseals: async () => [(await import('./reseal.service')).resealApprovals],
  jobs: async () => [(await import('./approval.jobs')).settleApprovalsJob],
  answers: {
    'member.closed': {
      order: 'commutative',
      answer: async () => (await import('./closing-answer.service')).forgetReasons,
    },
  },
  proposals: async () => (await import('./act-proposals.service')).actProposals,
}
