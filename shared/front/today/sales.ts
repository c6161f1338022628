import { groupedText } from './money-text'

/** What a place sold on a day. */
export interface Sales {
  purchases: number
  /** Less what was paid back by now. */
  keptFen: number
}

/** A store’s day beside the days that a manager compares it with. */
export interface SalesBeside {
  today: Sales
  yesterday: Sales
  /** The weekday of yesterday, a week before it. */
  weekBefore: Sales
}

export const NO_SALES: Sales = { purchases: 0, keptFen: 0 }

export const addSales = (one: Sales, other: Sales): Sales => ({
  purchases: one.purchases + other.purchases,
  keptFen: one.keptFen + other.keptFen,
})

/** What yesterday was beside the same weekday before it. */
export function salesSentences({ yesterday, weekBefore }: SalesBeside): string[] {
  if (yesterday.purchases === weekBefore.purchases) return []
  const more = yesterday.purchases > weekBefore.purchases ? '多' : '少'
  const difference = Math.abs(yesterday.purchases - weekBefore.purchases)
  return [`昨天消费 ${groupedText(yesterday.purchases)} 笔，比上周同一天${more} ${groupedText(difference)} 笔`]
}
