import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { putCoupon, putTemplate } from '../../../loyalty/coupon/testing/a-template'
import { putRun } from './kept-of-a-person'
import { aTraveller, DAY_MS, MINUTE_MS, startJourney } from './travelling'

/** What the kill matrix of jobs finds here. */
export const journeyJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'begin-journeys-by-day',
    when: 'a coupon ends in three days',
    prepare: async () => {
      const shop = openedShop()
      await startJourney(shop, {
        trigger: { kind: 'moment', moment: 'coupon-ending', days: 30 },
        entry: { kind: 'perEvent' },
      })
      const { memberId } = await aTraveller(shop)
      putCoupon(shop, putTemplate(shop), memberId, {})
    },
  },
  {
    job: 'begin-journeys-by-segment',
    when: 'one member came into the segment',
    prepare: async () => {
      const shop = openedShop()
      const condition = { kind: 'has', field: 'wechat' }
      await shop.ops('segment.save', { segmentId: 'seg_here', name: '来过', note: '测试', condition, by: '林店长' })
      await startJourney(shop, { trigger: { kind: 'segment', segmentId: 'seg_here' } })
      const { memberId } = await aTraveller(shop)
      const at = shop.clock.now()
      // Settled by now.
      shop.clock.advance(5 * MINUTE_MS)
      const change = { memberId, segmentId: 'seg_here', kind: 'entered', cause: 'review', day: '2026-11-22' }
      shop.database.put('segment_changes', { _id: `${memberId}:1:seg_here`, ...change, at })
    },
  },
  {
    job: 'go-on-journeys',
    when: 'two members stood still with a journey that runs again',
    prepare: async () => {
      const shop = openedShop()
      await startJourney(shop, {}, 'jny_welcome')
      for (const number of [1, 2]) {
        const over = { state: 'parked', nodeId: 'letter', endedAt: null, endedWhy: null } as const
        putRun(shop, memberIdOf(number), over)
      }
    },
  },
  {
    job: 'go-on-journeys',
    when: 'nobody is in a journey that is ending',
    prepare: async () => {
      const shop = openedShop()
      await startJourney(shop, {}, 'jny_welcome')
      await shop.ops('journey.end', { journeyId: 'jny_welcome', note: '够了', by: '林店长' })
      shop.clock.advance(10 * MINUTE_MS)
    },
  },
  {
    job: 'measure-journeys',
    when: 'the days of two members are over, and one came into it yesterday',
    prepare: async () => {
      const shop = openedShop()
      await startJourney(shop, { kind: 'shop' }, 'jny_welcome')
      const [one, two, late] = [await aTraveller(shop), await aTraveller(shop), await aTraveller(shop)]
      const enteredAt = shop.clock.now() - 40 * DAY_MS
      putRun(shop, one.memberId, { enteredAt })
      putRun(shop, two.memberId, { enteredAt, state: 'heldOut' })
      putRun(shop, late.memberId, { enteredAt: shop.clock.now() - DAY_MS })
    },
  },
  {
    job: 'forget-journey-runs',
    when: 'one run began long ago, and one just now',
    prepare: () => {
      putRun(openedShop(), memberIdOf(1), { enteredAt: 0 })
      putRun(openedShop(), memberIdOf(2))
    },
  },
]
