import type { ActionOutput } from '../api/call'
import { TODAY } from './answers'
import { day } from './days'

/** Valid answers about invitations; a test gives only what matters to it. */

type Invite = ActionOutput<'referral.getInvite'>
type Terms = NonNullable<Invite['terms']>
type Friend = Invite['friends'][number]

export const TERMS_LINES = [
  '好友达标后，你得 50 积分，好友得 30 积分和“新人茶券”一张。',
  '达标的意思是：好友通过你的邀请首次成为会员，并在入会后 30 天内首次消费实付满 20 元。',
  '从消费起 7 天内可以退款；满 7 天没有退款即到账，退款则不计入。',
  '每月最多计入 10 位好友；超出后你不再获得奖励，好友的那一份不受影响。',
  '活动到 2026年12月31日 为止；在此之前入会的好友照常计入。',
]

export function someTerms(part: Partial<Terms> = {}): Terms {
  return {
    needs: 'purchase',
    minFen: 2000,
    inviter: { points: 50, couponTitle: null },
    invitee: { points: 30, couponTitle: '新人茶券' },
    bindingDays: 30,
    holdDays: 7,
    cap: { friends: 10, per: 'month' },
    ladder: [
      { friends: 1, points: 10 },
      { friends: 3, points: 30 },
      { friends: 5, points: 50 },
    ],
    endDay: day('2026-12-31'),
    lines: TERMS_LINES,
    ...part,
  }
}

export function aFriend(key: string, part: Partial<Friend> = {}): Friend {
  return {
    key,
    name: '苏*',
    joinedDay: day('2026-11-18'),
    state: 'bound',
    text: '已入会，2026年12月18日 23:59 前首次消费实付满 20 元即计入',
    endReason: null,
    untilDay: day('2026-12-18'),
    rewardDay: null,
    points: 0,
    ...part,
  }
}

export function anInvite(part: Partial<Invite> = {}): Invite {
  return {
    terms: someTerms(),
    closed: null,
    code: '7K2M9QXR4T3B',
    share: { title: '来常来茶铺喝杯茶', path: '/pages/home/index?inviter=7K2M9QXR4T3B' },
    progress: { countedInPeriod: 2, counted: 2, next: { friends: 3, points: 30, missing: 1 } },
    friends: [aFriend('f1')],
    nextCursor: null,
    today: TODAY,
    ...part,
  }
}
