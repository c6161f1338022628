import { defaultTierRules } from '#shared/ledger/tier/rules'
import { forgetRules } from '../domains/base/settings/rules.service'
import { openShop, type Shop } from '../testing/shop'

// An operator who runs a job is told when what is there is not due yet, and may have it done at once.

const SETTLES_IN_MS = 65_000
const MINUTE_MS = 60_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const run = (job: string, force = false) => shop.ops('job.run', { job, force })
const SEGMENT = {
  segmentId: 'seg_paper',
  name: '素纸会员',
  note: '测试',
  condition: { kind: 'tier' as const, in: ['paper'] },
  by: '总部',
}

test('where nothing waits, it is done', async () => {
  for (const job of ['build-segments', 'roll-up-events', 'roll-up-channels', 'audit-purchases']) {
    expect(await run(job)).toMatchObject({ status: 'done', waitUntilAt: null })
  }
})

describe('a segment that was just saved', () => {
  const save = () => shop.ops('segment.save', SEGMENT)
  const stateOf = async () => (await shop.ops('segment.list', {})).segments.map(({ state }) => state)

  test('waits until those who look at members know of it, and says until when', async () => {
    const savedAt = shop.clock.now()
    await save()
    shop.clock.advance(5_000)
    expect(await run('build-segments')).toMatchObject({ status: 'waiting', waitUntilAt: savedAt + SETTLES_IN_MS })
    shop.clock.set(savedAt + SETTLES_IN_MS)
    expect(await run('build-segments')).toMatchObject({ status: 'done', waitUntilAt: null })
    expect(await stateOf()).toEqual(['ready'])
  })

  test('is built at once where an operator says so', async () => {
    await shop.phone().call('home.open', {})
    await save()
    expect(await run('build-segments', true)).toMatchObject({ status: 'done', waitUntilAt: null, looked: 1 })
    expect(await stateOf()).toEqual(['ready'])
  })
})

describe('a purchase that was just recorded', () => {
  const put = () =>
    shop.database.put('purchases', {
      _id: 'p1',
      memberId: 'mem_1',
      at: shop.clock.now(),
      changedAt: shop.clock.now(),
      day: '2026-11-22',
      amountFen: 3_000,
      discountFen: 0,
      basket: null,
      refunds: [],
      refundedFen: 0,
      isBack: false,
      undone: null,
    } as never)

  test.each(['roll-up-events', 'roll-up-channels', 'audit-purchases'])('waits two minutes for %s', async (job) => {
    put()
    const now = shop.clock.now()
    expect(await run(job)).toMatchObject({ status: 'waiting', waitUntilAt: now + 2 * MINUTE_MS })
    shop.clock.advance(2 * MINUTE_MS + 1)
    const after = await run(job)
    expect(after).toMatchObject({ status: 'done', waitUntilAt: null })
    expect(after.looked).toBeGreaterThan(0)
  })

  test.each(['roll-up-events', 'roll-up-channels', 'audit-purchases'])(
    'is looked at by %s at once where an operator says so, and once more when it has settled',
    async (job) => {
      put()
      const forced = await run(job, true)
      expect(forced).toMatchObject({ status: 'done', waitUntilAt: null })
      expect(forced.looked).toBeGreaterThan(0)
      shop.clock.advance(2 * MINUTE_MS + 1)
      expect((await run(job)).looked).toBeGreaterThan(0)
      shop.clock.advance(2 * MINUTE_MS + 1)
      expect((await run(job)).looked).toBe(0)
    },
  )
})

test('tier rules that were just changed wait until every instance knows them, or not', async () => {
  await shop.phone().call('home.open', {})
  await run('rate-again')
  shop.clock.advance(MINUTE_MS)
  await run('rate-again')
  const value = { ...defaultTierRules, validMonths: 6 }
  shop.database.put('settings', { _id: 'tier', version: 2, value, digest: '', by: '总部', at: 0 })
  forgetRules()
  const seenAt = shop.clock.now()
  expect(await run('rate-again')).toMatchObject({ status: 'waiting', waitUntilAt: seenAt + MINUTE_MS })
  expect(await run('rate-again', true)).toMatchObject({ status: 'done', looked: 1 })
  shop.clock.advance(MINUTE_MS)
  expect(await run('rate-again')).toMatchObject({ status: 'done', looked: 1, waitUntilAt: null })
  expect(await run('rate-again')).toMatchObject({ status: 'done', looked: 0, waitUntilAt: null })
})
