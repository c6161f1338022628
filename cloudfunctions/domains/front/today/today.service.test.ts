import { startOfDay } from '#shared/kernel/business-day'
import { openBrowser } from '../../../testing/browser'
import { describeJobMatrix, tickJob } from '../../../testing/job-kill-matrix'
import { openShop, SHOP_OPENS_AT, type Shop } from '../../../testing/shop'
import { STRIKES } from '../../../testing/strikes'
import { aHeldCrowd } from '../../insight/traffic/testing/a-crowd'
import { aClerk, aMember, EAST, openStores, WEST } from '../../people/staff/testing/shop-floor'
import { putRolledUp, todayJobCases } from './testing/job-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const DAY_MS = 86_400_000
const prepare = () => shop.ops('job.run', { job: 'prepare-today' })

test('a store sees its own sales, the shop all of them, each from one document', async () => {
  await openStores(shop)
  const clerk = await aClerk(shop, { storeIds: [EAST, WEST] })
  for (const [storeId, amountFen] of [
    [EAST, 5_000],
    [EAST, 3_000],
    [WEST, 1_000],
  ] as const) {
    await clerk.call('purchase.record', { memberCode: (await aMember(shop)).code(), storeId, amountFen })
  }
  expect((await shop.ops('today.get', {})).today).toBeNull()
  await prepare()
  const { today } = await shop.ops('today.get', {})
  expect(today?.sales.today).toEqual({ purchases: 3, keptFen: 9_000 })
  const east = (await shop.ops('today.get', { storeId: EAST })).today
  expect(east).toMatchObject({ storeId: EAST, sales: { today: { purchases: 2, keptFen: 8_000 } }, figures: [] })
  expect(await shop.roundTrips(() => shop.ops('today.get', {}))).toBe(1)
  const storeIds = [WEST, EAST]
  expect((await shop.ops('today.listOfStores', { storeIds })).stores).toMatchObject([
    { storeId: WEST, sales: { today: { purchases: 1 } }, staff: 1, waiting: 0 },
    { storeId: EAST, sales: { today: { purchases: 2 } }, staff: 1, waiting: 0 },
  ])
  expect(await shop.roundTrips(() => shop.ops('today.listOfStores', { storeIds }))).toBe(1)
})

test('what was undone or came back whole is no sale, as on the board', async () => {
  await openStores(shop)
  const clerk = await aClerk(shop)
  const sell = async (amountFen: number) => {
    const memberCode = (await aMember(shop)).code()
    return (await clerk.call('purchase.record', { memberCode, storeId: EAST, amountFen })).purchase.purchaseId
  }
  await sell(5_000)
  await clerk.call('purchase.undo', { purchaseId: await sell(3_000) })
  await clerk.call('purchase.refund', { purchaseId: await sell(2_000), amountFen: 2_000, note: '洒了' })
  await clerk.call('purchase.refund', { purchaseId: await sell(1_000), amountFen: 400, note: '少一份' })
  await prepare()
  expect((await shop.ops('today.get', {})).today?.sales.today).toEqual({ purchases: 2, keptFen: 5_600 })
})

test('yesterday is beside the same weekday of the week before, in a sentence', async () => {
  await openStores(shop)
  const clerk = await aClerk(shop)
  await clerk.call('purchase.record', { memberCode: (await aMember(shop)).code(), storeId: EAST, amountFen: 5_000 })
  shop.clock.advance(DAY_MS)
  await prepare()
  const { today } = await shop.ops('today.get', { storeId: EAST })
  expect(today?.sentences).toEqual(['昨天消费 1 笔，比上周同一天多 1 笔'])
})

test('what waits for somebody is counted, and what does not wait is left out', async () => {
  const value = { targets: [{ key: 'joined', base: 10, challenge: 20 }], hysteresisPercent: 3 }
  await shop.ops('settings.propose', { setting: 'targets', value, by: '林店长', note: '定目标' })
  await prepare()
  const { today } = await shop.ops('today.get', {})
  expect(today?.waiting).toEqual([{ kind: 'approvals', title: '待审批', count: 1 }])
})

