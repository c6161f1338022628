import type { CartLine, CountedCoupon } from '#shared/loyalty/coupon/cart'
import type { Offer } from '#shared/loyalty/coupon/template'

/** A purchase with the coupons to use in it, all of which both sides can express. */
export interface Sample {
  lines: CartLine[]
  deliveryFen: number
  coupons: CountedCoupon[]
}

const CATEGORIES = ['tea', 'cake', 'cup'] as const

/** What a product costs; both sides see it as one line at most, since they choose differently among several. */
const PRODUCT_FEN = { key: 'p-oolong', category: 'tea', unitFen: 1800 } as const

/** Mulberry32: small, and the same numbers for the same seed on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function someSamples(count: number, seed: number): Sample[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => aSample(random))
}

function aSample(random: () => number): Sample {
  const between = (min: number, max: number) => min + Math.floor(random() * (max - min + 1))
  const lines: CartLine[] = Array.from({ length: between(1, 10) }, () => ({
    category: CATEGORIES[between(0, 2)] ?? null,
    productKey: null,
    unitFen: random() < 0.2 ? between(1, 99) : between(100, 9999),
    quantity: between(1, 4),
  }))
  if (random() < 0.4) {
    lines.push({
      productKey: PRODUCT_FEN.key,
      category: PRODUCT_FEN.category,
      unitFen: PRODUCT_FEN.unitFen,
      quantity: between(1, 3),
    })
  }
  const coupons = Array.from({ length: between(1, 3) }, (_, index) => aCoupon(`c${index}`, between, random))
  return { lines, deliveryFen: random() < 0.5 ? between(300, 1500) : 0, coupons: withOneExchange(coupons) }
}

function aCoupon(couponId: string, between: (min: number, max: number) => number, random: () => number): CountedCoupon {
  const offer = anOffer(between, random)
  const ofGoods = offer.kind === 'amountOff' || offer.kind === 'percentOff'
  const categories = ofGoods && random() < 0.4 ? CATEGORIES.filter(() => random() < 0.5) : []
  // A threshold is asked of the whole cart there, so that it is compared only where it is here too.
  const minSpendFen = categories.length === 0 && random() < 0.4 ? between(1000, 60_000) : 0
  return {
    couponId,
    rules: {
      offer,
      conditions: { minSpendFen, categories: categories.length > 0 ? categories : null, exceptCategories: null },
    },
  }
}

function anOffer(between: (min: number, max: number) => number, random: () => number): Offer {
  const dice = random()
  if (dice < 0.4) return { kind: 'amountOff', amountOffFen: between(1, 9000) }
  if (dice < 0.8) return { kind: 'percentOff', percentOff: between(1, 99), maxOffFen: null }
  if (dice < 0.9) return { kind: 'freeDelivery', maxOffFen: random() < 0.5 ? null : between(100, 1000) }
  const { key, unitFen } = PRODUCT_FEN
  return { kind: 'exchange', productName: key, productKey: key, valueFen: unitFen, priceFen: between(0, unitFen - 1) }
}

/** Two exchanges for one product are for two units here, and for the same line there. */
function withOneExchange(coupons: CountedCoupon[]): CountedCoupon[] {
  const isExchange = ({ rules }: CountedCoupon) => rules.offer.kind === 'exchange'
  const first = coupons.findIndex(isExchange)
  return coupons.filter((coupon, index) => !isExchange(coupon) || index === first)
}
