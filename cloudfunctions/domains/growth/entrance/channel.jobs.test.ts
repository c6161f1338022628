import type { ChannelDay } from '#shared/growth/entrance/channel-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { aClerk, EAST, openStores, type Person, unusedCode } from '../../people/staff/testing/shop-floor'
import { importLines } from '../../till/import/testing/till-file'
import { rollUpChannelsJob } from './channel.jobs'

let shop: Shop
let clerk: Person
const DAY_MS = 86_400_000

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  await count()
})
afterAll(() => shop.close())

/** Runs the job until nothing is left; first so much time passes that what was written is settled. */
async function count(): Promise<void> {
  shop.clock.advance(3 * 60_000)
  for (let slices = 0; slices < 20; slices += 1) {
    const context = { ...timerContext(), requestId: shop.newRequestId() }
    if ((await runJob(context, [rollUpChannelsJob], rollUpChannelsJob.name)).status !== 'running') return
  }
  throw new Error('the job does not end')
}

type Visitor = Phone & { memberId: string }
const day = (text: string) => text as BusinessDay

async function visit(phone: Visitor, channel: string, agoMs = 0): Promise<void> {
  const key = await keyOf(channel)
  const ids = { touchId: shop.newRequestId(), sessionId: shop.newRequestId() }
  await phone.call('entrance.recordTouch', { ...ids, agoMs, ...(key && { key }), scene: 1047 })
}

async function keyOf(channel: string): Promise<string | null> {
  const known = shop.database.find('entrances').find((entrance) => entrance.channel === channel)
  if (known) return String(known._id)
  const made = { title: channel, placement: 'other', channel, storeId: null, target: 'home', by: '王运营' } as const
  return (await shop.ops('entrance.create', made)).entrance.key
}

async function join(channel: string): Promise<Visitor> {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  const visitor = Object.assign(phone, { memberId })
  await visit(visitor, channel)
  return visitor
}

const buy = (memberId: string, yuan: number) =>
  clerk
    .call('purchase.record', { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: yuan * 100 })
    .then(({ purchase }) => purchase.purchaseId)

async function report(fromDay = '2026-11-01', toDay = '2027-01-31') {
  const { channels, ...rest } = await shop.ops('entrance.getChannelReport', {
    fromDay: day(fromDay),
    toDay: day(toDay),
  })
  return { ...rest, of: (channel: string) => channels.find((row) => row.channel === channel) }
}
const countedDays = () => shop.database.find('channel_days') as unknown as ChannelDay[]
const openedOf = (id: string) => countedDays().find(({ _id }) => _id === id)?.opened ?? 0

test('visits, joins, first purchases and revenue, by the three ways of dividing them', async () => {
  const visitor = await join('advert')
  shop.clock.advance(2 * DAY_MS)
  await visit(visitor, 'door')
  shop.clock.advance(60_000)
  await buy(visitor.memberId, 90)
  await buy(visitor.memberId, 10)
  await count()
  const { of } = await report()
  expect(of('advert')).toMatchObject({
    visits: 1,
    first: { joins: 1, firstPurchases: 1, revenueFen: 10_000 },
    last: { joins: 1, firstPurchases: 0, revenueFen: 0 },
    linear: { joins: 1, firstPurchases: 0.5, revenueFen: 5_000 },
  })
  expect(of('door')).toMatchObject({
    visits: 1,
    first: { joins: 0, revenueFen: 0 },
    last: { joins: 0, firstPurchases: 1, revenueFen: 10_000 },
    linear: { firstPurchases: 0.5, revenueFen: 5_000 },
  })
})

test('the price of a member and what the money brought back, from costs spread over their days', async () => {
  const visitor = await join('advert')
  await join('advert')
  shop.clock.advance(60_000)
  await buy(visitor.memberId, 300)
  await count()
  const november = { fromDay: day('2026-11-01'), toDay: day('2026-11-30') }
  await shop.ops('entrance.saveCost', { channel: 'advert', ...november, costFen: 30_000, note: '投放', by: '王运营' })
  await shop.ops('entrance.saveCost', { channel: 'article', ...november, costFen: 3_000, note: '软文', by: '王运营' })
  const whole = await report('2026-11-01', '2026-11-30')
  expect(whole.of('advert')).toMatchObject({ costFen: 30_000, last: { cacFen: 15_000, roiPercent: 0 } })
  expect(whole.of('article')).toMatchObject({ visits: 0, costFen: 3_000, last: { cacFen: null, roiPercent: -100 } })
  const tenDays = await report('2026-11-16', '2026-11-25')
  expect(tenDays.of('advert')).toMatchObject({ costFen: 10_000, last: { cacFen: 5_000, roiPercent: 200 } })
})

test('the K factor is the part of all joins that came by an invitation', async () => {
  for (let each = 0; each < 3; each += 1) await join('advert')
  const invited = Object.assign(shop.phone(), { memberId: '' })
  await invited.call('home.open', {})
  await invited.call('entrance.recordTouch', {
    touchId: shop.newRequestId(),
    sessionId: shop.newRequestId(),
    agoMs: 0,
    inviter: 'whoever',
  })
  await count()
  const { kFactor, of } = await report()
  // The clerk of the shop floor has joined too, without any visit.
  expect(of('none')?.last.joins).toBe(1)
  expect(kFactor).toBe(0.2)
})

