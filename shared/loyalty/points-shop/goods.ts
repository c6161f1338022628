import { type CopyProblem, copyProblems } from '#shared/kernel/copy-law'

/** Drawn by the project, because goods have no photographs: nothing to upload, nothing to check. */
export const GOODS_PICTURES = ['teaBag', 'cup', 'mug', 'snack', 'bottle', 'gift'] as const
export type GoodsPicture = (typeof GOODS_PICTURES)[number]

/** `draft` was never to be had; `paused` is not to be had for now; `ended` never again. Pick-ups go on in each. */
export const GOODS_STATES = ['draft', 'live', 'paused', 'ended'] as const
export type GoodsState = (typeof GOODS_STATES)[number]

/** What an operator writes of something that points buy and a store hands over. */
export interface GoodsTerms {
  title: string
  /** Size and what else tells it apart, such as '450 ml'; may be empty. */
  detail: string
  picture: GoodsPicture
  /** Before what a tier takes off. */
  pricePoints: number
  /** What one costs the shop. */
  valueFen: number
  /** How many one person may have, ever and in a month; null for no limit. */
  perMember: number | null
  perMonth: number | null
  /** Null is for every tier. */
  tierKeys: string[] | null
  /** How many days a store keeps it; the day of the exchange is the first. */
  pickUpDays: number
}

export interface Goods extends GoodsTerms {
  _id: string
  state: GoodsState
  /** Who changed it last, why and when. */
  changed: { by: string; note: string; at: number }
}

/** So many can be to be had at once: a page that people read to its end. */
export const LIVE_MAX = 40

const NEXT: Record<GoodsState, readonly GoodsState[]> = {
  draft: ['live', 'ended'],
  live: ['paused', 'ended'],
  paused: ['live', 'ended'],
  ended: [],
}

export const canBecome = (from: GoodsState, to: GoodsState): boolean => NEXT[from].includes(to)

/** Nobody should see a price move under the finger: it changes while the goods are not to be had. */
export const canBeEdited = (state: GoodsState): boolean => state === 'draft' || state === 'paused'

export function problemsOfTerms({ title, detail }: Pick<GoodsTerms, 'title' | 'detail'>): CopyProblem[] {
  return copyProblems(`${title}\n${detail}`)
}
