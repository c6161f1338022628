import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { costJobCases } from './testing/job-cases'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  process.env.CHANGLAI_METER = 'on'
})
afterEach(() => {
  process.env.CHANGLAI_METER = 'off'
})
afterAll(() => shop.close())

const MINUTE_MS = 60_000
/** With the rules, which an instance reads again after 30 s. */
const BALANCE = 3

test('calls are counted by action, and nothing is written for ten minutes', async () => {
  const member = shop.phone()
  await member.call('home.open', {})
  await member.call('points.getBalance', {})
  await member.call('points.getBalance', {})
  expect(await member.ask('coupon.claim', { templateId: 'tpl_none' } as never)).toMatchObject({ ok: false })
  expect(shop.database.count('cost_days')).toBe(0)
  shop.clock.advance(11 * MINUTE_MS)
  expect(await shop.roundTrips(() => member.call('points.getBalance', {}))).toBe(BALANCE + 3)
  const { actions, total } = await shop.ops('cost.getMeter', {})
  expect(actions).toContainEqual(expect.objectContaining({ action: 'points.getBalance', calls: 3, databaseCalls: 7 }))
  expect(actions).toContainEqual(expect.objectContaining({ action: 'coupon.claim', calls: 1, title: '券 · 领取' }))
  expect(total.calls).toBe(5)
})

test('what an instance tells later in the day is added, in one write', async () => {
  const member = shop.phone()
  await member.call('home.open', {})
  for (let times = 0; times < 2; times += 1) {
    shop.clock.advance(11 * MINUTE_MS)
    await member.call('points.getBalance', {})
  }
  await member.call('points.getBalance', {})
  shop.clock.advance(11 * MINUTE_MS)
  expect(await shop.roundTrips(() => member.call('points.getBalance', {}))).toBe(BALANCE + 1)
  expect((await shop.ops('cost.getMeter', {})).total.calls).toBe(5)
})

test('what is no action is counted under one name, whatever a phone has called it', async () => {
  const member = shop.phone()
  await member.call('home.open', {})
  for (const name of ['$set', '__proto__', 'a'.repeat(100), 'home.open.calls']) {
    expect(await member.ask(name as never, {} as never)).toMatchObject({ error: { code: 'UNKNOWN_ACTION' } })
  }
  shop.clock.advance(11 * MINUTE_MS)
  await member.call('points.getBalance', {})
  const { actions } = await shop.ops('cost.getMeter', {})
  expect(actions.map(({ action }) => action).sort()).toEqual(['home.open', 'points.getBalance', 'unknown'])
  expect(actions).toContainEqual(expect.objectContaining({ action: 'unknown', calls: 4 }))
})

test('a figure that cannot be kept does not fail the call', async () => {
  const member = shop.phone()
  await member.call('home.open', {})
  shop.clock.advance(11 * MINUTE_MS)
  shop.faults.add({ kind: 'error', match: { writes: true } })
  expect((await member.ask('points.getBalance', {})).ok).toBe(true)
  shop.faults.clear()
})

test('what is owed is shown with what it is worth by the shop’s own price', async () => {
  costJobCases(() => shop)[0]?.prepare()
  while ((await shop.ops('job.run', { job: 'count-liability' })).status === 'running');
  const { liability, spentFen } = await shop.ops('cost.getMeter', {})
  expect(liability).toMatchObject({ day: '2026-11-21', points: 80, pointsFen: null, coupons: 1 })
  expect(liability).toMatchObject({ pickUps: 1, pickUpsFen: 1200 })
  expect(spentFen).toBeNull()
})

describe('killed at each of its database calls', () => {
  beforeAll(() => {
    process.env.CHANGLAI_METER = 'off'
  })
  describeJobMatrix(
    () => shop,
    costJobCases(() => shop),
  )
})
