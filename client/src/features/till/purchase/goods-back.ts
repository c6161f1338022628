import { fenFromYuan, yuan } from '#shared/kernel/money'
import {
  NO_GOODS,
  type ReturnedGoods,
  returnedGoods,
  type SoldGoods,
  worthLeft,
} from '#shared/till/purchase/goods-back'
import type { TodaysPurchase } from './TodayList'

export type Goods = NonNullable<TodaysPurchase['goods']>

/** What comes back, as the clerk entered it. */
export interface TypedChoice {
  worthText: string
  units: Readonly<Record<number, number>>
  isDeliveryBack: boolean
}

export const NOTHING_TYPED: TypedChoice = { worthText: '', units: NO_GOODS.units, isDeliveryBack: false }

/** The input to send; null while nothing is chosen, or more than there is. */
export const typedGoods = (goods: SoldGoods, { worthText, ...choice }: TypedChoice): ReturnedGoods | null =>
  returnedGoods(goods, { ...choice, worthFen: fenFromYuan(worthText) ?? 0 })

export function worthProblem(goods: Goods, text: string): string | null {
  if (text.trim() === '') return null
  const fen = fenFromYuan(text)
  if (fen === null || fen === 0) return '金额写成 12 或 12.50 这样'
  return fen > worthLeft(goods) ? `没有退回的商品原价共 ¥${yuan(worthLeft(goods))}` : null
}
