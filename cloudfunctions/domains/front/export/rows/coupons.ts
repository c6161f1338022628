import { momentCell, moneyCell, numberCell, textCell } from '#shared/front/export/csv'
import { businessDayOf } from '#shared/kernel/business-day'
import { type Coupon, type CouponStatus, hasEnded, settledCoupon } from '#shared/loyalty/coupon/coupon'
import type { CouponWay } from '#shared/loyalty/coupon/template'
import { pageCoupons } from '../../../loyalty/coupon/coupon.face'
import { pageById, type Source } from '../export-source'
import { PEOPLE_HEADING } from '../people.service'

const STATUSES: Record<CouponStatus, string> = {
  available: '可用',
  locked: '收银台占用中',
  redeemed: '已使用',
  expired: '已过期',
  voided: '已作废',
}

const WAYS: Record<CouponWay, string> = {
  claim: '领取',
  points: '积分兑换',
  code: '兑换码',
  welcome: '入会',
  tier: '升级',
  birthday: '生日',
  monthly: '每月权益',
  batch: '店里发放',
}

/** One row for each copy. The store is where it was used; the day is when it was given. */
export const couponSource: Source<Coupon, null> = {
  heading: [
    '券编号',
    '券模板',
    '券名称',
    ...PEOPLE_HEADING,
    '状态',
    '获得方式',
    '花费积分',
    '获得时间',
    '生效时间',
    '到期时间',
    '使用时间',
    '使用门店编号',
    '使用门店',
    '抵扣（元）',
    '消费编号',
  ],
  pageSize: 500,
  list: async ({ db }, { after, limit }) => pageById(await pageCoupons(db, after?.id ?? null, limit), limit),
  memberIdOf: ({ memberId }) => memberId,
  factsOf: ({ issuedAt, redemption }, { at }) =>
    issuedAt <= at ? { storeId: redemption?.storeId ?? null, day: businessDayOf(issuedAt) } : null,
  load: async () => null,
  rowsOf: (coupon, _more, { people, storeNameOf, at }) => {
    const { _id, templateId, rules, memberId, way, pointsPaid, issuedAt, fromAt, untilAt, redemption } = coupon
    return [
      [
        textCell(_id),
        textCell(templateId),
        textCell(rules.title),
        ...people.cellsOf(memberId),
        textCell(STATUSES[statusAt(coupon, at)]),
        textCell(WAYS[way]),
        numberCell(pointsPaid),
        momentCell(issuedAt),
        momentCell(fromAt),
        momentCell(untilAt),
        momentCell(redemption?.at ?? null),
        textCell(redemption?.storeId),
        textCell(storeNameOf(redemption?.storeId ?? null)),
        moneyCell(redemption?.discountFen ?? null),
        textCell(redemption?.purchaseId),
      ],
    ]
  },
}

/** A lock that has lapsed no longer counts, and a coupon that has ended is over even before the night has written it. */
function statusAt(coupon: Coupon, at: number): CouponStatus {
  const { status } = settledCoupon(coupon, at)
  return status === 'available' && hasEnded(coupon, at) ? 'expired' : status
}
