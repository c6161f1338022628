import type { ToldRecord } from '#shared/base/facts/marks'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { sweepTold } from './sweep.service'
import { tell } from './tell.service'
import { withBroken } from './testing/a-subscriber'

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
const ID = () => `tier.reached:${memberId}:jade:x`
const reaching = (source = `${memberId}:jade:x`) => ({
  name: 'tier.reached' as const,
  source,
  memberId,
  payload: { tierKey: 'jade', sinceDay: null },
})
const tellOfTier = (source?: string) => {
  const context = timerContext()
  return context.db.transaction((tx) => tell(context, tx, reaching(source)))
}
const record = () => shop.database.get('outbox', ID()) as unknown as ToldRecord
const balance = async () => (await phone.call('points.getBalance', {})).available
const sweepBroken = (by = 'tier') => sweepTold(withBroken(by), 50)
const untilNextTry = () => shop.clock.set(record().dueAt ?? 0)
async function setAside(by = 'tier'): Promise<void> {
  await tellOfTier()
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await sweepBroken(by)
    if (record().dueAt !== null) untilNextTry()
  }
}

test('what was told and not answered is answered at the next tick, once', async () => {
  const before = await balance()
  await tellOfTier()
  await shop.tick()
  expect(record().status).toBe('done')
  shop.clock.advance(5 * MINUTE_MS)
  await shop.tick()
  expect(await balance()).toBe(before + (JADE?.gift.points ?? 0))
})

test('a fact that is told a second time is not recorded a second time', async () => {
  await tellOfTier()
  await expect(tellOfTier()).rejects.toThrow(DuplicateKeyError)
  expect(shop.database.count('outbox', { name: 'tier.reached' })).toBe(1)
})

test('doubled timers answer one fact once', async () => {
  const before = await balance()
  await tellOfTier()
  await Promise.all([shop.tick(), shop.tick(), shop.tick()])
  expect(await balance()).toBe(before + (JADE?.gift.points ?? 0))
})

test('more facts than fit one sweep are all answered', async () => {
  for (let number = 0; number < 60; number += 1) await tellOfTier(`${memberId}:jade:${number}`)
  await shop.tick()
  expect(shop.database.count('outbox', { name: 'tier.reached', status: 'done' })).toBe(60)
})

test('a fact whose answer fails waits longer each time and does not keep the others waiting', async () => {
  await tellOfTier()
  const waits: number[] = []
  for (let attempt = 1; attempt <= 4; attempt += 1) {
    await sweepBroken()
    waits.push(((record().dueAt ?? 0) - shop.clock.now()) / MINUTE_MS)
    expect(await sweepBroken()).toEqual({ looked: 0, answered: 0 })
    untilNextTry()
  }
  expect(waits).toEqual([1, 2, 4, 8])
  expect(record()).toMatchObject({ status: 'due', answers: { tier: { attempts: 4 } } })
})

test('one noun that fails neither holds up the others nor makes them do it again', async () => {
  const before = await balance()
  await tellOfTier()
  expect(await sweepBroken('coupon')).toEqual({ looked: 1, answered: 1 })
  expect(record().answers).toMatchObject({ tier: { status: 'done' }, coupon: { status: 'due', attempts: 1 } })
  expect(await balance()).toBe(before + (JADE?.gift.points ?? 0))
  untilNextTry()
  expect(await sweepTold(timerContext(), 50)).toEqual({ looked: 1, answered: 1 })
  expect(record().status).toBe('done')
  expect(await balance()).toBe(before + (JADE?.gift.points ?? 0))
})

test('after its last attempt it is set aside, and a person is told once', async () => {
  await setAside()
  expect(record()).toMatchObject({ status: 'failed', answers: { tier: { attempts: 8 }, coupon: { status: 'done' } } })
  for (let ticks = 0; ticks < 2; ticks += 1) {
    shop.clock.advance(5 * MINUTE_MS)
    await shop.tick()
  }
  const { alerts } = await shop.ops('job.listAlerts', {})
  expect(alerts).toMatchObject([{ kind: 'outbox-failed', count: 1 }])
  expect(alerts[0]?.text).toContain('试了 8 次')
})

test('an answered fact is forgotten after thirty days, one that waits is not', async () => {
  await tellOfTier()
  await shop.tick()
  shop.database.put('outbox', { ...record(), _id: 'tier.reached:late', status: 'failed', dueAt: null })
  shop.clock.advance(30 * DAY_MS)
  await shop.tick()
  expect(record()).not.toBeNull()
  shop.clock.advance(DAY_MS)
  await shop.tick()
  expect(shop.database.find('outbox').map(({ _id }) => _id)).toEqual(['tier.reached:late'])
})

test('a noun that a later release does without is not waited for', async () => {
  await tellOfTier()
  const { tier, ...answers } = record().answers
  shop.database.put('outbox', { ...record(), answers: { ...answers, gone: tier } })
  await sweepTold(timerContext(), 50)
  expect(record()).toMatchObject({ status: 'done', answers: { gone: { status: 'done' } } })
})

describe('what was set aside', () => {
  test('is listed, answered again when a person says so, and that is on record', async () => {
    await setAside()
    const before = await balance()
    expect(await shop.ops('facts.listFailed', {})).toEqual({
      facts: [{ factId: ID(), fact: 'tier.reached', memberId, toldAt: record().toldAt, by: 'tier', attempts: 8 }],
    })
    expect(await shop.ops('facts.runAgain', { factId: ID(), by: 'tier' })).toEqual({ factId: ID(), by: 'tier' })
    expect(record()).toMatchObject({ status: 'done', answers: { tier: { status: 'done' } } })
    expect(await balance()).toBe(before + (JADE?.gift.points ?? 0))
    expect(await shop.ops('facts.listFailed', {})).toEqual({ facts: [] })
    expect(shop.database.find('audits')).toMatchObject([{ action: 'facts.runAgain', subject: `${ID()}:tier` }])
  })

  test('that fails again is set aside again, and a person is told again', async () => {
    await setAside()
    await shop.tick()
    shop.faults.add({ kind: 'error', match: { collection: 'outbox', writes: true }, nth: 2, times: 1 })
    await shop.ops('facts.runAgain', { factId: ID(), by: 'tier' })
    expect(record().answers.tier).toMatchObject({ status: 'due', attempts: 0 })
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await sweepBroken()
      if (record().dueAt !== null) untilNextTry()
    }
    shop.clock.advance(5 * MINUTE_MS)
    await shop.tick()
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'outbox-failed', count: 2 }])
  })

  test('that nobody knows cannot be run again, and what is done stays done', async () => {
    const again = (factId: string, by: string) => shop.askOps('facts.runAgain', { factId, by })
    expect(await again(ID(), 'tier')).toMatchObject({ ok: false, error: { code: 'FACT_NOT_FOUND' } })
    await tellOfTier()
    expect(await again(ID(), 'referral')).toMatchObject({ ok: false, error: { code: 'FACT_NOT_FOUND' } })
    await shop.tick()
    const before = await balance()
    expect(await again(ID(), 'tier')).toMatchObject({ ok: true })
    expect(await balance()).toBe(before)
  })
})