test('members whose gifts wait stand among it, until a person has decided', async () => {
  const { caseId } = await aHeldCrowd(shop, { accounts: 10 })
  await prepare()
  const visits = async () => (await shop.ops('today.get', {})).today?.waiting.filter(({ kind }) => kind === 'visits')
  expect(await visits()).toEqual([{ kind: 'visits', title: '停放的会员', count: 10 }])
  await shop.ops('traffic.decideCase', { caseId, decision: 'release', note: '公司发的同款手机', by: '周总' })
  shop.clock.advance(3_600_000)
  await prepare()
  expect(await visits()).toEqual([])
})

test('a figure has its light by the target that is in force', async () => {
  const value = { targets: [{ key: 'joined', base: 10, challenge: 20 }], hysteresisPercent: 3 }
  shop.database.put('settings', { _id: 'targets', version: 1, value, digest: '', by: '周总', at: 1 })
  await prepare()
  const { today } = await shop.ops('today.get', {})
  expect(today?.figures.find(({ key }) => key === 'joined')).toMatchObject({
    value: 0,
    target: { base: 10, challenge: 20 },
    light: 'bad',
  })
  expect(today?.figures.find(({ key }) => key === 'dau')).toMatchObject({ light: 'unknown' })
})

test('the desk opens it in six round trips, signing in and rights among them', async () => {
  await openStores(shop)
  const manager = await aClerk(shop, { role: 'manager' })
  const browser = openBrowser(shop)
  await browser.signIn(manager)
  await prepare()
  await browser.call('today.get', { storeId: EAST })
  expect(await shop.roundTrips(() => browser.call('today.get', { storeId: EAST }))).toBeLessThanOrEqual(6)
  expect(await browser.ask('today.get', {})).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})

describe('reports of days, weeks and months', () => {
  const idsOf = (kind: string) =>
    shop.database
      .find('briefs', { query: { kind } })
      .map(({ _id }) => _id)
      .sort()

  test('wait until the figures of their last day are there', async () => {
    putRolledUp(shop, startOfDay('2026-11-21' as never) + 1)
    await tickJob('make-briefs')
    expect(idsOf('day')).toEqual([])
    putRolledUp(shop, SHOP_OPENS_AT)
    shop.clock.advance(3_600_000)
    await tickJob('make-briefs')
    expect([...idsOf('day'), ...idsOf('week'), ...idsOf('month')]).toEqual([
      'day:2026-11-21',
      'week:2026-11-09',
      'month:2026-10-01',
    ])
  })

  test('of 57 weeks there are 57, though the timer is late, misses weeks, and functions die at any line', async () => {
    let struck = 0
    for (let week = 1; week <= 57; week += 1) {
      shop.clock.advance(7 * DAY_MS)
      // Every fifth week nothing runs at all, three weeks in the middle of the year neither.
      if (week < 57 && (week % 5 === 0 || (week > 25 && week < 29))) continue
      putRolledUp(shop, shop.clock.now())
      const kind = STRIKES[week % STRIKES.length] ?? 'error'
      shop.faults.add({ kind: kind === 'crash' ? 'crashAfter' : kind, nth: 1 + (week % 11), times: 1 })
      await tickJob('make-briefs').catch(() => undefined)
      struck += shop.faults.list().filter((fault) => fault.struck > 0).length
      shop.faults.clear()
      shop.coolDown()
      shop.clock.advance(3_600_000)
      await tickJob('make-briefs')
      shop.clock.advance(-3_600_000)
    }
    const weeks = idsOf('week')
    expect(new Set(weeks).size).toBe(57)
    expect([weeks[0], weeks.at(-1)]).toEqual(['week:2026-11-16', 'week:2027-12-13'])
    expect(struck).toBeGreaterThan(20)
    expect(idsOf('month')).toHaveLength(14)
  })

  test('are listed newest first, and each is one page that can be forwarded', async () => {
    putRolledUp(shop, SHOP_OPENS_AT)
    await tickJob('make-briefs')
    const { briefs, nextBeforeDay } = await shop.ops('today.listBriefs', { kind: 'week' })
    expect([briefs.length, nextBeforeDay]).toEqual([1, null])
    const { page } = await shop.ops('today.getBrief', { briefId: briefs[0]?.briefId ?? '' })
    expect(page).toContain('周报 2026-11-09 至 2026-11-15')
    expect(await shop.askOps('today.getBrief', { briefId: 'week:2026-11-02' })).toMatchObject({
      error: { code: 'BRIEF_NOT_FOUND' },
    })
  })
})

describeJobMatrix(
  () => shop,
  todayJobCases(() => shop),
)
