import type { BusinessDay } from '#shared/kernel/business-day'

/** What a member has come to in the shop, from the first look to a regular: each includes those before it. */
export const MILESTONES = ['visitor', 'member', 'active', 'firstPurchase', 'growing', 'loyal'] as const
export type Milestone = (typeof MILESTONES)[number]

/** How a member falls silent, from the first sign on. */
export const SILENCES = ['atRisk', 'asleep', 'lost'] as const
export type Silence = (typeof SILENCES)[number]

/** Where everybody stands, whoever buys and whoever only checks in; not the purchase stage of a score, which only buyers have. */
export const LIFECYCLE_STAGES = [...MILESTONES, ...SILENCES] as const
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number]

/** As operators read them; members never do. */
export const LIFECYCLE_NAMES: Record<LifecycleStage, string> = {
  visitor: '来看过',
  member: '会员',
  active: '活跃',
  firstPurchase: '首次消费',
  growing: '成长',
  loyal: '忠诚',
  atRisk: '有流失风险',
  asleep: '沉睡',
  lost: '流失',
}

export const BANDS = ['none', 'low', 'middle', 'high'] as const
export type Band = (typeof BANDS)[number]

export const BAND_NAMES: Record<Band, string> = { none: '没有', low: '低', middle: '中', high: '高' }

/** Where one member stands, as of a day; made from days, purchases and rules alone, so that it can be made again. */
export interface Lifecycle {
  /** The member's id. */
  _id: string
  /** The day on which it was worked out. */
  asOfDay: BusinessDay
  stage: LifecycleStage
  /** The highest milestone, also of whoever is silent now. */
  reached: Milestone
  /** `<reached>:<stage>`: what the pyramid counts by. */
  place: string
  /** The stage before this one, and the day of the change; null where the member was never seen in another. */
  cameFrom: LifecycleStage | null
  sinceDay: BusinessDay
  /** `<from>:<stage>` of that change; empty where there was none. */
  move: string
  engagement: Engagement
  facts: LifecycleFacts
  /** The first day on which one of the figures changes its class though nothing happens. */
  reviewDay: BusinessDay
  /** The rules that it was made by. */
  rulesVersion: number
  lookedAt: number
}

/** How much of the membership is lived, 0 to 100, and the parts of it, 0 to 1 each; null where nothing is known. */
export interface Engagement {
  score: number
  band: Band
  regularity: number
  recency: number
  breadth: number
  /** What the member said when asked. Nobody asks yet. */
  satisfaction: number | null
}

/** All that a standing is made from. */
export interface LifecycleFacts {
  /** The first day on which anything is known of the member. */
  firstDay: BusinessDay
  /** The last day with anything done, and how many such days are known for certain: 0 to 3. */
  visitDay: BusinessDay | null
  visitDays: number
  /** The same of key acts: checked in, claimed or redeemed a coupon, bought. */
  keyDay: BusinessDay | null
  keyDays: number
  /** Days with a purchase; the last of them. */
  purchaseDays: number
  purchaseDay: BusinessDay | null
  /** The usual distance of key days in the look back, in days; null with fewer than three of them. */
  gapDays: number | null
  /** What the purchase models say; null where they say nothing. */
  isAtRisk: boolean | null
  satisfaction: number | null
}

/** One day of the look back: whether it had a key act, and which things were done. */
export interface ActiveDay {
  day: BusinessDay
  isKey: boolean
  names: readonly string[]
}
