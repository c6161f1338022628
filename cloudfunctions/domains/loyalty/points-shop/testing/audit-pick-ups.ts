import type { Entry } from '#shared/ledger/points/entry'
import { auditGoodsStock, auditPickUp } from '#shared/loyalty/points-shop/audit'
import type { PickUp } from '#shared/loyalty/points-shop/pick-up'
import type { GoodsStock } from '#shared/loyalty/points-shop/stock'
import { entryIdOf } from '../exchange.service'

type ReadCollection = <T>(collection: string) => T[]

/** Everything that must never be about goods for points, in sentences; empty is healthy. */
export function auditPickUps(read: ReadCollection): string[] {
  const pickUps = read<PickUp>('pick_ups')
  const entries = new Map(read<Entry>('entries').map((entry) => [entry._id, entry]))
  const stocks = read<GoodsStock>('points_goods_stock').flatMap((stock) => {
    const own = pickUps.filter(({ goodsId, storeId }) => goodsId === stock.goodsId && storeId === stock.storeId)
    const countOf = (wanted: PickUp['status']) => own.filter(({ status }) => status === wanted).length
    const counts = { waiting: countOf('waiting'), collected: countOf('collected') }
    return auditGoodsStock(stock, counts).map((problem) => `${stock._id}: ${problem}`)
  })
  const paid = pickUps.flatMap((pickUp) => {
    const spent = entries.get(entryIdOf(pickUp._id))
    const isBack = entries.has(`reversal:${entryIdOf(pickUp._id)}`)
    return auditPickUp(pickUp, { paid: spent?.points ? -spent.points.delta : null, isBack }).map(
      (problem) => `${pickUp._id}: ${problem}`,
    )
  })
  const known = new Set(pickUps.map(({ _id }) => entryIdOf(_id)))
  const forNothing = [...entries.keys()].filter((id) => id.startsWith(entryIdOf('pku_')) && !known.has(id))
  return [...stocks, ...paid, ...forNothing.map((id) => `paid for nothing: ${id}`)]
}
