/** What one store has of one kind of goods. `stocked` = left + promised + collected. */
export interface GoodsStock {
  /** `<goods>:<store>` */
  _id: string
  goodsId: string
  storeId: string
  /** How many were ever put there. */
  stocked: number
  /** Paid for and waiting to be collected. */
  promised: number
  collected: number
  updatedAt: number
}

export const STOCK_MAX = 100_000

export const stockIdOf = (goodsId: string, storeId: string): string => `${goodsId}:${storeId}`

export const noStock = (goodsId: string, storeId: string): GoodsStock => ({
  _id: stockIdOf(goodsId, storeId),
  goodsId,
  storeId,
  stocked: 0,
  promised: 0,
  collected: 0,
  updatedAt: 0,
})

export const leftIn = ({ stocked, promised, collected }: GoodsStock): number => stocked - promised - collected

export type StockDecision = { kind: 'accepted'; stock: GoodsStock } | { kind: 'refused'; left: number }

/** Puts more there, or takes some away: never what is promised to somebody. */
export function decideStock(stock: GoodsStock, change: number, now: number): StockDecision {
  const stocked = stock.stocked + change
  if (leftIn(stock) + change < 0 || stocked > STOCK_MAX) return { kind: 'refused', left: leftIn(stock) }
  return { kind: 'accepted', stock: { ...stock, stocked, updatedAt: now } }
}

export const withPromised = (stock: GoodsStock, now: number): GoodsStock => ({
  ...stock,
  promised: stock.promised + 1,
  updatedAt: now,
})

export const withCollected = (stock: GoodsStock, now: number): GoodsStock => ({
  ...stock,
  promised: stock.promised - 1,
  collected: stock.collected + 1,
  updatedAt: now,
})

export const withGivenBack = (stock: GoodsStock, now: number): GoodsStock => ({
  ...stock,
  promised: stock.promised - 1,
  updatedAt: now,
})
