import { addDays, businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import type { Output } from '#shared/kernel/contract'
import { REVIEW_STORE } from '#shared/people/staff/review'
import type { followUpContract } from '#shared/reach/follow-up/contract'
import { NOT_DONE, type Samples } from '../../../platform/noun/samples'

type FollowUp = Output<(typeof followUpContract)['follow-up.list']>['followUps'][number]

const waiting = (now: number): FollowUp => ({
  followUpId: 'mem_0000000001:sample',
  displayName: '样例会员一',
  because: [{ reason: 'at-risk', why: '平时 12 天来一次，这次 40 天没有来' }],
  say: '好久不见，最近新到的桂花乌龙，给你留一泡。',
  offer: { title: '样例茶券' },
  isGiven: false,
  storeId: REVIEW_STORE,
  dueAt: now + 2 * DAY_MS,
  isLate: false,
  state: 'open',
  staffName: null,
  isMine: false,
  note: '',
  endedAt: null,
})

const ended = (now: number): FollowUp => ({
  ...waiting(now),
  followUpId: 'mem_0000000002:sample',
  displayName: '样例会员二',
  because: [{ reason: 'birthday', why: '这周过生日' }],
  offer: null,
  dueAt: now - 2 * DAY_MS,
  state: 'done',
  staffName: '样例店员',
  note: '说周末带朋友来',
  endedAt: now - 3 * DAY_MS,
})

/** Reviewers see whom a clerk would speak to; nobody is there to be spoken to, and no coupon leaves the shop. */
export const followUpSamples: Samples<typeof followUpContract> = {
  'follow-up.list': (_input, now) => ({
    followUps: [waiting(now)],
    now,
    isOpenHour: true,
    hours: { from: '10:00', until: '20:00' },
    couponsLeft: 10,
  }),
  'follow-up.listEnded': (_input, now) => ({ followUps: [ended(now)] }),
  'follow-up.getFigures': (_input, now) => ({
    fromDay: addDays(businessDayOf(now), -90),
    staff: [],
    asked: { members: 0, cameBack: 0, spentFen: 0 },
    keptBack: { members: 0, cameBack: 0, spentFen: 0 },
    lift: null,
    isWhole: true,
  }),
  'follow-up.take': NOT_DONE,
  'follow-up.end': NOT_DONE,
  'follow-up.give': NOT_DONE,
  'follow-up.saveNote': NOT_DONE,
  'follow-up.getOwnClerk': () => ({ own: null, clerks: [{ staffId: 'mem_0000000003', name: '样例店员' }] }),
  'follow-up.setOwnClerk': NOT_DONE,
}
