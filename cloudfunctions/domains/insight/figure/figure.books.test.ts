import { costRules } from '#shared/insight/cost/rules'
import type { FigureDay } from '#shared/insight/figure/figure-day'
import { seeded } from '#shared/insight/score/testing/a-shop'
import { addDays, type BusinessDay, businessDayOf, monthOf, startOfDay } from '#shared/kernel/business-day'
import { issueCoupon } from '#shared/loyalty/coupon/coupon'
import { aTemplate } from '#shared/loyalty/coupon/testing/a-coupon'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { rollUp } from '../event/testing/put-events'
import { putMember, putPurchase, putRefund } from '../score/testing/put-buyers'
import { auditFigures } from './testing/audit-figures'
import { auditWorth, owedByBooks } from './testing/audit-worth'
import { putBought } from './testing/job-cases'

// What figures say, against the books: every purchase and refund, with what comes late, merges, partings and closures.

const DAY_MS = 86_400_000
const MEMBERS = 14
const FIRST = '2026-09-28' as BusinessDay
const NIGHTS = 5
const PER_NIGHT = 16
const STORES = ['str_east', 'str_west', 'str_south'] as const
const TIERS = ['paper', 'jade', undefined] as const
/** Two channels by which members joined, and a till’s file, by which nobody joined. */
const WAYS = [
  { via: 'wechat', entrance: { scene: 1047, key: null } },
  { via: 'wechat', entrance: { scene: 1007, key: null } },
  { via: 'import', entrance: null },
] as const

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

async function night(): Promise<void> {
  await rollUp(shop)
  shop.clock.advance(DAY_MS)
  await tickJob('count-figures')
}
const faults = () => auditFigures(shop, { settledAt: shop.clock.now() })
const figureDays = () => JSON.stringify(shop.database.find('figure_days'))

/** Five nights of a shop: purchases of any of the last eight weeks, some written long after their day, and refunds of any of them. */
async function live(seed: number): Promise<string[]> {
  const random = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const members = Array.from({ length: MEMBERS }, (_, at) => {
    const way = WAYS[at % WAYS.length] ?? WAYS[0]
    const joined = { ...way, at: shop.clock.now(), day: FIRST, storeId: null, requestId: '' }
    return putMember(shop, at + 1, { identityIds: [], joined })
  })
  const made: string[] = []
  for (let at = 0; at < NIGHTS; at += 1) {
    const lastDay = businessDayOf(shop.clock.now())
    for (let count = 0; count < PER_NIGHT; count += 1) {
      const day = addDays(lastDay, -Math.floor(55 * random() ** 3))
      const coupons =
        random() < 0.3 ? [{ couponId: 'c', templateId: 't', title: '券', discountFen: 137, gift: null }] : []
      const basket = { totalFen: 0, deliveryFen: 0, deliveryDiscountFen: 0, lines: null, coupons }
      const tierKey = pick(TIERS)
      const purchase = putPurchase(shop, pick(members), day < FIRST ? FIRST : day, {
        ...{ amountFen: 101 + Math.floor(9_000 * random()), couponCount: coupons.length, basket },
        ...{ _id: `p${at}-${count}`, storeId: pick(STORES), changedAt: shop.clock.now() - count },
        ...(tierKey !== undefined && { tierKey }),
      })
      made.push(purchase)
    }
    const ids = shop.database.find('purchases').map(({ _id }) => String(_id))
    for (let count = 0; count < 4; count += 1) {
      const id = pick(ids)
      const { amountFen, refundedFen, isBack } = shop.database.get('purchases', id) as unknown as Record<string, number>
      const left = Number(amountFen) - Number(refundedFen)
      if (!isBack) putRefund(shop, id, random() < 0.5 ? left : Math.ceil(left * random()), shop.clock.now() - count)
    }
    await night()
  }
  return members
}

test.each([11, 12])('each figure of money equals the books to the fen, whatever comes late (life %i)', async (seed) => {
  await live(seed)
  expect(shop.database.find('figure_days').length).toBeGreaterThan(40)
  expect(faults()).toEqual([])
})

test('also after two records were joined, one of them was parted again, and somebody has left', async () => {
  const members = await live(21)
  const [one, two, three, four] = members as [string, string, string, string]
  await shop.ops('member.merge', { from: one, into: two, note: '同一人' })
  await shop.ops('member.merge', { from: three, into: four, note: '同一人' })
  await night()
  expect(faults()).toEqual([])
  await shop.ops('member.unmerge', { from: one, note: '认错了' })
  await night()
  expect(faults()).toEqual([])
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  putPurchase(shop, memberId, '2026-11-01', { changedAt: shop.clock.now() })
  await night()
  const before = sold()
  await phone.call('member.close', { confirm: '注销' })
  await night()
  expect(faults()).toEqual([])
  expect(sold()).toEqual(before)
})

