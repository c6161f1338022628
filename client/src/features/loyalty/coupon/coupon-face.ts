import { yuan } from '#shared/kernel/money'
import type { IssuedRules, Offer } from '#shared/loyalty/coupon/template'

/** The large figure at the left of a coupon: '¥8', '8.5折', '兑'. */
export interface Face {
  unit: '¥' | '折' | null
  figure: string
  caption: string
}

export function faceOf({ offer, conditions }: Pick<IssuedRules, 'offer' | 'conditions'>): Face {
  const threshold = conditions.minSpendFen === 0 ? '无门槛' : `满 ${yuan(conditions.minSpendFen)} 可用`
  switch (offer.kind) {
    case 'amountOff':
      return { unit: '¥', figure: shortYuan(offer.amountOffFen), caption: threshold }
    case 'percentOff':
      return { unit: '折', figure: String((100 - offer.percentOff) / 10), caption: threshold }
    case 'exchange':
      return offer.priceFen === 0
        ? { unit: null, figure: '兑', caption: offer.productName }
        : { unit: '¥', figure: shortYuan(offer.priceFen), caption: `换购${offer.productName}` }
    case 'gift':
      return { unit: null, figure: '赠', caption: offer.giftName }
    case 'freeDelivery':
      return { unit: null, figure: '免', caption: '配送费' }
  }
}

/** '9.9', not '9.90', as on a price tag. */
function shortYuan(fen: number): string {
  return String(fen / 100)
}

/** The face as a screen reader says it. */
export function faceLabel({ unit, figure, caption }: Face): string {
  if (unit === '¥') return `${figure} 元 ${caption}`
  return unit === '折' ? `${figure} 折 ${caption}` : `${figure} ${caption}`
}

/** On these the threshold stands under the figure; on the others it needs a separate line. */
export function hasThresholdInFace({ kind }: Offer): boolean {
  return kind === 'amountOff' || kind === 'percentOff'
}
