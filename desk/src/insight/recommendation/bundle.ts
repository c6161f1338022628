import { grouped, percent } from '../../ui/words'

export interface Product {
  key: string
  name: string
  priceFen: number
}

export interface Pair {
  both: number
  share: number
  lift: number
}

/** Below it a pair may as well be by chance, and nothing should be built on it. */
const TELLING_LIFT = 1.2

export const isTelling = ({ lift }: Pick<Pair, 'lift'>): boolean => lift >= TELLING_LIFT

/** '买了桂花乌龙的 412 单里，136 单也买了桂花糕（33.0%），是平时的 2.1 倍' */
export function pairText(first: string, baskets: number, second: string, { both, share, lift }: Pair): string {
  const often = isTelling({ lift }) ? `是平时的 ${lift.toFixed(1)} 倍` : '和平时差不多'
  return `买了${first}的 ${grouped(baskets)} 单里，${grouped(both)} 单也买了${second}（${percent(share)}），${often}`
}

/** Of the second product's price, for which a bundle begins. */
const BUNDLE_SHARE = 0.8

/** A new coupon that gives the second product for less to whoever spends what the first one costs. */
export function bundleCoupon(first: Product, second: Product) {
  const priceFen = Math.round((second.priceFen * BUNDLE_SHARE) / 10) * 10
  return {
    title: `${first.name}配${second.name}`.slice(0, 20),
    offer: {
      kind: 'exchange' as const,
      productName: second.name,
      productKey: second.key,
      valueFen: second.priceFen,
      priceFen,
    },
    conditions: { minSpendFen: first.priceFen },
  }
}