describe('what the shop owes, and what newcomers cost and bring,', () => {
  const PRICE = 73

  async function liveWithCosts(seed: number): Promise<void> {
    const value = { ...costRules.fallback, fenPer100Points: PRICE }
    shop.database.put('settings', { _id: 'cost', version: 2, value, digest: '', by: '周总', at: 1 } as never)
    shop.coolDown()
    const members = await live(seed)
    for (const [month, costFen] of [
      ['2026-09', 12_345],
      ['2026-10', 6_789],
    ] as const) {
      const days = { fromDay: `${month}-10`, toDay: `${month}-19` } as { fromDay: BusinessDay; toDay: BusinessDay }
      await shop.ops('entrance.saveCost', { channel: 'street', ...days, costFen, note: '传单', by: '林店长' })
    }
    members.slice(0, 3).forEach((inviterId, at) => {
      // A friend joins on the day, so that it is one on which somebody came.
      const boundAt = startOfDay((sold().at(-2 - 9 * at)?.day ?? FIRST) as BusinessDay) + 1
      const reward = { at: boundAt, inviterPoints: 100 + at, inviteePoints: 50, ladderPoints: at }
      const bond = {
        inviterId,
        invitedBy: inviterId,
        terms: {},
        boundAt,
        state: 'rewarded',
        reward,
        act: null,
        dueAt: null,
      }
      shop.database.put('referrals', { _id: members[at + 4] ?? '', ...bond, updatedAt: shop.clock.now() } as never)
    })
    members.forEach((_id, at) => {
      const account = shop.database.get('accounts', _id)
      const points = { balance: 37 * at, debt: 0, lots: [{ endsMonth: null, points: 37 * at }] }
      shop.database.put('accounts', { ...account, _id, points } as never)
    })
    const coupon = issueCoupon(
      aTemplate(),
      { couponId: 'c1', memberId: members[0] ?? '', way: 'claim', sourceId: 's', pointsPaid: 0 },
      shop.clock.now(),
    )
    shop.database.put('coupons', { ...coupon.coupon, untilAt: shop.clock.now() + 90 * DAY_MS } as never)
    await tickJob('count-liability')
    await night()
    await tickJob('make-reports')
  }

  /** Of the last day of which it is known. */
  const lastOf = async (key: string) =>
    (await shop.ops('figure.getSeries', { key, by: 'day' })).points.flatMap(({ value }) => value ?? []).at(-1)

  test.each([41, 42])('equal the books to the fen (life %i)', async (seed) => {
    await liveWithCosts(seed)
    const thisMonth = monthOf(businessDayOf(shop.clock.now()))
    const at = { thisMonth, fenPer100Points: PRICE }
    const { cohorts } = await shop.ops('figure.getWorth', {})
    expect(cohorts.length).toBeGreaterThan(1)
    for (const kind of ['channelsFen', 'rewardsFen', 'couponsFen'] as const)
      expect(cohorts.some(({ cost }) => cost[kind] > 0)).toBe(true)
    expect(auditWorth(shop, cohorts, at)).toEqual([])
    const owed = owedByBooks(shop, PRICE)
    expect(owed.pointsFen).toBeGreaterThan(1_000)
    expect(await lastOf('pointsOwed')).toBe(owed.pointsFen)
    expect(await lastOf('couponsOwed')).toBe(owed.couponsFen)
  })

  test('and a fen that is wrong is found', async () => {
    await liveWithCosts(43)
    const at = { thisMonth: monthOf(businessDayOf(shop.clock.now())), fenPer100Points: PRICE }
    const { cohorts } = await shop.ops('figure.getWorth', {})
    const [first, ...others] = cohorts
    if (!first) throw new Error('There is a month')
    const wrong = { ...first, cost: { ...first.cost, channelsFen: first.cost.channelsFen + 1 } }
    expect(auditWorth(shop, [wrong, ...others], at)).toHaveLength(1)
    expect(auditWorth(shop, others, at)).toHaveLength(1)
  })
})

/** Of the whole shop, by day. */
const sold = () =>
  shop.database
    .find('figure_days', { query: { slice: '' } })
    .map(({ day, orders, spentFen }) => ({ day, orders, spentFen }))
    .filter(({ orders }) => orders !== 0)

test('a wrong fen is found, and a day that is counted again is the same', async () => {
  await live(31)
  const before = figureDays()
  const days = shop.database.find('event_days').map(({ _id }) => String(_id))
  for (const day of days) shop.database.put('open_days', { _id: `figure:${day}`, day, openedAt: 0 })
  await tickJob('count-figures')
  shop.clock.advance(DAY_MS)
  await tickJob('count-figures')
  expect(figureDays()).toBe(before)
  const [first] = shop.database.find('figure_days', { query: { slice: 'str_east', orders: { $gt: 0 } } })
  shop.database.put('figure_days', { ...first, _id: String(first?._id), spentFen: Number(first?.spentFen) + 1 })
  expect(faults()).toHaveLength(1)
  const spoil = (slice: string, change: (day: FigureDay) => Partial<FigureDay>) => {
    const day = shop.database.find('figure_days', { query: { slice, buyers: { $gt: 0 } } })[0] as unknown as FigureDay
    shop.database.put('figure_days', { ...day, ...change(day) } as never)
  }
  spoil('str_west', ({ again = [] }) => ({ again: [...again, [399, 1]] }))
  spoil('tier:jade', ({ couponRegulars = 0 }) => ({ couponRegulars: couponRegulars + 1 }))
  spoil('channel:share', ({ came }) => ({ came: came && { ...came, visitors: came.visitors + 1 } }))
  expect(faults()).toHaveLength(4)
})

test('what went back after the night is no fault of the day after it, and a wrong number of days is one', async () => {
  await putBought(shop)
  await night()
  const settledAt = shop.clock.now() - 1
  putRefund(shop, 'str_east:mem_0000000001:2026-11-18', 3_000, shop.clock.now())
  expect(auditFigures(shop, { settledAt })).toEqual([])
  await night()
  const counted = shop.database.get('figure_days', '2026-11-20:')
  shop.database.put('figure_days', {
    ...counted,
    _id: '2026-11-20:',
    gaps: [
      [0, 1],
      [7, 1],
    ],
  } as never)
  expect(faults()).toEqual([expect.stringMatching(/^2026-11-20: bought before/)])
})
