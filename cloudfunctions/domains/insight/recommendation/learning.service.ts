import { latelyAt, mostSold } from '#shared/insight/recommendation/lately'
import { addBasket, type PairSums, withSum } from '#shared/insight/recommendation/pairs'
import { EVERYBODY, LIKED_KEPT, noSuggestions } from '#shared/insight/recommendation/suggestions'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import type { Position } from '../../../platform/db/written-since'
import { inParallel } from '../../../platform/in-parallel'
import { listOffSale } from '../../goods/product/product.face'
import { listChangedPurchases } from '../../till/purchase/purchase.face'
import { productsOf, readPairs } from './making.service'
import { findTotals, type PairTotals, savePairs, saveTotals } from './pair.repository'
import { saveEverybodys } from './suggestions.repository'

const PAGE_SIZE = 500
/** Each row of goods is written once a batch, so that large batches cost less; what a batch holds stands in memory. */
const BATCH_PAGES = 5
const WRITES_AT_ONCE = 8

/** The purchases from one position up to another, which was fixed before any of them was counted. */
export interface Batch {
  after: Position
  upTo: Position
}

const positionOf = ({ changedAt, _id }: Purchase): Position => ({ at: changedAt, id: _id })

/** Where the next batch ends; null where nothing is left. */
export async function nextBatchEnd({ db }: Context, after: Position, untilAt: number): Promise<Position | null> {
  let end = after
  for (let pages = 0; pages < BATCH_PAGES; pages += 1) {
    const page = await listChangedPurchases(db, { where: {}, after: end, untilAt, limit: PAGE_SIZE })
    const last = page.at(-1)
    if (last) end = positionOf(last)
    if (page.length < PAGE_SIZE) break
  }
  return end === after ? null : end
}

/** A page of what changed between two positions, and the position after it: null where it was the last one. */
async function pageOf(db: Db, { after, upTo }: Batch): Promise<{ purchases: Purchase[]; next: Position | null }> {
  const read = await listChangedPurchases(db, { where: {}, after, untilAt: upTo.at, limit: PAGE_SIZE })
  const purchases = read.filter(({ changedAt, _id }) => changedAt < upTo.at || _id <= upTo.id)
  const last = purchases.at(-1)
  return { purchases, next: last && purchases.length === PAGE_SIZE ? positionOf(last) : null }
}

/** Those who bought, a page at a time, and where the next page begins. */
export async function buyersIn({ db }: Context, batch: Batch): Promise<{ memberIds: string[]; next: Position | null }> {
  const { purchases, next } = await pageOf(db, batch)
  return { memberIds: [...new Set(purchases.map(({ memberId }) => memberId))], next }
}

/** Counts the batch's baskets, once however often it is done. Answers how many purchases it has looked at. */
export async function learnBatch({ db, now }: Context, { after, upTo }: Batch): Promise<number> {
  const batch: Purchase[] = []
  for (let from: Position | null = after; from; ) {
    const { purchases, next } = await pageOf(db, { after: from, upTo })
    batch.push(...purchases)
    from = next
  }
  const baskets = batch.filter(isFresh).map((purchase) => ({ at: purchase.at, productKeys: productsOf(purchase) }))
  const sums: PairSums = new Map()
  for (const { productKeys } of baskets) addBasket(sums, productKeys)
  const mark = markOf(upTo)
  const totals = await totalsWith(db, { sums, baskets, mark })
  const isSold = (key: string) => totals.lately?.[key] !== undefined
  const known = new Map((await readPairs(db, [...sums.keys()])).map((row) => [row._id, row]))
  await inParallel([...sums], { atOnce: WRITES_AT_ONCE }, async ([key, sum]) => {
    const row = known.get(key) ?? null
    if (row && row.upTo >= mark) return
    await savePairs(db, { ...withSum(row, key, sum, isSold), upTo: mark })
  })
  // After the rows: while it bears an older mark, the batch is not through.
  await saveTotals(db, totals)
  await saveEverybodys(db, { ...noSuggestions(EVERYBODY), mayLike: await bestSellers(db, totals), madeAt: now })
  return batch.length
}

/**
 * Counted when it is first seen and is still as it was recorded. One that changed is seen again; it was counted before,
 * or went back so soon that nobody wanted it.
 */
function isFresh({ refunds, undone }: Purchase): boolean {
  return refunds.length === 0 && undone === null
}

interface Learnt {
  sums: PairSums
  baskets: readonly { at: number; productKeys: readonly string[] }[]
  mark: string
}

/** With what the batch adds; as they are where it is in them already. */
async function totalsWith(db: Db, { sums, baskets, mark }: Learnt): Promise<PairTotals> {
  const before = await findTotals(db)
  if (before && before.upTo >= mark) return before
  const of = { ...before?.of }
  for (const [key, added] of sums) of[key] = (of[key] ?? 0) + added.baskets
  const at = instantOf(mark)
  // Of a shop that had counted before, what sold best ever fades from now on.
  const since = before ? { at: instantOf(before.upTo), lately: before.lately ?? before.of } : { at, lately: {} }
  const named = baskets.filter(({ productKeys }) => productKeys.length > 0)
  return {
    _id: '*',
    baskets: (before?.baskets ?? 0) + named.length,
    of,
    lately: latelyAt(at, since, named),
    upTo: mark,
  }
}

async function bestSellers(db: Db, { lately, of }: PairTotals) {
  const offSale = new Set(await listOffSale(db))
  return mostSold(lately ?? of)
    .filter((key) => !offSale.has(key))
    .slice(0, LIKED_KEPT)
    .map((key) => ({ key, because: null }))
}

export const LEARN_GOODS_JOB = 'learn-goods'

/** Of the last purchase that a mark stands for. */
export const instantOf = (mark: string): number => Number(mark.slice(0, mark.indexOf(':')))

/** Sorts as positions do: instants have 13 digits until the year 2286. */
const markOf = ({ at, id }: Position) => `${String(at).padStart(13, '0')}:${id}`
