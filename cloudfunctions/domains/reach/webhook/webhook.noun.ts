import { CALLS_KEPT_DAYS } from '#shared/reach/webhook/call'
import { actions, type Noun } from '../../../platform/noun/noun'

export const webhookNoun: Noun = {
  shelf: 'reach',
  name: 'webhook',
  uses: ['alert', 'job', 'settings', 'audit', 'facts', 'member', 'incident'],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/webhook/contract')).webhookContract,
    handlers: (await import('./webhook.handlers')).webhookHandlers,
  })),
  collections: {
    webhook_doors: { shard: 'whole', indexes: {}, person: null },
    webhook_calls: {
      indexes: {
        byMember: ['memberId', '-at'],
        byState: ['state', 'at'],
        byDay: ['day', 'outcome'],
        byAge: ['at', '_id'],
      },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'webhook_calls', title: '通知过哪些别的系统（不带你的会员号）' },
        onClosing: 'removed',
        term: { days: CALLS_KEPT_DAYS, job: 'forget-webhook-calls' },
      },
    },
  },
  reseals: async () => [(await import('./reseal.service')).resealDoors],
  jobs: async () => {
    const { tellIncidentsJob, settleCallsJob, forgetCallsJob } = await import('./webhook.jobs')
    return [tellIncidentsJob, settleCallsJob, forgetCallsJob]
  },
  rules: async () => ({ documents: (await import('./webhook.rules')).ruleDocuments }),
  answers: {
    'member.closed': { order: 'commutative', answer: async () => (await import('./person.service')).forgetCallsOf },
  },
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
