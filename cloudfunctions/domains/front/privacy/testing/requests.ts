import type { RequestKind } from '#shared/front/privacy/request'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Shop } from '../../../../testing/shop'

/** A member's request as somebody at the shop writes it down today. */
export const aFiling = (shop: Shop, memberId: string, kind: RequestKind) => ({
  memberId,
  kind,
  way: 'store' as const,
  receivedDay: businessDayOf(shop.clock.now()),
  note: '到店当面提出',
  by: '王运营',
})

export const file = async (shop: Shop, memberId: string, kind: RequestKind) =>
  (await shop.ops('privacy.fileRequest', aFiling(shop, memberId, kind))).request
