import { actions, type Noun } from '../../../platform/noun/noun'

export const eventNoun: Noun = {
  shelf: 'insight',
  name: 'event',
  uses: ['alert', 'job', 'facts', 'account', 'member'],
  actions: actions(async () => ({
    contract: (await import('#shared/insight/event/contract')).eventContract,
    handlers: (await import('./event.handlers')).eventHandlers,
  })),
  collections: {
    events: {
      indexes: {
        byMember: ['memberId', '-at'],
        byDay: ['day', '_id'],
        byName: ['name', 'day'],
        byReceived: ['receivedAt', '_id'],
        byMemberDay: ['memberId', 'day', '_id'],
        bySession: ['sessionId', '_id'],
      },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'events', title: '浏览记录' },
        onClosing: 'bare',
        term: { days: 180, job: 'expire-events' },
      },
    },
    member_days: {
      indexes: { byMember: ['memberId', 'day'], byDay: ['day', '_id'] },
      person: { of: ['memberId', '_id'], shown: { as: 'member_days', title: '每天的行为汇总' }, onClosing: 'bare' },
    },
    member_activity: {
      indexes: { byPhoneDay: ['phones.days.day', '_id'], byChanged: ['changedAt', '_id'] },
      person: { of: ['_id'], shown: { as: 'member_activity', title: '来访和消费的起止日' }, onClosing: 'bare' },
    },
    sessions: {
      indexes: { byMember: ['memberId', '-startedAt'], byDay: ['day', '_id'] },
      person: {
        of: ['memberId', '_id'],
        shown: { as: 'sessions', title: '来访记录' },
        onClosing: 'bare',
        term: { days: 180, job: 'expire-events' },
      },
    },
    open_days: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
    event_days: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
    cohort_days: {
      shard: 'whole',
      indexes: {},
      person: null,
    },
  },
  jobs: async () => {
    const { rollUpEventsJob } = await import('./roll-up.jobs')
    const { expireEventsJob } = await import('./event.jobs')
    return [rollUpEventsJob, expireEventsJob]
  },
  stepSources: async () => [(await import('./steps.repository')).eventSteps],
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
