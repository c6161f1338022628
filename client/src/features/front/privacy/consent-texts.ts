import type { ConsentPurpose } from '#shared/people/member/consent'

interface ConsentText {
  title: string
  /**
   * What is done, and what stays the same without it. Changed wording needs a new version in
   * shared/people/member/consent.ts.
   */
  text: string
}

export const CONSENT_TEXTS: Record<ConsentPurpose, ConsentText> = {
  analytics: {
    title: '记录浏览',
    text: '记下你看了哪些页面、看了多久，用来改进小程序；原始记录保存 180 天。不同意也能照常签到、积分。',
  },
  personalization: {
    title: '个性化推荐',
    text: '允许用你的签到和消费记录挑选更适合你的权益。不同意时，你看到的和大家一样。',
  },
  marketing: {
    title: '优惠消息',
    text: '允许给你发活动和优惠消息，只用你在微信里另外同意过的方式。不同意就不发。',
  },
}
