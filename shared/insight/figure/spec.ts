import type { Counted, FigureFacts } from './facts'
import type { KnownOf } from './known-of'
import type { Period } from './period'

export type FigureUnit = 'fen' | 'orders' | 'units' | 'members' | 'percent' | 'score' | 'ratio'

/** In the order in which they are shown. */
export const FIGURE_GROUPS = ['sales', 'people', 'comingBack', 'coupons', 'friends', 'voice', 'owed', 'data'] as const
export type FigureGroup = (typeof FIGURE_GROUPS)[number]

/** Sums that days of every part of the shop have; `custom.…` are those of the shop’s own figures. */
export type SumField =
  | 'orders'
  | 'spentFen'
  | 'couponOrders'
  | 'couponFen'
  | 'couponOffFen'
  | 'couponBuyers'
  | 'couponRegulars'
  | `custom.${string}`
  | `told.${string}`
export interface Made {
  above: SumField
  below: SumField | null
}

/** A figure that shops are run by. */
export interface FigureSpec {
  key: string
  group: FigureGroup
  title: string
  unit: FigureUnit
  /** How it is computed, and what it means. Simplified Chinese. */
  formula: string
  definition: string
  /** What has to be known of a part of the shop, so that the part has it too. */
  knownOf: KnownOf
  /** Days add up: a target of a month is taken by its days. */
  adds?: boolean
  /** The smaller the better. */
  lessIsBetter?: boolean
  /** How things stand at the end of a period, as debts do: it goes on from where it was. */
  stands?: boolean
  /** What it is made of where it is a sum of purchases, or one sum divided by another: then parts of the shop can be told apart in it. */
  made?: Made
  of(facts: FigureFacts, period: Period): Counted
}
