import type { BusinessDay } from '#shared/kernel/business-day'
import { type Dice, picked } from './dice'
import { GOODS, PAIRS, type Product } from './goods'
import { priceOn, type ShopTruth } from './shop-truth'
import type { MemberState } from './state'

export interface SoldLine {
  productKey: string
  unitFen: number
  quantity: number
}

const byKey = new Map(GOODS.map((product) => [product.key, product]))
const TO_DRINK_OR_EAT = GOODS.filter(({ lastsDays, category }) => lastsDays === null && category !== '器具')
const SUPPLY_CHANCE = 0.75
const ALONG_CHANCE = 0.22
const KEEPSAKE_CHANCE = 0.015
const COMPANY = [
  { people: 1, share: 68 },
  { people: 2, share: 24 },
  { people: 3, share: 6 },
  { people: 4, share: 2 },
] as const

/** What somebody takes, at the prices of the day. */
export function basketOf(
  { person, supplyUntil, wants }: MemberState,
  { dice, index, today, truth }: { dice: Dice; index: number; today: BusinessDay; truth: ShopTruth },
): SoldLine[] {
  const { liking, homeSupply } = person.taste
  const likes = (from: readonly Product[], question: string) =>
    picked(from, ({ key }) => liking[key] ?? 0, dice(question, index))
  const people = picked(COMPANY, ({ share }) => share, dice('company', index))?.people ?? 1
  const taken = new Map<string, number>()
  const take = (key: string | undefined, quantity = 1) => key && taken.set(key, (taken.get(key) ?? 0) + quantity)
  const first = likes(TO_DRINK_OR_EAT, 'first')?.key
  take(first, people)
  for (const pair of PAIRS) if (pair.with === first && dice(`with ${first}`, index) < pair.chance) take(pair.take)
  for (let more = 0; more < people; more += 1) {
    if (dice('along', index * 8 + more) < ALONG_CHANCE) take(likes(TO_DRINK_OR_EAT, `along ${more}`)?.key)
  }
  const isUsedUp = supplyUntil === null || supplyUntil <= today
  if (homeSupply && isUsedUp && dice('supply', index) < SUPPLY_CHANCE) take(homeSupply)
  if (wants && byKey.has(wants) && !taken.has(wants)) take(wants)
  if (dice('keepsake', index) < KEEPSAKE_CHANCE) {
    take(
      likes(
        GOODS.filter(({ category }) => category === '器具'),
        'which keepsake',
      )?.key,
    )
  }
  return [...taken].flatMap(([productKey, quantity]) => {
    const product = byKey.get(productKey)
    return product ? [{ productKey, quantity, unitFen: priceOn(truth, product, today) }] : []
  })
}

export const lastsDaysOf = (productKey: string) => byKey.get(productKey)?.lastsDays ?? null
