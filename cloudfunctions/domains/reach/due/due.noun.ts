import { DONE_KEPT_DAYS } from '#shared/reach/due/due-work'
import type { Noun } from '../../../platform/noun/noun'
import { UPKEEP } from '../../../platform/noun/personal'

export const dueNoun: Noun = {
  shelf: 'reach',
  name: 'due',
  uses: ['alert', 'facts', 'member'],
  collections: {
    due_work: {
      indexes: { bySlice: ['state', 'slice', 'dueAt'], byTime: ['state', 'dueAt'], byMember: ['memberId'] },
      person: {
        of: ['memberId', '_id', 'facts.couponId'],
        shown: UPKEEP,
        onClosing: 'removed',
        term: { days: DONE_KEPT_DAYS, job: 'forget-due-work' },
      },
    },
    due_slices: { indexes: {}, person: null },
  },
  jobs: async () => [(await import('./due.jobs')).forgetDueWorkJob],
  answers: {
    'member.closed': { order: 'commutative', answer: async () => (await import('./closing.service')).removeDueWorkOf },
  },
}
