import type { BusinessDay } from '#shared/kernel/business-day'
import { type BoughtBasket, historyOf, weightsOf } from './history'
import { goesWith } from './likeness'
import type { PairRow } from './pairs'
import { AGAIN_KEPT, LIKED_KEPT, type Suggestions } from './suggestions'

/** What a night knows of the shop's goods. */
export interface KnownGoods {
  /** Of all goods that the member has bought. */
  rows: ReadonlyMap<string, PairRow>
  /** In how many baskets each product was that may be suggested. */
  targets: ReadonlyMap<string, number>
  /** What says nothing of a taste, such as bags: the shop does not suggest it. */
  silent: ReadonlySet<string>
}

/** What is off sale tonight would only take the places of what can be shown. */
export const targetsOf = (
  baskets: Readonly<Record<string, number>>,
  offSale: ReadonlySet<string>,
): KnownGoods['targets'] => new Map(Object.entries(baskets).filter(([key]) => !offSale.has(key)))

/** Where somebody buys many goods once each, the few that are kept to be bought again are a poor picture of a taste. */
const TASTE_KEPT = 100

/** Both lists of one member, from all that they have bought. */
export function suggestedTo(
  bought: readonly BoughtBasket[],
  { rows, targets, silent }: KnownGoods,
  asOf: { today: BusinessDay; halfLifeDays: number },
): Pick<Suggestions, 'again' | 'mayLike'> {
  const history = historyOf(bought, TASTE_KEPT)
  const left = new Set(bought.flatMap(({ productKeys }) => productKeys))
  const speaking = history.filter(({ key }) => !silent.has(key))
  const liked = goesWith(weightsOf(speaking, asOf), rows, { baskets: targets, left, limit: LIKED_KEPT })
  return { again: history.slice(0, AGAIN_KEPT), mayLike: liked.map(({ key, because }) => ({ key, because })) }
}
