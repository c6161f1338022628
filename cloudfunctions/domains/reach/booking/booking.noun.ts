import { actions, type Noun } from '../../../platform/noun/noun'
import { SHOP_WORK } from '../../../platform/noun/personal'

export const bookingNoun: Noun = {
  shelf: 'reach',
  name: 'booking',
  uses: ['settings', 'audit', 'facts', 'account', 'tier', 'member', 'staff'],
  actions: actions(async () => ({
    contract: (await import('#shared/reach/booking/contract')).bookingContract,
    handlers: (await import('./booking.handlers')).bookingHandlers,
  })),
  collections: {
    occasions: {
      indexes: {
        byStart: ['-startsAt', '_id'],
        byStatus: ['status', 'startsAt'],
        byStore: ['storeId', 'startsAt'],
        byUntold: ['untoldSince', '_id'],
      },
      person: {
        of: [],
        names: {
          fields: ['waiting'],
          hidden: { title: '活动候补名单', hidden: '同时有其他会员，自己排第几位在活动页看' },
        },
        shown: { title: '活动候补名单', hidden: '同时有其他会员，自己排第几位在活动页看' },
        onClosing: 'bare',
      },
    },
    bookings: {
      indexes: {
        byOccasion: ['occasionId', 'number'],
        byMember: ['memberId', '-bookedAt'],
        byAttended: ['attendedAt', '_id'],
      },
      person: {
        of: ['memberId', '_id', 'aside.by'],
        names: { fields: ['staffId'], hidden: SHOP_WORK },
        shown: { as: 'bookings', title: '活动报名' },
        onClosing: 'bare',
      },
    },
  },
  jobs: async () => [
    (await import('./telling.jobs')).tellOccasionsJob,
    (await import('./settle.jobs')).settleOccasionsJob,
  ],
  answers: {
    'member.merged': { order: 'commutative', answer: async () => (await import('./joining.service')).joinBookings },
    'member.parted': { order: 'commutative', answer: async () => (await import('./joining.service')).partBookings },
    'member.closed': { order: 'commutative', answer: async () => (await import('./leaving.service')).giveUpBookings },
  },
  acts: [{ key: 'event-attended', title: '参加活动', facts: ['booking.attended'] }],
  factSources: async () => [(await import('./booking-facts.repository')).bookingFacts],
  place: { key: 'occasions', isThere: async () => (await import('./own-booking.service')).hasOccasions },
  shows: async () => (await import('./shown-records.repository')).shownRecords,
}
