import { unreachable } from '#shared/kernel/invariant'
import { yuan } from '#shared/kernel/money'
import type { FriendAct } from '#shared/ledger/account/account-referral'
import { rewardText as stepRewardText } from '#shared/ledger/points/reward'
import { longestWaitDays } from './progress'
import { type LadderStep, rewardOfStep } from './terms'

/** The terms with the titles of the coupons in place of their keys. */
export interface NamedTerms {
  needs: FriendAct
  minFen: number
  inviter: NamedReward
  invitee: NamedReward
  bindingDays: number
  holdDays: number
  cap: { friends: number; per: 'month' | 'programme' }
  ladder: readonly LadderStep[]
  endDay: string | null
}

export interface NamedReward {
  points: number
  couponTitle: string | null
}

/** The whole programme in sentences: what both get, when it counts, when it comes, the cap, the end. */
export function termsInWords(terms: NamedTerms, budgetFriends: number | null): string[] {
  const { inviter, invitee, bindingDays, cap, ladder, endDay } = terms
  const period = cap.per === 'month' ? '每月' : '活动期间'
  return [
    `好友达标后，你得 ${rewardText(inviter)}，好友得 ${rewardText(invitee)}。`,
    `达标的意思是：好友通过你的邀请首次成为会员，并在入会后 ${bindingDays} 天内${needText(terms)}。`,
    holdText(terms),
    `${period}最多计入 ${cap.friends} 位好友；超出后你不再获得奖励，好友的那一份不受影响。`,
    ...ladderLines(ladder),
    '只计入你直接邀请的好友。分享和打开页面都没有奖励，店员账号不参与。',
    `个别奖励会晚一些到账，从门店记录达标算起最长 ${longestWaitDays(terms)} 天；到期没有结论的，按达标处理。`,
    ...(budgetFriends === null
      ? []
      : [`活动共 ${budgetFriends} 个名额，用完后新入会的好友不再计入，已入会的好友照常计入。`]),
    endDay === null
      ? '活动结束前会在这里提前公布；结束前入会的好友照常计入。'
      : `活动到 ${chineseDay(endDay)} 为止；在此之前入会的好友照常计入。`,
  ]
}

/** '50 积分和“新人茶券”一张' */
export function rewardText({ points, couponTitle }: NamedReward): string {
  const parts = [...(points > 0 ? [`${points} 积分`] : []), ...(couponTitle === null ? [] : [`“${couponTitle}”一张`])]
  return parts.join('和')
}

/** What the friend does, as the end of a sentence. */
export function needText({ needs, minFen }: Pick<NamedTerms, 'needs' | 'minFen'>): string {
  switch (needs) {
    case 'purchase':
      return `首次消费实付满 ${yuan(minFen)} 元`
    case 'check-in':
      return '到店扫店内的码并签到一次'
    case 'phone':
      return '绑定自己的手机号'
    default:
      return unreachable(needs)
  }
}

function holdText({ needs, holdDays }: NamedTerms): string {
  if (holdDays === 0) return '达标后几分钟内到账。'
  return needs === 'purchase'
    ? `从消费起 ${holdDays} 天内可以退款；满 ${holdDays} 天没有退款即到账，退款则不计入。`
    : `达标满 ${holdDays} 天到账。`
}

function ladderLines(ladder: NamedTerms['ladder']): string[] {
  if (ladder.length === 0) return []
  const steps = ladder.map((step) => `满 ${step.friends} 位另得 ${stepRewardText(rewardOfStep(step))}`)
  return [`计入的好友累计${steps.join('，')}。`]
}

export function chineseDay(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
