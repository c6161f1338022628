import { partsOf } from '#shared/kernel/parts'
import type { GoodsStock } from '#shared/loyalty/points-shop/stock'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const stock = collection<GoodsStock>('points_goods_stock')

/** A read brings 1000: forty kinds of goods in so many stores need several. */
const GOODS_PER_READ = 10
const READ_MAX = 1000

export const findStock = (reader: Reader, stockId: string) => reader.find(stock, stockId)
export const saveStock = (tx: Tx, document: GoodsStock) => tx.save(stock, document)
export const pageStock = (db: Db, afterId: string | null, limit: number) => db.page(stock, { afterId, limit })
/** Of all stores that ever had any of it. Index byGoods. */
export async function listStock(db: Db, goodsIds: readonly string[]): Promise<GoodsStock[]> {
  const reads = partsOf([...goodsIds], GOODS_PER_READ).map((ids) =>
    db.list(stock, { where: { goodsId: { in: ids } }, limit: READ_MAX }),
  )
  return (await Promise.all(reads)).flat()
}
