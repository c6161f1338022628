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

/** Both lists of one member, from all that they have bought. */
export function suggestedTo(
  bought: readonly BoughtBasket[],
  { rows, targets, silent }: KnownGoods,
  asOf: { today: BusinessDay; halfLifeDays: number },
): Pick<Suggestions, 'again' | 'mayLike'> {
  const again = historyOf(bought, AGAIN_KEPT)
  const left = new Set(bought.flatMap(({ productKeys }) => productKeys))
  const speaking = again.filter(({ key }) => !silent.has(key))
  const liked = goesWith(weightsOf(speaking, asOf), rows, { baskets: targets, left, limit: LIKED_KEPT })
  return { again, mayLike: liked.map(({ key, because }) => ({ key, because })) }
}
