import type { Input } from '#shared/kernel/contract'
import type { pointsShopOperatorContract } from '#shared/loyalty/points-shop/operator-contract'
import type { Act } from './actor'

type Terms = Input<(typeof pointsShopOperatorContract)['points-shop.saveGoods']>['terms']

/** What a tea house hands over for points, and how many each store has. */
const GOODS: Record<string, { terms: Terms; stocks: Record<string, number> }> = {
  'osmanthus-tea': {
    terms: { title: '桂花乌龙茶包', detail: '8 包', picture: 'teaBag', pricePoints: 300, valueFen: 1_500 },
    stocks: { str_chunxi: 12, str_jianshe: 8 },
  },
  'travel-cup': {
    terms: { title: '随行杯', detail: '450 ml', picture: 'cup', pricePoints: 800, valueFen: 3_900, perMember: 2 },
    stocks: { str_chunxi: 8 },
  },
  'two-cakes': {
    terms: { title: '茶点双拼', detail: '', picture: 'snack', pricePoints: 240, valueFen: 900, perMonth: 1 },
    stocks: { str_chunxi: 5, str_jianshe: 6 },
  },
  'cup-for-a-friend': {
    terms: { title: '请朋友喝一杯', detail: '任意中杯', picture: 'mug', pricePoints: 500, valueFen: 1_200 },
    stocks: { str_chunxi: 30, str_jianshe: 20 },
  },
}

export const POINTS_GOODS = Object.keys(GOODS)

const signed = { by: '王运营', note: '开业准备' }

export async function openPointsGoods(ops: Act): Promise<void> {
  for (const [key, { terms, stocks }] of Object.entries(GOODS)) {
    const goodsId = `gds_${key}`
    await ops('points-shop.saveGoods', { goodsId, terms, ...signed })
    for (const [storeId, change] of Object.entries(stocks)) {
      await ops('points-shop.addStock', { goodsId, storeId, change, ...signed })
    }
    await ops('points-shop.setGoodsState', { goodsId, state: 'live', ...signed })
  }
}
