import type { BusinessDay } from '#shared/kernel/business-day'

/** Dimensions of the score: recency, frequency, money, expected value (L), social (S). */
export const DIMENSIONS = ['r', 'f', 'm', 'l', 's'] as const
export type Dimension = (typeof DIMENSIONS)[number]
/** As operators read them. */
export const DIMENSION_NAMES: Record<Dimension, string> = {
  r: '最近消费',
  f: '消费频次',
  m: '消费金额',
  l: '预期价值',
  s: '社交',
}

/** Where a member who has bought stands in the life of a customer; recomputable at any day from the purchases alone. */
export const STAGES = ['new', 'growing', 'active', 'loyal', 'atRisk', 'asleep', 'lost'] as const
export type Stage = (typeof STAGES)[number]

/**
 * What a member is worth to the shop, as of a day. Who has never bought, or has not consented to personalization, has
 * none. Members never see it.
 */
export interface Score {
  /** The member's id. */
  _id: string
  /** The last day whose purchases are in it. */
  asOfDay: BusinessDay
  facts: PurchaseFacts
  /** 1 (low) to 5 (high); null where the dimension is missing. Equal inputs have equal scores. */
  rfm: { r: number; f: number; m: number; l: number | null; s: number | null }
  /** The weighted mean of the dimensions that are there, on a scale of 0 to 100. */
  value: number
  /** The dimensions that are in `value`, in the order of `DIMENSIONS`. */
  dimensions: Dimension[]
  /** Key of one of the groups in the rules. */
  group: string
  stage: Stage
  /** Null while no model could be fitted. */
  forecast: Forecast | null
  /** Not null while the member bought in the last `activeDays` days: what a warning list is made of. */
  watch: Watch | null
  /** The first warning of the silence that the member is in; null without one, missing in scores from before it was kept. */
  warned?: OpenWarning | null
  /** That of the last silence that is over. */
  lastWarned?: EndedWarning | null
  /** Of the model (cuts and parameters) and of the rules that made these figures. */
  modelVersion: number
  rulesVersion: number
  /** The first day on which one of these figures falls into another class without any purchase. */
  reviewDay: BusinessDay
  /** The run, or the request, that wrote it, and what made it look. */
  scoredIn: string
  cause: ScoreCause
  scoredAt: number
}

export type ScoreCause = 'full' | 'acted' | 'due' | 'asked'

/** Sums of a member's purchases, refunds taken off; a day counts as one purchase however often the member came. */
export interface PurchaseFacts {
  firstDay: BusinessDay
  lastDay: BusinessDay
  /** Distinct business days with a purchase, the first one included; at least 1. */
  purchaseDays: number
  spentFen: number
  /** Of that, on days after the first. */
  repeatSpentFen: number
  /** Friends whom the member brought and who acted; null where nobody counts them. */
  social: number | null
}

export interface Forecast {
  /** Probability that the member still buys here at all. */
  alive: number
  /** Probability of no purchase in the 30 and the 90 days after `asOfDay`. */
  silent30: number
  silent90: number
  /** Expected days with a purchase in the next 90 and 360 days. */
  purchases90: number
  purchases360: number
  /** Discounted margin of the months ahead that the rules name. */
  ltvFen: LtvRange
}

export interface LtvRange {
  low: number
  expected: number
  high: number
}

export interface OpenWarning {
  /** The first day as of which the member was at risk; null where that is not known. */
  day: BusinessDay | null
  /** What was at stake then. */
  lossFen: number
}

export interface EndedWarning extends OpenWarning {
  day: BusinessDay
  outcome: 'bought' | 'asleep'
  /** From the warning to the falling asleep. */
  leadDays?: number
}

export interface Watch {
  silent90: number
  /** Expected value times the probability of silence: what is at stake. */
  lossFen: number
}
