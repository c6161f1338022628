import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'
import { samples } from '../../../platform/noun/samples'

export const entranceNoun: Noun = {
  shelf: 'growth',
  name: 'entrance',
  uses: ['member', 'staff', 'purchase'],
  actions: actions(async () => ({
    contract: (await import('#shared/growth/entrance/contract')).entranceContract,
    handlers: (await import('./entrance.handlers')).entranceHandlers,
  })),
  partNames: async () => (await import('./part-names')).entrancePartNames,
  samples: samples(async () => (await import('./entrance.samples')).entranceSamples),
  collections: {
    entrances: {
      shard: 'whole',
      indexes: {},
      person: {
        of: [],
        names: { fields: ['staffId'], hidden: SHOP_WORK },
        shown: SHOP_WORK,
        onClosing: 'bare',
      },
    },
    touches: {
      indexes: {
        byMember: ['memberId', '-at'],
        byReceived: ['receivedAt', '_id'],
        byDay: ['day', '_id'],
        byDevice: ['device', '-at'],
      },
      person: { of: ['memberId', '_id'], shown: { as: 'touches', title: '到访来源' }, onClosing: 'bare' },
    },
    channel_days: {
      shard: 'whole',
      indexes: { byOpen: ['isOpen', '_id'] },
      person: null,
    },
    channel_costs: {
      shard: 'whole',
      indexes: { byFrom: ['-fromDay'] },
      person: null,
    },
    code_pictures: {
      shard: 'whole',
      indexes: { byWantedAt: ['wantedAt'] },
      person: {
        of: ['_id'],
        shown: { title: '邀请码图片', hidden: '海报上的小程序码，只含你的邀请码，在邀请页就能看到' },
        onClosing: 'bare',
      },
    },
  },
  jobs: async () => {
    const { makeCodePicturesJob } = await import('./picture.jobs')
    const { rollUpChannelsJob } = await import('./channel.jobs')
    const { forgetTracesJob } = await import('./forget.jobs')
    return [makeCodePicturesJob, rollUpChannelsJob, forgetTracesJob]
  },
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
