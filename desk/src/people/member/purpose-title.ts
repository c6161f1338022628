import type { ConsentPurpose } from '#shared/people/member/consent'

const PURPOSES: Record<ConsentPurpose, string> = {
  analytics: '记录浏览',
  personalization: '个性化推荐',
  marketing: '优惠消息',
}

/** The purpose that a member is asked to agree to, in the phone's words. */
export const purposeTitle = (purpose: string): string =>
  purpose in PURPOSES ? PURPOSES[purpose as ConsentPurpose] : purpose
