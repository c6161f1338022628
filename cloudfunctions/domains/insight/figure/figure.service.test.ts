import type { BusinessDay } from '#shared/kernel/business-day'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { rollUp } from '../event/testing/put-events'
import { putMember, putPurchase, putRefund } from '../score/testing/put-buyers'
import { putBought } from './testing/job-cases'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

/** The night comes. */
const count = async () => {
  shop.clock.advance(DAY_MS)
  await tickJob('count-figures')
}
const dayOf = (day: string, storeId = '') => shop.database.get('figure_days', `${day}:${storeId}`)
const board = async (by: 'day' | 'week' | 'month', storeId?: string) => {
  const asked = await shop.ops('figure.getBoard', { by, ...(storeId !== undefined && { storeId }) })
  return { ...asked, of: (key: string) => asked.figures.find((figure) => figure.key === key) }
}

test('a day is counted for all stores and for each, with how long ago its buyers had bought', async () => {
  await putBought(shop)
  await count()
  const sums = { orders: 2, spentFen: 8_000, buyers: 2, couponOrders: 1, couponFen: 5_000 }
  expect(dayOf('2026-11-20')).toMatchObject({
    ...sums,
    gaps: [
      [0, 1],
      [2, 1],
    ],
  })
  expect(dayOf('2026-11-20', 'str_east')).toMatchObject({ ...sums, gaps: [] })
  expect(dayOf('2026-11-18')).toMatchObject({ orders: 1, gaps: [[0, 1]] })
})

test('what is paid back lowers the day of the purchase; a day from which all went back is gone', async () => {
  await putBought(shop)
  await count()
  putRefund(shop, 'str_east:mem_0000000001:2026-11-20', 1_000, shop.clock.now())
  putRefund(shop, 'str_east:mem_0000000001:2026-11-18', 3_000, shop.clock.now())
  await rollUp(shop)
  await count()
  expect(dayOf('2026-11-20')).toMatchObject({ spentFen: 7_000, gaps: [[0, 2]] })
  expect(dayOf('2026-11-18')).toBeNull()
})

test('a day that is counted again is the same', async () => {
  await putBought(shop)
  await count()
  const first = dayOf('2026-11-20')
  shop.database.put('open_days', { _id: 'figure:2026-11-20', day: '2026-11-20', openedAt: 0 })
  await count()
  expect(dayOf('2026-11-20')).toEqual(first)
})

test('a week against the one before: figures, and parts that add up to the fen', async () => {
  const members = [1, 2, 3].map((number) => putMember(shop, number, { identityIds: [] }))
  const [one, two, three] = members as [string, string, string]
  for (const [member, day, amountFen] of [
    [one, '2026-11-10', 3_000],
    [two, '2026-11-11', 3_333],
    [one, '2026-11-17', 4_100],
    [one, '2026-11-18', 2_000],
    [three, '2026-11-19', 1_777],
  ] as const)
    putPurchase(shop, member, day, { amountFen })
  await rollUp(shop)
  await count()
  const week = await board('week')
  expect(week.period).toEqual({ fromDay: '2026-11-16', toDay: '2026-11-22' })
  expect(week.of('turnover')).toMatchObject({ value: 7_877, before: 6_333, interval: null })
  expect(week.of('buyers')).toMatchObject({ value: 2, before: 2 })
  expect(week.of('newShare')).toMatchObject({ value: 0.5, whole: 2, before: 1 })
  const { factors, stores, beforeFen, nowFen } = week.change
  expect(factors.reduce((sum, { fen }) => sum + fen, 0)).toBe(nowFen - beforeFen)
  expect(stores).toEqual([{ storeId: 'str_east', fen: 1_544 }])
  // Two members came in either week and bought; three purchases instead of two make it more, smaller ones less.
  expect(week.change.sentence).toMatch(/^比前一段 \+24\.4%：其中 每人买的笔数 \+\d+\.\d%，客单价 −\d+\.\d%$/)
  expect((await board('week', 'str_east')).change.factors.map(({ key }) => key)).toEqual([
    'buyerDays',
    'ordersEach',
    'orderValue',
  ])
})

test('the share of members is known for days whose total was entered, the last number counts', async () => {
  await putBought(shop)
  await count()
  const day = '2026-11-20' as BusinessDay
  expect((await board('week')).of('memberShare')?.value).toBeNull()
  await shop.ops('figure.enterTurnover', { day, totalFen: 99_000 })
  await shop.ops('figure.enterTurnover', { day, totalFen: 32_000 })
  expect((await board('week')).of('memberShare')?.value).toBe(0.25)
  expect((await board('week', 'str_east')).of('memberShare')?.value).toBeNull()
})

test('a board is at most six reads, and says nothing of what nobody bought', async () => {
  const empty = await board('month')
  expect(empty.change.sentence).toBe('两段都没有消费')
  expect(empty.of('orderValue')?.value).toBeNull()
  await putBought(shop)
  await count()
  await board('week')
  expect(await shop.roundTrips(() => board('month'))).toBeLessThanOrEqual(6)
})

test('a shop that has been open counts what it looks back at on the first night', async () => {
  await putBought(shop)
  for (const { _id } of shop.database.find('open_days', { query: {} })) shop.database.remove('open_days', String(_id))
  await count()
  expect(dayOf('2026-11-20')).toMatchObject({ orders: 2 })
})
