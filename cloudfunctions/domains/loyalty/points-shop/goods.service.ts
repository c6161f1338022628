import {
  canBecome,
  canBeEdited,
  type Goods,
  type GoodsTerms,
  LIVE_MAX,
  problemsOfTerms,
} from '#shared/loyalty/points-shop/goods'
import { decideStock, type GoodsStock, leftIn, noStock, stockIdOf } from '#shared/loyalty/points-shop/stock'
import type { Context } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { requireStores } from '../../people/staff/staff.face'
import { openStores } from '../coupon/coupon.face'
import { countLiveGoods, findGoods, pageGoods, saveGoodsDocument } from './goods.repository'
import { listWaiting as listWaitingOfStore } from './pick-up.repository'
import { forgetLiveGoods } from './shop.service'
import { findStock, listStock, saveStock } from './stock.repository'

const PAGE_SIZE = 40
const WAITING_MAX = 200

interface Signed {
  by: string
  note: string
}

export interface TermsChange extends Signed {
  goodsId: string
  terms: GoodsTerms
}

/** @throws DomainError GOODS_EDIT_REFUSED while they are to be had, or where the words say what may not be said */
export async function saveGoods(context: Context, { goodsId, terms, by, note }: TermsChange) {
  requireLawful(terms)
  await changeOnce(context, { action: 'points-shop.saveGoods', subject: goodsId, storeId: null, note }, async (tx) => {
    const before = await findGoods(tx, goodsId)
    if (before && !canBeEdited(before.state)) throw new DomainError('GOODS_EDIT_REFUSED', { state: before.state })
    const state = before?.state ?? 'draft'
    await saveGoodsDocument(tx, { ...terms, _id: goodsId, state, changed: { by, note, at: context.now } })
  })
  return { goodsId }
}

function requireLawful(terms: GoodsTerms): void {
  const [problem] = problemsOfTerms(terms)
  if (problem) throw new DomainError('GOODS_EDIT_REFUSED', { problem: `“${problem.found}”：${problem.why}` })
}

export interface GoodsStateChange extends Signed {
  goodsId: string
  state: 'live' | 'paused' | 'ended'
}

/** @throws DomainError GOODS_NOT_FOUND, GOODS_EDIT_REFUSED */
export async function setGoodsState(context: Context, { goodsId, state, by, note }: GoodsStateChange) {
  if (state === 'live' && (await countLiveGoods(context.db)) >= LIVE_MAX) {
    throw new DomainError('GOODS_EDIT_REFUSED', { most: LIVE_MAX })
  }
  const action = `points-shop.goods.${state}`
  await changeOnce(context, { action, subject: goodsId, storeId: null, note }, async (tx) => {
    const before = await findGoods(tx, goodsId)
    if (!before) throw new DomainError('GOODS_NOT_FOUND')
    requireNext(before, state)
    await saveGoodsDocument(tx, { ...before, state, changed: { by, note, at: context.now } })
  })
  forgetLiveGoods()
  return { goodsId, state: (await getGoods(context.db, goodsId)).state }
}

/** @throws DomainError GOODS_EDIT_REFUSED */
export function requireNext({ state }: Goods, next: GoodsStateChange['state']): void {
  if (!canBecome(state, next)) throw new DomainError('GOODS_EDIT_REFUSED', { state })
}

export interface StockChange extends Signed {
  goodsId: string
  storeId: string
  change: number
}

/** @throws DomainError GOODS_NOT_FOUND, STORE_NOT_FOUND, GOODS_STOCK_SHORT */
export async function addStock(context: Context, { goodsId, storeId, change, note }: StockChange) {
  await requireStores(context.db, [storeId])
  await getGoods(context.db, goodsId)
  const audited = { action: 'points-shop.addStock', subject: goodsId, storeId, note: `${change} · ${note}` }
  await changeOnce(context, audited, async (tx) => {
    const stock = (await findStock(tx, stockIdOf(goodsId, storeId))) ?? noStock(goodsId, storeId)
    const decision = decideStock(stock, change, context.now)
    if (decision.kind === 'refused') throw new DomainError('GOODS_STOCK_SHORT', { left: decision.left })
    await saveStock(tx, decision.stock)
  })
  const stock = await findStock(context.db, stockIdOf(goodsId, storeId))
  return { goodsId, storeId, left: stock ? leftIn(stock) : 0 }
}

/** @throws DomainError GOODS_NOT_FOUND */
export async function getGoods(reader: Reader, goodsId: string): Promise<Goods> {
  const goods = await findGoods(reader, goodsId)
  if (!goods) throw new DomainError('GOODS_NOT_FOUND')
  return goods
}

/** All goods with what each store has of them. */
export async function listGoods(context: Context, afterId?: string) {
  const { db } = context
  const [page, stores] = await Promise.all([pageGoods(db, afterId ?? null, PAGE_SIZE), openStores(context)])
  const ids = page.map(({ _id }) => _id)
  const stocks = ids.length === 0 ? [] : await listStock(db, ids)
  return {
    goods: page.map(({ _id: goodsId, ...goods }) => ({
      goodsId,
      ...goods,
      stocks: stocks.filter((stock) => stock.goodsId === goodsId).map(toStockView),
    })),
    stores: stores.map(({ storeId, name }) => ({ storeId, name })),
    nextAfterId: nextAfterId(page, PAGE_SIZE),
  }
}

function toStockView(stock: GoodsStock) {
  const { storeId, stocked, promised, collected } = stock
  return { storeId, stocked, promised, collected, left: leftIn(stock) }
}

export async function listWaiting(context: Context, storeId?: string) {
  const [found, stores] = await Promise.all([listWaitingOfStore(context.db, storeId, WAITING_MAX), openStores(context)])
  const names = new Map(stores.map((store) => [store.storeId, store.name]))
  return {
    pickUps: found.map((pickUp) => {
      const { _id: pickUpId, memberId, goodsId, title, pointsPaid, at, untilDay } = pickUp
      const store = { storeId: pickUp.storeId, storeName: names.get(pickUp.storeId) ?? pickUp.storeId }
      return { pickUpId, memberId, goodsId, title, ...store, pointsPaid, at, untilDay }
    }),
    isComplete: found.length < WAITING_MAX,
  }
}
