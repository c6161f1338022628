import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import type { JobState } from '../../base/job/job.repository'
import { buildSegmentsJob } from './build.jobs'
import { openPlan } from './plan.service'
import { reviewMembers } from './review.service'
import {
  boughtLately,
  build,
  changesOf,
  DAY_MS,
  portraitOf,
  putPerson,
  putPurchase,
  putSegment,
  review,
  segmentIdsOf,
  sleepTo,
  tagKeysOf,
} from './testing/put-people'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const run = () => shop.database.get('jobs', 'review-portraits') as unknown as JobState
const HOUR_MS = 3_600_000

/** Everything is known and settled: the next run has nothing to do but what the test brings. */
async function settle(): Promise<void> {
  await build()
  await review()
  shop.clock.advance(HOUR_MS)
  await review()
  shop.clock.advance(HOUR_MS)
}

describe('the first run', () => {
  test('gives every member tags of all three kinds, each with why and since', async () => {
    putPerson(shop, 1)
    putPurchase(shop, 1)
    await review()
    expect(portraitOf(shop, 1)).toMatchObject({ state: 'kept', kindCount: 3, version: 1 })
    expect(tagKeysOf(shop, 1)).toEqual(['settled-member', 'recent', 'first-purchase'])
    expect(portraitOf(shop, 1)?.tags).toContainEqual({
      by: 'rule',
      key: 'first-purchase',
      kind: 'value',
      why: ['累计消费次数 正好 1 次（1 次）'],
      sinceDay: '2026-11-22',
    })
  })

  test('finds the members of a segment, in pages', async () => {
    const segment = putSegment(shop, 'buyers', boughtLately)
    for (let number = 1; number <= 230; number += 1) putPerson(shop, number)
    for (const number of [1, 115, 230]) putPurchase(shop, number)
    await build()
    expect(shop.database.count('portraits', { segmentIds: segment })).toBe(3)
    expect(changesOf(shop, 115)).toEqual(['2026-11-22 +seg_buyers'])
    expect(shop.database.get('segments', segment)).toMatchObject({ state: 'ready', build: null })
  })

  test('leaves out who is closed, merged, or does not want it', async () => {
    putPerson(shop, 1, { account: { status: 'closed' }, member: { status: 'closed' } })
    putPerson(shop, 2, { account: { status: 'merged' }, member: { status: 'merged' } })
    putPerson(shop, 3, { member: { consents: { personalization: { version: 1, isGranted: false, at: 0 } } } })
    putPerson(shop, 4, { member: { consents: { personalization: { version: 1, isGranted: true, at: 0 } } } })
    await review()
    expect(shop.database.find('portraits').map(({ _id }) => _id)).toEqual([memberIdOf(4)])
  })
})

