import type { Counted, FigureFacts } from './facts'
import type { Period } from './period'

export type FigureUnit = 'fen' | 'orders' | 'units' | 'members' | 'percent' | 'score' | 'ratio'

/** In the order in which they are shown. */
export const FIGURE_GROUPS = ['sales', 'people', 'comingBack', 'coupons', 'friends', 'voice', 'owed', 'data'] as const
export type FigureGroup = (typeof FIGURE_GROUPS)[number]

/** A figure that shops are run by. */
export interface FigureSpec {
  key: string
  group: FigureGroup
  title: string
  unit: FigureUnit
  /** How it is computed, and what it means. Simplified Chinese. */
  formula: string
  definition: string
  /** Whether a store, a region or a tier has it too. */
  ofSlices: boolean
  /** Days add up: a target of a month is taken by its days. */
  adds?: boolean
  /** The smaller the better. */
  lessIsBetter?: boolean
  of(facts: FigureFacts, period: Period): Counted
}
