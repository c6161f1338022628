import type { Goods, GoodsTerms } from '#shared/loyalty/points-shop/goods'
import { newPickUp, type PickUp } from '#shared/loyalty/points-shop/pick-up'
import { noStock } from '#shared/loyalty/points-shop/stock'
import type { Shop } from '../../../../testing/shop'
import { aMember, EAST, type Person } from '../../../people/staff/testing/shop-floor'

export const GOODS_ID = 'gds_tea'

/** Tea bags for 300 points, without limits; a test writes down only what it is about. */
export function someTerms(shape: Partial<GoodsTerms> = {}): GoodsTerms {
  return {
    title: '桂花乌龙茶包',
    detail: '8 包',
    picture: 'teaBag',
    pricePoints: 300,
    valueFen: 1200,
    perMember: null,
    perMonth: null,
    tierKeys: null,
    pickUpDays: 7,
    ...shape,
  }
}

/** Goods that are to be had, with so many at the east store. */
export function putGoods(shop: Shop, shape: Partial<Goods> = {}, stocked = 10): string {
  const goods: Goods = {
    ...someTerms(),
    _id: GOODS_ID,
    state: 'live',
    changed: { by: '周总', note: '测试', at: 0 },
    ...shape,
  }
  shop.database.put('points_goods', { ...goods })
  shop.database.put('points_goods_stock', { ...noStock(goods._id, EAST), stocked })
  shop.coolDown()
  return goods._id
}

/** A member with so many points. */
export async function aRichMember(shop: Shop, points = 1000): Promise<Person> {
  const member = await aMember(shop)
  await shop.ops('points.adjust', { memberId: member.memberId, points, note: '测试' })
  return member
}

/** A pick-up as it was before codes had a record of their own. */
export function putOldPickUp({ database, clock }: Shop, _id: string, status: PickUp['status'] = 'waiting'): PickUp {
  const goods = { ...someTerms(), _id: GOODS_ID, state: 'live', changed: { by: '周总', note: '测试', at: 0 } } as const
  const draft = { _id, memberId: 'mem_0000000000', goods, storeId: EAST, pointsPaid: 300, now: clock.now() }
  const { isCodeHeld: _held, ...pickUp } = newPickUp({ ...draft, code: status === 'waiting' ? '8K2M55' : '8K2M56' })
  database.put('pick_ups', { ...pickUp, status })
  return { ...pickUp, status }
}
