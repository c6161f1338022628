import type { Basket, BasketLine } from '#shared/till/purchase/purchase'
import type { ArticleCell } from './row'

/**
 * What was bought, at what was paid for it: a till's discount is spread over the articles, so that the lines and the shipping
 * add up to the purchase to the fen, and a refund by goods brings back what each of them cost.
 */
export function basketOfArticles(articles: readonly PaidArticle[], paid: PaidAmounts): Basket | null {
  const apartFen = Math.min(paid.shippingFen + paid.tipFen, paid.amountFen)
  const tipFen = Math.min(paid.tipFen, apartFen)
  if (articles.length === 0 && apartFen === 0) return null
  const goodsFen = paid.amountFen - apartFen
  const shares = sharesOf(articles, goodsFen)
  return {
    totalFen: paid.amountFen,
    deliveryFen: apartFen,
    ...(tipFen > 0 && { tipFen }),
    deliveryDiscountFen: 0,
    lines: articles.length === 0 ? null : articles.flatMap((article, index) => linesOf(article, shares[index] ?? 0)),
    coupons: [],
  }
}

export interface PaidArticle extends ArticleCell {
  /** What was paid for it, where the row says so. */
  paidFen: number | null
  /** Of the product that it is, where the shop's goods have it. */
  category?: string | null
}

interface PaidAmounts {
  amountFen: number
  shippingFen: number
  tipFen: number
}

function sharesOf(articles: readonly PaidArticle[], goodsFen: number): number[] {
  const weights = articles.map(({ paidFen, unitFen, quantity }) => paidFen ?? (unitFen ?? 0) * quantity)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const even = articles.map(() => 1)
  const [parts, all] = whole > 0 ? [weights, whole] : [even, articles.length]
  let before = 0
  let given = 0
  return parts.map((part) => {
    before += part
    const upTo = Math.floor((goodsFen * before) / all)
    const share = upTo - given
    given = upTo
    return share
  })
}

/** Units of one price; what does not divide evenly makes the last unit a line of its own. */
function linesOf({ name, key, category = null, quantity }: PaidArticle, paidFen: number): BasketLine[] {
  const unitFen = Math.floor(paidFen / quantity)
  const lastFen = paidFen - unitFen * (quantity - 1)
  const line = { name, category, productKey: key, discountFen: 0 }
  if (lastFen === unitFen) return [{ ...line, unitFen, quantity }]
  return [
    { ...line, unitFen, quantity: quantity - 1 },
    { ...line, unitFen: lastFen, quantity: 1 },
  ]
}
