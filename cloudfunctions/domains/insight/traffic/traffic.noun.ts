import { actions, type Noun } from '../../../platform/noun/noun'
import { AGAINST_MADE_UP_VISITS } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'

const moveHold = async () => (await import('./move.service')).moveHold

export const trafficNoun: Noun = {
  shelf: 'insight',
  name: 'traffic',
  uses: ['job', 'settings', 'facts', 'audit', 'account', 'member', 'entrance', 'referral', 'event'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/traffic/contract')).trafficContract,
    handlers: (await import('./traffic.handlers')).trafficHandlers,
  })),
  samples: samples(async () => (await import('./traffic.samples')).trafficSamples),
  collections: {
    traffic_days: { shard: 'whole', indexes: {}, person: null },
    traffic_verdicts: {
      indexes: {
        byCase: ['caseId', '_id'],
        byCaseAndStanding: ['caseId', 'standing', '_id'],
        byHeldUntil: ['heldUntilAt', '_id'],
        byDay: ['day', 'entranceKey'],
        byHeldAt: ['heldAt'],
      },
      person: {
        of: ['_id'],
        names: { fields: ['caseId'], hidden: AGAINST_MADE_UP_VISITS },
        shown: AGAINST_MADE_UP_VISITS,
        onClosing: 'bare',
        term: { days: 180, job: 'forget-held-traffic' },
      },
    },
    traffic_cases: {
      shard: 'whole',
      indexes: { byOrder: ['isOpen', 'order'] },
      person: {
        of: [],
        names: { fields: ['decisions.planned'], hidden: AGAINST_MADE_UP_VISITS },
        shown: AGAINST_MADE_UP_VISITS,
        onClosing: 'bare',
      },
    },
  },
  jobs: async () => {
    const { watchTrafficJob } = await import('./watch.jobs')
    const { lapseHeldTrafficJob, forgetHeldTrafficJob } = await import('./case.jobs')
    return [lapseHeldTrafficJob, watchTrafficJob, forgetHeldTrafficJob]
  },
  rules: async () => ({ documents: (await import('./traffic.rules')).ruleDocuments }),
  answers: {
    'member.merged': { order: 'commutative', after: ['member'], answer: moveHold },
    'member.parted': { order: 'commutative', after: ['member'], answer: moveHold },
  },
}