describe('true every day', () => {
  test('"bought in the last 30 days" ends on day 31 without an event, and only that member is looked at', async () => {
    putSegment(shop, 'buyers', boughtLately)
    for (let number = 1; number <= 30; number += 1) putPerson(shop, number, { joinedDaysAgo: 500 })
    putPurchase(shop, 7)
    await settle()
    expect(portraitOf(shop, 7)?.reviewDay).toBe('2026-12-22')
    sleepTo(shop, '2026-12-21')
    await review()
    expect(segmentIdsOf(shop, 7)).toEqual(['seg_buyers'])
    sleepTo(shop, '2026-12-22')
    await review()
    expect(run()).toMatchObject({ looked: 1, changed: 1 })
    expect(segmentIdsOf(shop, 7)).toEqual([])
    expect(changesOf(shop, 7)).toEqual(['2026-11-22 +seg_buyers', '2026-12-22 -seg_buyers'])
    expect(portraitOf(shop, 7)?.left).toEqual([{ segmentId: 'seg_buyers', day: '2026-12-21' }])
  })

  test('who buys comes in with the next run', async () => {
    putSegment(shop, 'buyers', boughtLately)
    for (let number = 1; number <= 5; number += 1) putPerson(shop, number)
    await settle()
    putPurchase(shop, 2)
    shop.clock.advance(HOUR_MS)
    await review()
    expect(run()).toMatchObject({ looked: 1, changed: 1 })
    expect(segmentIdsOf(shop, 2)).toEqual(['seg_buyers'])
  })

  test.each<[string, (number: number) => void]>([
    ['a visit', (number) => change('accounts', number, { counters: { lastSeenAt: shop.clock.now() } })],
    ['a phone number', (number) => change('members', number, { updatedAt: shop.clock.now() })],
    ['a score', (number) => shop.database.put('scores', aScore(memberIdOf(number)))],
  ])('%s brings the member to be looked at', async (_what, act) => {
    for (let number = 1; number <= 5; number += 1) putPerson(shop, number)
    await settle()
    act(3)
    shop.clock.advance(HOUR_MS)
    await review()
    expect(run()).toMatchObject({ looked: 1 })
    // What was not rolled up by then is looked at again, and then no more.
    shop.clock.advance(2 * HOUR_MS)
    await review()
    shop.clock.advance(HOUR_MS)
    await review()
    expect(run()).toMatchObject({ looked: 0 })
  })

  test('without anything new a run costs a handful of reads and no write', async () => {
    for (let number = 1; number <= 250; number += 1) putPerson(shop, number)
    await settle()
    const before = shop.database.find('portraits')
    const trips = await shop.roundTrips(review)
    expect(trips).toBeLessThanOrEqual(18)
    expect(run()).toMatchObject({ looked: 0, changed: 0 })
    expect(shop.database.find('portraits')).toEqual(before)
  })

  test('what was bought under a record that was merged counts for who carries on', async () => {
    putSegment(shop, 'buyers', { ...boughtLately, count: { min: 2 } } as typeof boughtLately)
    const into = putPerson(shop, 1)
    const merge = { mergeId: 'm', into, at: 0, identityIds: [], note: '' }
    putPerson(shop, 2, { account: { status: 'merged' }, member: { status: 'merged', merge } })
    putPurchase(shop, 1)
    putPurchase(shop, 2)
    await settle()
    expect(segmentIdsOf(shop, 1)).toEqual(['seg_buyers'])
    expect(portraitOf(shop, 2)).toBeNull()
  })

  test('one member who acts does not bring the others along', async () => {
    putSegment(shop, 'buyers', boughtLately)
    for (let number = 1; number <= 250; number += 1) putPerson(shop, number)
    await settle()
    putPurchase(shop, 77)
    shop.clock.advance(HOUR_MS)
    expect(await shop.roundTrips(review)).toBeLessThanOrEqual(30)
    expect(run()).toMatchObject({ looked: 1, changed: 1 })
  })

  test('a segment sees the tags and the segments before it, of the same look', async () => {
    putSegment(shop, 'b-others', { kind: 'not', of: { kind: 'inSegment', segmentId: 'seg_c-buyers' } })
    putSegment(shop, 'c-buyers', { kind: 'tag', in: ['first-purchase'] })
    putSegment(shop, 'a-lost', { kind: 'wasInSegment', segmentId: 'seg_b-others', withinDays: 3 })
    putPerson(shop, 1)
    await settle()
    expect(segmentIdsOf(shop, 1).sort()).toEqual(['seg_a-lost', 'seg_b-others'])
    putPurchase(shop, 1)
    shop.clock.advance(HOUR_MS)
    await review()
    expect(segmentIdsOf(shop, 1).sort()).toEqual(['seg_a-lost', 'seg_c-buyers'])
    expect(portraitOf(shop, 1)?.reviewDay).toBe('2026-11-25')
    sleepTo(shop, '2026-11-25')
    await review()
    expect(segmentIdsOf(shop, 1)).toEqual(['seg_c-buyers'])
  })
})

test('a doubled timer changes everything once', async () => {
  putSegment(shop, 'buyers', boughtLately)
  for (let number = 1; number <= 120; number += 1) putPerson(shop, number)
  putPurchase(shop, 9)
  await Promise.all([review(), review(), build(), build()])
  await settle()
  expect(changesOf(shop, 9)).toEqual(['2026-11-22 +seg_buyers'])
  expect(shop.database.count('portraits')).toBe(120)
  expect(shop.database.count('portraits', { version: 1 })).toBe(120)
})

test('two who look at the same members at once write each of them once', async () => {
  const plan = await openPlan(timerContext())
  const ids = [1, 2, 3].map((number) => putPerson(shop, number))
  const written = await Promise.all([1, 2, 3].map(() => reviewMembers(timerContext(), plan, ids)))
  expect(written.reduce((sum, count) => sum + count, 0)).toBe(3)
  expect(shop.database.count('portraits', { version: 1 })).toBe(3)
})

test('a thousand and one members are all looked at, and all their purchases counted', async () => {
  putSegment(shop, 'regulars', { kind: 'bought', withinDays: 366, count: { min: 1001 } })
  for (let number = 1; number <= 1001; number += 1) putPerson(shop, number)
  for (let index = 0; index < 1001; index += 1) {
    putPurchase(shop, 5)
    shop.clock.advance(1)
  }
  await review()
  expect(shop.database.count('portraits')).toBe(1001)
  expect(run()).toMatchObject({ looked: 1001, changed: 1001 })
  expect(segmentIdsOf(shop, 5)).toEqual(['seg_regulars'])
})

