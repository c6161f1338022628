import { actions, type Noun } from '../../../platform/noun/noun'

export const entranceNoun: Noun = {
  shelf: 'growth',
  name: 'entrance',
  uses: ['account', 'member', 'staff', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/growth/entrance/contract')).entranceContract,
    handlers: (await import('./entrance.handlers')).entranceHandlers,
  })),
  collections: {
    entrances: {
      indexes: {},
    },
    touches: {
      indexes: {
        byMember: ['memberId', '-at'],
        byReceived: ['receivedAt', '_id'],
        byDay: ['day', '_id'],
        byDevice: ['device', '-at'],
      },
    },
    channel_days: {
      indexes: { byOpen: ['isOpen', '_id'] },
    },
    channel_costs: {
      indexes: { byFrom: ['-fromDay'] },
    },
    code_pictures: {
      indexes: { byWantedAt: ['wantedAt'] },
    },
  },
  jobs: async () => {
    const { makeCodePicturesJob } = await import('./picture.jobs')
    const { rollUpChannelsJob } = await import('./channel.jobs')
    const { forgetTracesJob } = await import('./forget.jobs')
    return [makeCodePicturesJob, rollUpChannelsJob, forgetTracesJob]
  },
}
