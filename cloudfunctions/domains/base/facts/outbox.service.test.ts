import { defaultTierRules } from '#shared/ledger/tier/rules'
import { DuplicateKeyError } from '../../../platform/db/errors'
import type { Promised } from '../../../platform/noun/answer'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { type AnswersOf, promise, sweepOutbox } from './outbox.service'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

let shop: Shop
let phone: Phone
let memberId: string
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = shop.phone()
  ;({ memberId } = await phone.call('home.open', {}))
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const JADE = defaultTierRules.tiers[1]
const gift = () => ({
  kind: 'tier-gift' as const,
  source: `${memberId}:jade:x`,
  memberId,
  payload: { tierKey: 'jade' },
})
const promiseGift = () => {
  const context = timerContext()
  return context.db.transaction((tx) => promise(context, tx, gift()))
}
const record = () => shop.database.get('outbox', `tier-gift:${memberId}:jade:x`) as unknown as Promised
const balance = async () => (await phone.call('points.getBalance', {})).available
const breaks = async () => {
  throw new Error('the answer is broken')
}
const fails: AnswersOf = async () => [breaks]

test('what was promised and not answered is answered at the next tick, once', async () => {
  const before = await balance()
  await promiseGift()
  await shop.tick()
  expect(record().status).toBe('done')
  shop.clock.advance(5 * MINUTE_MS)
  await shop.tick()
  expect(await balance()).toBe(before + (JADE?.gift.points ?? 0))
})

test('a fact that promises a second time is not recorded a second time', async () => {
  await promiseGift()
  await expect(promiseGift()).rejects.toThrow(DuplicateKeyError)
  expect(shop.database.count('outbox', { kind: 'tier-gift' })).toBe(1)
})

test('doubled timers answer one promise once', async () => {
  const before = await balance()
  await promiseGift()
  await Promise.all([shop.tick(), shop.tick(), shop.tick()])
  expect(await balance()).toBe(before + (JADE?.gift.points ?? 0))
})

test('more promises than fit one sweep are all answered', async () => {
  const context = timerContext()
  for (let number = 0; number < 60; number += 1) {
    await context.db.transaction((tx) => promise(context, tx, { ...gift(), source: `${memberId}:jade:${number}` }))
  }
  await shop.tick()
  expect(shop.database.count('outbox', { kind: 'tier-gift', status: 'done' })).toBe(60)
})

test('a promise whose answer fails waits longer each time and does not keep the others waiting', async () => {
  await promiseGift()
  const waits: number[] = []
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await sweepOutbox(timerContext(), 50, fails)
    waits.push((record().dueAt - shop.clock.now()) / MINUTE_MS)
    expect(await sweepOutbox(timerContext(), 50, fails)).toEqual({ looked: 0, answered: 0 })
    shop.clock.set(record().dueAt)
  }
  expect(waits).toEqual([1, 2, 4, 8])
  expect(record()).toMatchObject({ status: 'due', attempts: 4 })
})

test('after its last attempt it is kept as failed, and a person is told once', async () => {
  await promiseGift()
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await sweepOutbox(timerContext(), 50, fails)
    shop.clock.set(record().dueAt)
  }
  expect(record()).toMatchObject({ status: 'failed', attempts: 8 })
  for (let ticks = 0; ticks < 2; ticks += 1) {
    shop.clock.advance(5 * MINUTE_MS)
    await shop.tick()
  }
  const { alerts } = await shop.ops('job.listAlerts', {})
  expect(alerts).toMatchObject([{ kind: 'outbox-failed', count: 1 }])
  expect(alerts[0]?.text).toContain('试了 8 次')
})

test('an answered promise is forgotten after thirty days, one that waits is not', async () => {
  await promiseGift()
  await shop.tick()
  shop.database.put('outbox', { ...record(), _id: 'tier-gift:late', status: 'failed' })
  shop.clock.advance(30 * DAY_MS)
  await shop.tick()
  expect(record()).not.toBeNull()
  shop.clock.advance(DAY_MS)
  await shop.tick()
  expect(shop.database.find('outbox').map(({ _id }) => _id)).toEqual(['tier-gift:late'])
})
