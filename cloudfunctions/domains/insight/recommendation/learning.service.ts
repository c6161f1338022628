import { addBasket, addRows, type PairSums } from '#shared/insight/recommendation/pairs'
import { EVERYBODY, LIKED_KEPT, noSuggestions } from '#shared/insight/recommendation/suggestions'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Position } from '../../../platform/db/written-since'
import { inParallel } from '../../../platform/in-parallel'
import { listChangedPurchases } from '../../till/purchase/purchase.face'
import { productsOf, readPairs } from './making.service'
import { findTotals, type PairTotals, savePairs, saveTotals } from './pair.repository'
import { saveEverybodys } from './suggestions.repository'

const BATCH_SIZE = 500
const WRITES_AT_ONCE = 8

/** The purchases from one position up to another, which was fixed before any of them was counted. */
export interface Batch {
  after: Position
  upTo: Position
}

/** Where the next batch ends; null where nothing is left. */
export async function nextBatchEnd({ db }: Context, after: Position, untilAt: number): Promise<Position | null> {
  const last = (await listChangedPurchases(db, { where: {}, after, untilAt, limit: BATCH_SIZE })).at(-1)
  return last ? { at: last.changedAt, id: last._id } : null
}

/** Counts the batch's baskets, once however often it is done, and answers whose they were. */
export async function learnBatch({ db, now }: Context, { after, upTo }: Batch): Promise<string[]> {
  const read = await listChangedPurchases(db, { where: {}, after, untilAt: upTo.at, limit: BATCH_SIZE })
  const batch = read.filter(({ changedAt, _id }) => changedAt < upTo.at || _id <= upTo.id)
  const sums: PairSums = new Map()
  const fresh = batch.filter(isFresh)
  for (const purchase of fresh) addBasket(sums, productsOf(purchase))
  const mark = markOf(upTo)
  const known = new Map((await readPairs(db, [...sums.keys()])).map((row) => [row._id, row]))
  await inParallel([...sums.values()], { atOnce: WRITES_AT_ONCE }, async (added) => {
    const row = known.get(added._id) ?? null
    if (row && row.upTo >= mark) return
    await savePairs(db, { ...addRows(row, added), upTo: mark })
  })
  await addTotals({ db, now }, sums, { mark, baskets: fresh.filter((each) => productsOf(each).length > 0).length })
  return [...new Set(batch.map(({ memberId }) => memberId))]
}

/**
 * Counted when it is first seen and is still as it was recorded. One that changed is seen again; it was counted before,
 * or went back so soon that nobody wanted it.
 */
function isFresh({ refunds, undone }: Purchase): boolean {
  return refunds.length === 0 && undone === null
}

async function addTotals(
  { db, now }: Pick<Context, 'db' | 'now'>,
  sums: PairSums,
  { mark, baskets }: { mark: string; baskets: number },
): Promise<void> {
  const before = await findTotals(db)
  const of = { ...before?.of }
  for (const [key, added] of sums) of[key] = (of[key] ?? 0) + added.baskets
  const isCounted = before !== null && before.upTo >= mark
  const after: PairTotals = isCounted ? before : { _id: '*', baskets: (before?.baskets ?? 0) + baskets, of, upTo: mark }
  if (!isCounted) await saveTotals(db, after)
  await saveEverybodys(db, { ...noSuggestions(EVERYBODY), mayLike: bestSellers(after), madeAt: now })
}

function bestSellers({ of }: PairTotals) {
  return Object.entries(of)
    .sort(([keyA, a], [keyB, b]) => b - a || (keyA < keyB ? -1 : 1))
    .slice(0, LIKED_KEPT)
    .map(([key]) => ({ key, because: null }))
}

export const LEARN_GOODS_JOB = 'learn-goods'

/** Of the last purchase that a mark stands for. */
export const instantOf = (mark: string): number => Number(mark.slice(0, mark.indexOf(':')))

/** Sorts as positions do: instants have 13 digits until the year 2286. */
const markOf = ({ at, id }: Position) => `${String(at).padStart(13, '0')}:${id}`
