import type { BusinessDay } from '#shared/kernel/business-day'
import type { ActionOutput } from '../api/call'

type Shop = ActionOutput<'points-shop.getShop'>
type PickUp = ActionOutput<'points-shop.getPickUp'>['pickUp']

export const someShopGoods = (change: Partial<Shop['goods'][number]> = {}): Shop['goods'][number] => ({
  goodsId: 'gds_tea',
  title: '桂花乌龙茶包',
  detail: '8 包',
  picture: 'teaBag',
  pricePoints: 300,
  fullPricePoints: 300,
  left: 12,
  perMember: null,
  perMonth: 1,
  pickUpDays: 7,
  verdict: 'open',
  missing: 0,
  ...change,
})

export const aPointsShop = (change: Partial<Shop> = {}): Shop => ({
  available: 670,
  endingSoon: { endsDay: '2026-11-30' as BusinessDay, points: 222 },
  storeId: 'str_east',
  stores: [
    { storeId: 'str_east', name: '东店' },
    { storeId: 'str_west', name: '西店' },
  ],
  goods: [
    someShopGoods(),
    someShopGoods({
      goodsId: 'gds_cup',
      title: '随行杯',
      picture: 'cup',
      pricePoints: 800,
      fullPricePoints: 800,
      verdict: 'pointsShort',
      missing: 130,
    }),
  ],
  waiting: 1,
  ...change,
})

export const aPickUp = (change: Partial<PickUp> = {}): PickUp => ({
  pickUpId: 'pku_request-number-1',
  goodsId: 'gds_tea',
  title: '桂花乌龙茶包',
  detail: '8 包',
  picture: 'teaBag',
  pointsPaid: 300,
  storeId: 'str_east',
  storeName: '东店',
  status: 'waiting',
  code: '8K2M5X',
  at: Date.parse('2026-11-22T12:00:00+08:00'),
  untilDay: '2026-11-28' as BusinessDay,
  endedAt: null,
  why: null,
  ...change,
})
