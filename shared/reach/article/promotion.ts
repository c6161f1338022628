import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { type Article, isPromotion } from './article'
import type { ArticleRules } from './rules'

/** How much of what members are shown wants to sell: `base` is the most that may be, `target` what the shop wants. */
export interface PromotionShare {
  cards: number
  promotions: number
  /** 0 … 1; null while there are none. */
  share: number | null
  light: 'good' | 'watch' | 'bad' | null
}

/** With fewer cards a share says nothing, and nobody could begin with an offer. */
export const CARDS_MIN = 3

type Counted = Pick<Article, 'kind' | 'status' | 'fromDay' | 'untilDay'>

/** Over the cards that are live within a window of days that ends with one. */
export function promotionShare(
  articles: readonly Counted[],
  today: BusinessDay,
  { promotion }: Pick<ArticleRules, 'promotion'>,
): PromotionShare {
  const from = addDays(today, 1 - promotion.windowDays)
  const seen = articles.filter(
    ({ status, fromDay, untilDay }) => status === 'live' && fromDay <= today && untilDay >= from,
  )
  const promotions = seen.filter(isPromotion).length
  const share = seen.length === 0 ? null : promotions / seen.length
  return { cards: seen.length, promotions, share, light: share === null ? null : lightOf(share, promotion) }
}

function lightOf(share: number, { basePercent, targetPercent }: ArticleRules['promotion']) {
  if (100 * share > basePercent) return 'bad'
  return 100 * share > targetPercent ? 'watch' : 'good'
}

/** Whether one more card that wants to sell would be one too many on its first day. */
export function isTooMuch(
  others: readonly Counted[],
  next: Counted,
  { promotion }: Pick<ArticleRules, 'promotion'>,
): boolean {
  if (!isPromotion(next) || next.status !== 'live') return false
  const { cards, share } = promotionShare([...others, next], next.fromDay, { promotion })
  return cards >= CARDS_MIN && share !== null && 100 * share > promotion.basePercent
}
