import { atMost } from '#shared/base/settings/approval-rules'
import { yuan } from '#shared/kernel/money'
import { leftIn } from '#shared/loyalty/points-shop/stock'
import type { CostlyAct, Weighed } from '../../../platform/noun/costly'
import { type GoodsStateChange, getGoods, requireNext, type StockChange } from './goods.service'
import { listStock } from './stock.repository'

/** Goods cost money when members can have them: when they are opened, and when more of open ones is put into a store. */
export const pointsShopActs: readonly CostlyAct[] = [
  {
    action: 'points-shop.setGoodsState',
    title: '积分商品上架',
    async weigh({ db }, { goodsId, state }: GoodsStateChange): Promise<Weighed | null> {
      // Taking goods off must be possible at once, by whoever sees that something is wrong.
      if (state !== 'live') return null
      const goods = await getGoods(db, goodsId)
      requireNext(goods, state)
      const left = (await listStock(db, [goodsId])).reduce((sum, stock) => sum + Math.max(leftIn(stock), 0), 0)
      const fen = left * goods.valueFen
      return {
        sentences: [
          `“${goods.title}”上架，会员用 ${goods.pricePoints} 积分换一份`,
          `各店合计 ${left} 份，全部换走成本 ${yuan(fen)} 元`,
        ],
        cost: atMost(fen),
        amount: null,
      }
    },
  },
  {
    action: 'points-shop.addStock',
    title: '积分商品加库存',
    async weigh({ db }, { goodsId, change }: StockChange): Promise<Weighed | null> {
      const goods = await getGoods(db, goodsId)
      // Before they are opened the stock costs nothing: opening says what there is.
      if (change <= 0 || goods.state !== 'live') return null
      const fen = change * goods.valueFen
      return {
        sentences: [`“${goods.title}”加 ${change} 份库存，全部换走成本 ${yuan(fen)} 元`],
        cost: atMost(fen),
        amount: null,
      }
    },
  },
]
