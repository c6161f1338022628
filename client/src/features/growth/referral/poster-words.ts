import { chineseDay, needText, rewardText } from '#shared/growth/referral/terms-text'
import { brand } from '../../../brand/brand'
import type { Terms } from './invite'

export interface PosterWords {
  /** Who invites: nobody's name, because a poster may end up anywhere. */
  title: string
  /** What the friend gets, in one sentence; `points` stands in it too. */
  reward: string
  /** The figure that the poster leads with; 0 where the friend gets a coupon alone. */
  points: number
  /** What comes beside the points, or instead of them. */
  coupon: string | null
  /** What has to happen for it, and until when one may join. */
  conditions: string[]
}

/** The poster speaks to the friend: what there is, what has to happen for it, and nothing else. */
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
