import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { NetPurchase } from '../facts'
import type { FrequencyTable } from '../likelihood'
import { columnsOf, joinSample, type Sample, sampleRowOf } from '../sample'

/** The last day of every made-up history. */
export const AS_OF = '2026-10-31' as BusinessDay

/** Uniform numbers, the same for the same seed (Park & Miller). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

export interface BuyingHabit {
  /** Mean days between purchases, over members. */
  gapDays: number
  /** Chance to stay away after a purchase. */
  leaves: number
  members: number
  seed: number
}

/** Members who buy at a rate of their own and may leave after each purchase: days and fen, as a till would know them. */
export function aShopOf({ gapDays, leaves, members, seed }: BuyingHabit): NetPurchase[][] {
  const random = seeded(seed)
  const firstDay = addDays(AS_OF, -360)
  return Array.from({ length: members }, () => {
    // An exponential rate: few buy often.
    const gap = gapDays / Math.max(0.05, -Math.log(random()))
    const purchases: NetPurchase[] = []
    let at = random() * 300
    do {
      purchases.push({
        day: addDays(firstDay, Math.floor(at)),
        netFen: 1000 + Math.floor(random() * 9000),
        isBack: false,
      })
      at += -Math.log(random()) * gap
    } while (at < 360 && random() > leaves)
    return purchases
  })
}

export function sampleOf(shop: readonly NetPurchase[][]): Sample {
  const rows = shop.flatMap((purchases) => sampleRowOf(purchases, 0, AS_OF) ?? [])
  return joinSample([columnsOf(rows)])
}

/** Members drawn from the MBG/NBD model itself, so that the parameters are known. */
export function drawMembers(members: number, seed: number): FrequencyTable {
  const random = seeded(seed)
  const table = {
    x: new Float64Array(members),
    lastWeeks: new Float64Array(members),
    totalWeeks: new Float64Array(members),
  }
  for (let i = 0; i < members; i += 1) {
    // Gamma(1, 5 weeks) and Beta(1, 2) have closed inverses.
    const rate = -Math.log(random()) / 5
    const leaves = 1 - Math.sqrt(random())
    const total = 20 + Math.floor(random() * 32)
    let [x, last] = [0, 0]
    let isThere = random() > leaves
    while (isThere) {
      const next = last - Math.log(random()) / rate
      if (next > total) break
      x += 1
      last = next
      isThere = random() > leaves
    }
    table.x[i] = x
    table.lastWeeks[i] = last
    table.totalWeeks[i] = total
  }
  return table
}