test('retention counts who came back in days 24 to 30, and only joins that are old enough', async () => {
  const [stays, leaves, early] = [await join('advert'), await join('advert'), await join('advert')]
  await count()
  shop.clock.advance(23 * DAY_MS)
  await visit(early, 'door')
  shop.clock.advance(DAY_MS)
  await buy(stays.memberId, 10)
  await count()
  expect((await report()).of('advert')?.last).toMatchObject({ joinsWith30Days: 0, retention30Percent: null })
  shop.clock.advance(7 * DAY_MS)
  await visit(leaves, 'door')
  await count()
  const { joinsWith30Days, retained30, retention30Percent } = (await report()).of('advert')?.last ?? {}
  expect({ joinsWith30Days, retained30, retention30Percent }).toEqual({
    joinsWith30Days: 3,
    retained30: 1,
    retention30Percent: 33.3,
  })
})

describe('what comes late opens exactly the days that it changes:', () => {
  test('a visit that is told days afterwards, its own day and what it may have brought', async () => {
    const visitor = await join('advert')
    shop.clock.advance(DAY_MS)
    await buy(visitor.memberId, 50)
    shop.clock.advance(5 * DAY_MS)
    await buy(visitor.memberId, 70)
    await join('door')
    await count()
    const before = Object.fromEntries(countedDays().map(({ _id, opened }) => [_id, opened]))
    await visit(visitor, 'parcel', 3 * DAY_MS)
    await count()
    const opened = countedDays().filter(({ _id, opened: now }) => now !== before[_id])
    expect(opened.map(({ _id }) => _id).sort()).toEqual(['2026-11-25', '2026-11-28'])
    expect((await report()).of('parcel')).toMatchObject({ visits: 1, last: { revenueFen: 7_000 } })
  })

  test('a refund, the day of its purchase, and of the purchase that is now the first', async () => {
    const visitor = await join('advert')
    const first = await buy(visitor.memberId, 50)
    shop.clock.advance(5 * DAY_MS)
    await buy(visitor.memberId, 70)
    await count()
    shop.clock.advance(5 * DAY_MS)
    await clerk.call('purchase.refund', { purchaseId: first, amountFen: 5_000, note: '退货' })
    await count()
    expect(openedOf('2026-12-02')).toBe(0)
    const { of } = await report('2026-11-27', '2026-11-27')
    expect(of('advert')?.last).toMatchObject({ firstPurchases: 1, revenueFen: 7_000 })
    expect((await report('2026-11-22', '2026-11-22')).of('advert')?.last).toMatchObject({
      firstPurchases: 0,
      revenueFen: 0,
    })
  })

  test('an imported purchase from before, its own day and that of what was first', async () => {
    const columns = { member: 'customer', date: 'date', amount: 'amount' }
    await importLines(shop, ['customer,date,amount', 'A1,2026-11-10,88'], { columns })
    await count()
    expect((await report('2026-11-10', '2026-11-10')).of('none')?.last).toMatchObject({ firstPurchases: 1 })
    const before = openedOf('2026-11-10')
    shop.clock.advance(DAY_MS)
    await importLines(shop, ['customer,date,amount', 'A1,2026-11-05,20', 'A1,2026-11-06,20'], { columns })
    await count()
    expect(openedOf('2026-11-10')).toBe(before + 1)
    expect((await report('2026-11-05', '2026-11-05')).of('none')?.last).toMatchObject({ firstPurchases: 1 })
    expect((await report('2026-11-06', '2026-11-10')).of('none')?.last).toMatchObject({
      firstPurchases: 0,
      revenueFen: 10_800,
    })
    expect((await report('2026-11-01', '2026-11-30')).of('none')?.last).toMatchObject({ joins: 1 })
  })
})

test('what a re-pointed entrance was counted under before stays there', async () => {
  await join('advert')
  const key = (await keyOf('advert')) ?? ''
  await shop.ops('entrance.change', { key, channel: 'live', by: '王运营' })
  const visitor = await shop.phone().call('home.open', {})
  expect(visitor.isNew).toBe(true)
  await count()
  expect((await report()).of('advert')).toMatchObject({ visits: 1 })
  expect((await report()).of('live')).toBeUndefined()
})

test('a second run at the same time, and runs without news, change no figure', async () => {
  const visitor = await join('advert')
  await buy(visitor.memberId, 50)
  await Promise.all([count(), count().catch(() => undefined)])
  await count()
  const figures = countedDays().map(({ _id, channels }) => ({ _id, channels }))
  await count()
  await count()
  expect(countedDays().map(({ _id, channels }) => ({ _id, channels }))).toEqual(figures)
  expect(countedDays().filter(({ isOpen }) => isOpen)).toEqual([])
})