describe('what is broken or heavy does not hold up the rest', () => {
  test('a segment that nobody can read keeps its members and is told, the others go on', async () => {
    putSegment(shop, 'buyers', boughtLately)
    putSegment(shop, 'odd', boughtLately)
    putPerson(shop, 1)
    putPurchase(shop, 1)
    await settle()
    const odd = shop.database.get('segments', 'seg_odd')
    shop.database.put('segments', { ...odd, _id: 'seg_odd', condition: { kind: 'gender', in: ['f'] } })
    sleepTo(shop, '2026-12-22')
    await review()
    expect(segmentIdsOf(shop, 1)).toEqual(['seg_odd'])
    expect(shop.database.find('alerts')).toMatchObject([{ _id: 'segment-broken:seg_odd', status: 'open' }])
  })

  test('a member whose data is broken is skipped at the second try and told', async () => {
    for (let number = 51; number <= 70; number += 1) putPerson(shop, number)
    change('accounts', 60, { checkIn: null })
    await review()
    expect(run()).toMatchObject({ status: 'failed', failures: 1 })
    shop.clock.advance(5 * 60_000)
    await review()
    expect(run()).toMatchObject({ status: 'done' })
    expect(shop.database.count('portraits')).toBe(19)
    expect(shop.database.find('alerts')).toMatchObject([{ _id: `job-skipped:review-portraits:${memberIdOf(60)}` }])
  })

  test('a heavy segment keeps no small one waiting, even where a slice has time for one page only', async () => {
    putSegment(shop, 'a-heavy', { kind: 'has', field: 'wechat' })
    putSegment(shop, 'b-buyers', boughtLately)
    for (let number = 1; number <= 350; number += 1) putPerson(shop, number)
    putPurchase(shop, 1)
    const stateOf = (id: string) => shop.database.get('segments', id)?.state
    const context = { ...timerContext(), runId: 'r', job: 'build-segments', jobTitle: '计算', failures: 0 }
    const noTime = { isSpent: () => true }
    for (let slice = 0; slice < 4; slice += 1) await buildSegmentsJob.slice(context, null, noTime)
    expect([stateOf('seg_a-heavy'), stateOf('seg_b-buyers')]).toEqual(['building', 'ready'])
    for (let slice = 0; slice < 4; slice += 1) await buildSegmentsJob.slice(context, null, noTime)
    expect(stateOf('seg_a-heavy')).toBe('ready')
    expect(shop.database.count('portraits', { segmentIds: 'seg_a-heavy' })).toBe(350)
  })

  test('a segment whose members cannot be found fails alone, after three tries', async () => {
    const heavy = putSegment(shop, 'a-heavy', boughtLately)
    const stuck = { phase: 'reach', afterId: {}, looked: 0, failures: 0 }
    shop.database.put('segments', { ...shop.database.get('segments', heavy), _id: heavy, build: stuck })
    putSegment(shop, 'b-buyers', boughtLately)
    putPerson(shop, 1)
    putPurchase(shop, 1)
    for (let tick = 0; tick < 3; tick += 1) {
      await build()
      shop.clock.advance(5 * 60_000)
    }
    expect(shop.database.get('segments', 'seg_b-buyers')).toMatchObject({ state: 'ready' })
    expect(shop.database.get('segments', 'seg_a-heavy')).toMatchObject({ state: 'failed' })
    expect(shop.database.find('alerts')).toMatchObject([{ _id: 'segment-failed:seg_a-heavy' }])
    // Saved anew it has its members, and the alert is over by itself.
    shop.database.put('segments', {
      ...shop.database.get('segments', heavy),
      _id: heavy,
      state: 'building',
      build: null,
    })
    await build()
    expect(shop.database.get('segments', heavy)).toMatchObject({ state: 'ready' })
    expect(shop.database.find('alerts')).toMatchObject([{ status: 'closed' }])
  })
})

function change(collection: 'accounts' | 'members', number: number, fields: Record<string, unknown>): void {
  const stored: Record<string, unknown> = shop.database.get(collection, memberIdOf(number)) ?? {}
  const counters = { ...(stored.counters as object), ...(fields.counters as object) }
  shop.database.put(collection, {
    ...stored,
    ...fields,
    ...(fields.counters ? { counters } : {}),
    _id: memberIdOf(number),
  })
}

function aScore(_id: string) {
  const rfm = { r: 5, f: 3, m: 5, l: null, s: null }
  const rest = { value: 80, group: 'loyalValue', stage: 'loyal', forecast: null, watch: null, reviewDay: '2027-01-01' }
  return { _id, rfm, ...rest, scoredAt: shop.clock.now(), asOfDay: '2026-11-22', lastAt: shop.clock.now() - DAY_MS }
}
