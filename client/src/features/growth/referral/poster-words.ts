import { chineseDay, needText, rewardText } from '#shared/growth/referral/terms-text'
import { brand } from '../../../brand/brand'
import type { Terms } from './invite'

export interface PosterWords {
  /** Says that a friend invites, without a name, because a poster may end up anywhere. */
  title: string
  /** What the friend gets, in one sentence that includes `points`. */
  reward: string
  /** The poster's main figure; 0 where the friend gets only a coupon. */
  points: number
  /** What the friend gets besides the points, or instead of them. */
  coupon: string | null
  /** The condition, and the last day on which one may join. */
  conditions: string[]
}

/** The poster addresses the friend: what they get and under which condition, nothing else. */
export function posterWords(terms: Terms): PosterWords {
  const { invitee, bindingDays, endDay } = terms
  const hold = holdText(terms)
  return {
    title: `朋友请你来${brand.name}`,
    reward: rewardText(invitee),
    points: invitee.points,
    coupon: invitee.couponTitle === null ? null : `${invitee.points > 0 ? '和' : ''}“${invitee.couponTitle}”一张`,
    conditions: [
      `首次成为会员，并在 ${bindingDays} 天内${needText(terms)}`,
      ...(hold === null ? [] : [hold]),
      ...(endDay === null ? [] : [`活动到 ${chineseDay(endDay)} 为止`]),
    ],
  }
}

function holdText({ needs, holdDays }: Pick<Terms, 'needs' | 'holdDays'>): string | null {
  if (holdDays === 0) return null
  return needs === 'purchase' ? `满 ${holdDays} 天没有退款即到账` : `达标满 ${holdDays} 天到账`
}
