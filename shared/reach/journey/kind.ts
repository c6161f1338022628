/**
 * Why a journey writes to members. Everything that depends on it is fixed here: who chose to be written to needs no group that is
 * left out, and what the shop starts by itself needs the member's yes to offers.
 */
export const JOURNEY_KINDS = ['shop', 'asked', 'announced', 'reply', 'welcome'] as const
export type JourneyKind = (typeof JOURNEY_KINDS)[number]

interface KindRule {
  /** Simplified Chinese, for operators. */
  title: string
  about: string
  /** Of a hundred members who enter, so many go without, so that the difference can be measured. */
  holdoutPercent: number
  /** Whether a member must have agreed to messages with offers. */
  needsMarketing: boolean
}

export const KIND_RULES: Record<JourneyKind, KindRule> = {
  shop: {
    title: '店里主动发起',
    about: '要会员同意接收优惠；固定留 10% 的人不做，用来比效果',
    holdoutPercent: 10,
    needsMarketing: true,
  },
  asked: { title: '会员自己要的提醒', about: '会员点过“提醒我”', holdoutPercent: 0, needsMarketing: false },
  announced: { title: '对所有人公布过的', about: '公告里答应每个人的', holdoutPercent: 0, needsMarketing: false },
  reply: { title: '答复和善后', about: '会员评价、投诉或参加活动以后', holdoutPercent: 0, needsMarketing: false },
  welcome: { title: '新人礼', about: '入会时答应的', holdoutPercent: 0, needsMarketing: false },
}
