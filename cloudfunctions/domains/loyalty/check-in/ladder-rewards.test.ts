import { defaultCheckInRules } from '#shared/loyalty/check-in/rules'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { sweepOutboxJob } from '../../base/facts/facts.jobs'
import { runJob } from '../../base/job/job.service'
import { forgetRules } from '../../base/settings/rules.service'
import { openTemplate } from '../coupon/testing/a-template'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const sweepAll = (of: Shop) =>
  runJob({ ...timerContext(), requestId: of.newRequestId() }, [sweepOutboxJob], sweepOutboxJob.name)

const DAY_MS = 86_400_000

test('a step of a ladder can give growth and a coupon; mending a broken streak gives neither twice', async () => {
  shop.reset()
  await openTemplate(shop, { ways: ['batch'] })
  const step = { days: 2, points: 5, makeUpCards: 1, growth: 7, couponKey: 'twenty' }
  const value = {
    ...defaultCheckInRules,
    dailyGrowth: 0,
    newcomers: null,
    monthLadder: [],
    streakLadder: [step],
    cycleDays: null,
  }
  shop.database.put('settings', { _id: 'check-in', version: 2, value, digest: '', by: '王运营', at: 0 })
  forgetRules()
  const phone = shop.phone()
  const { memberId, checkIn } = await phone.call('home.open', {})
  expect(checkIn.nextReward).toMatchObject({ days: 2, growth: 7, hasCoupon: true })
  const growth = () =>
    (shop.database.get('accounts', memberId) as unknown as { growth: { months: { growth: number }[] } }).growth.months
  // Two days, a gap, two days: each run has been paid the step.
  for (const isGap of [false, false, true, false, false]) {
    if (!isGap) await phone.call('check-in.perform', {})
    shop.clock.advance(DAY_MS)
  }
  await sweepAll(shop)
  expect(growth()).toMatchObject([{ growth: 14 }])
  await phone.call('check-in.makeUp', { day: '2026-11-24' as never })
  await sweepAll(shop)
  expect(growth()).toMatchObject([{ growth: 7 }])
  expect(shop.database.find('coupons')).toHaveLength(1)
})
