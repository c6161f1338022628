import type { Goods } from '#shared/loyalty/points-shop/goods'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const goods = collection<Goods>('points_goods')

export const findGoods = (reader: Reader, goodsId: string) => reader.find(goods, goodsId)
export const findGoodsOf = (db: Db, goodsIds: readonly string[]) => db.findMany(goods, goodsIds)
export const saveGoodsDocument = (tx: Tx, document: Goods) => tx.save(goods, document)
export const pageGoods = (db: Db, afterId: string | null, limit: number) => db.page(goods, { afterId, limit })
/** Index byState. */
export const listLiveGoods = (db: Db, limit: number) =>
  db.list(goods, { where: { state: 'live' }, orderBy: [['_id', 'asc']], limit })
export const countLiveGoods = (db: Db) => db.count(goods, { state: 'live' })
