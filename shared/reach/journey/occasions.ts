/** What a journey can begin with or wait for: told facts, with their names for operators. */
export const JOURNEY_FACTS = [
  'member.joined',
  'member.profileCompleted',
  'purchase.recorded',
  'check-in.performed',
  'coupon.redeemed',
  'tier.reached',
  'tier.lost',
  'feedback.given',
  'feedback.settled',
  'booking.attended',
  'question.answered',
  'article.read',
  'friend.counted',
] as const
export type JourneyFact = (typeof JOURNEY_FACTS)[number]

/** Simplified Chinese, for operators. */
export const FACT_TITLE: Record<JourneyFact, string> = {
  'member.joined': '入会',
  'member.profileCompleted': '填完资料',
  'purchase.recorded': '消费',
  'check-in.performed': '签到',
  'coupon.redeemed': '用券',
  'tier.reached': '升级',
  'tier.lost': '降级',
  'feedback.given': '评价或反馈',
  'feedback.settled': '反馈处理完',
  'booking.attended': '参加活动',
  'question.answered': '答完问卷',
  'article.read': '读完文章',
  'friend.counted': '带来朋友',
}

/** What comes up by the calendar: looked for once a day. */
export const MOMENTS = ['birthday', 'coupon-ending', 'points-ending', 'tier-ending', 'silent', 'running-out'] as const
export type Moment = (typeof MOMENTS)[number]

export const MOMENT_TITLE: Record<Moment, string> = {
  birthday: '生日前几天',
  'coupon-ending': '券到期前几天',
  'points-ending': '积分到期前几天',
  'tier-ending': '等级到期前几天',
  silent: '多少天没有消费',
  'running-out': '按自己的间隔，该再买了',
}
