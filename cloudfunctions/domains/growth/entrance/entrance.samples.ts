import { LOOKBACK_DAYS } from '#shared/growth/entrance/attribution'
import { DEFINITIONS } from '#shared/growth/entrance/channel-report'
import type { entranceContract } from '#shared/growth/entrance/contract'
import { DAY_MS } from '#shared/kernel/business-day'
import { REVIEW_STORE } from '#shared/people/staff/review'
import type { Samples } from '../../../platform/noun/samples'

const brought = (joins: number, costFen: number) => {
  const revenueFen = joins * 4_800
  return {
    joins,
    firstPurchases: Math.round(joins * 0.4),
    joinsWith30Days: Math.round(joins * 0.7),
    retained30: Math.round(joins * 0.2),
    retention30Percent: 28.6,
    revenueFen,
    cacFen: costFen === 0 ? null : Math.round(costFen / joins),
    roiPercent: costFen === 0 ? null : Math.round(((revenueFen - costFen) / costFen) * 1000) / 10,
  }
}

const channel = (key: string, title: string, visits: number, joins: number, costFen = 0) => {
  const each = brought(joins, costFen)
  return { channel: key, title, visits, costFen, first: each, last: each, linear: each }
}

export const entranceSamples: Samples<typeof entranceContract> = {
  'entrance.list': (_input, now) => ({
    entrances: [
      {
        key: 'SAMP0001',
        title: '样例：门口立牌',
        placement: 'door',
        channel: 'store-door',
        storeId: REVIEW_STORE,
        target: 'check-in',
        isOpen: true,
        createdAt: now - 30 * DAY_MS,
        updatedAt: now - 30 * DAY_MS,
      },
      {
        key: 'SAMP0002',
        title: '样例：包裹卡',
        placement: 'parcel',
        channel: 'parcel-card',
        storeId: null,
        target: 'coupon-centre',
        isOpen: false,
        createdAt: now - 60 * DAY_MS,
        updatedAt: now - 10 * DAY_MS,
      },
    ],
    nextAfterKey: null,
  }),
  'entrance.getChannelReport': ({ fromDay, toDay }, now) => ({
    fromDay,
    toDay,
    lookbackDays: LOOKBACK_DAYS,
    channels: [
      channel('store-door', '样例：门口立牌', 1_240, 112, 30_000),
      channel('referral', '会员邀请', 430, 58),
      channel('parcel-card', '样例：包裹卡', 210, 17, 12_000),
    ],
    kFactor: 0.31,
    definitions: [...DEFINITIONS],
    openDays: 0,
    countedAt: now,
  }),
}
