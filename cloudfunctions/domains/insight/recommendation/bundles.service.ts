import { bundlesOf, type FoundBundles } from '#shared/insight/recommendation/bundles'
import { recommendationRules } from '#shared/insight/recommendation/rules'
import { isSuggestible } from '#shared/insight/recommendation/shown'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findProducts } from '../../goods/product/product.face'
import { listPurchasesOn } from '../../till/purchase/purchase.face'
import { findBundles, saveBundles } from './bundles.repository'
import { productsOf } from './making.service'

const DAYS_BACK = 90
/** What is learnt from more baskets is no other. */
const BASKETS_MAX = 10_000
const PAGE_SIZE = 500

/** Looks at the latest baskets, day by day backwards, and keeps what goes together. Answers for how many baskets. */
export async function findBundlesAnew(context: Context): Promise<number> {
  const { db, now } = context
  // Bags would go with everything.
  const without = new Set((await rulesInForce(context, recommendationRules)).withoutProducts)
  const toDay = addDays(businessDayOf(now), -1)
  const baskets: string[][] = []
  let fromDay = toDay
  for (let back = 0; back < DAYS_BACK && baskets.length < BASKETS_MAX; back += 1) {
    fromDay = addDays(toDay, -back)
    const ofDay = await basketsOn(db, fromDay)
    baskets.push(...ofDay.map((keys) => keys.filter((key) => !without.has(key))))
  }
  const found: FoundBundles = {
    _id: 'latest',
    madeAt: now,
    fromDay,
    toDay,
    baskets: baskets.length,
    ...bundlesOf(baskets),
  }
  await saveBundles(db, found)
  return baskets.length
}

/** Baskets that say what was in them; one that came back whole was not wanted. */
async function basketsOn(db: Db, day: BusinessDay): Promise<string[][]> {
  const baskets: string[][] = []
  for (let afterId: string | null = null; ; ) {
    const page = await listPurchasesOn(db, day, afterId, PAGE_SIZE)
    baskets.push(...page.map(productsOf).filter((keys) => keys.length > 0))
    if (page.length < PAGE_SIZE) return baskets
    afterId = page.at(-1)?._id ?? null
  }
}

/** Two reads. Goods that are no longer sold, or that the shop does not suggest, are left out: nothing can be offered with them. */
export async function listBundles(context: Context) {
  const { db } = context
  const rules = await rulesInForce(context, recommendationRules)
  const found = await findBundles(db)
  if (!found) return { baskets: 0, countMin: 0, fromDay: null, toDay: null, bundles: [] }
  const keys = [...new Set(found.bundles.flatMap(({ left, right }) => [...left, right]))]
  const products = new Map((await findProducts(db, keys)).map((product) => [product._id, product]))
  const bundles = found.bundles.flatMap(({ left, right, count, confidence, lift }) => {
    const goods = [...left, right].map((key) => products.get(key))
    if (goods.some((product) => !product?.isOnSale || !isSuggestible(product, rules))) return []
    const names = goods.map((product) => product?.name ?? '')
    return [
      {
        left: left.map((productKey, at) => ({ productKey, name: names[at] ?? '' })),
        right: { productKey: right, name: names.at(-1) ?? '' },
        count,
        confidence,
        lift,
      },
    ]
  })
  const { baskets, countMin, fromDay, toDay } = found
  return { baskets, countMin, fromDay: fromDay as BusinessDay, toDay: toDay as BusinessDay, bundles }
}
