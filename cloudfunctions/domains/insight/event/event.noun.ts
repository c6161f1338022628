import { actions, type Noun } from '../../../platform/noun/noun'

export const eventNoun: Noun = {
  shelf: 'insight',
  name: 'event',
  uses: ['alert', 'job', 'facts', 'account'],
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
    },
    member_days: {
      indexes: { byMember: ['memberId', 'day'], byDay: ['day', '_id'] },
    },
    member_activity: {
      indexes: { byPhoneDay: ['phones.days.day', '_id'] },
    },
    sessions: {
      indexes: { byMember: ['memberId', '-startedAt'], byDay: ['day', '_id'] },
    },
    open_days: {
      indexes: {},
    },
    event_days: {
      indexes: {},
    },
    cohort_days: {
      indexes: {},
    },
  },
  jobs: async () => {
    const { rollUpEventsJob } = await import('./roll-up.jobs')
    const { expireEventsJob } = await import('./event.jobs')
    return [rollUpEventsJob, expireEventsJob]
  },
}
