import { memberDayId } from '#shared/insight/event/member-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import { tickJob } from '../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { aClerk, aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { listMemberDays } from './member-day.service'
import { ROLL_UP_JOB } from './roll-up.jobs'
import { eventDayOf, memberDaysOf, putEvent, rollUp } from './testing/put-events'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const dayOf = (member: number, day: string) =>
  memberDaysOf(shop).find(({ _id }) => _id === memberDayId(memberIdOf(member), day as BusinessDay))
const link = (firstDay: string, previousDay: string | null = null) => ({ firstDay, previousDay })

describe('a day of a member', () => {
  test('tallies by name, and lands on the business day: 07:59 and 23:59 of the shop are one day', async () => {
    putEvent(shop, { member: 1, at: '2026-11-21T00:00' })
    putEvent(shop, { member: 1, at: '2026-11-21T07:59' })
    putEvent(shop, { member: 1, at: '2026-11-21T23:59', name: 'code.shown' })
    putEvent(shop, { member: 1, at: '2026-11-22T00:00' })
    await rollUp(shop)
    expect(memberDaysOf(shop)).toMatchObject([
      {
        day: '2026-11-21',
        tallies: [
          { name: 'code.shown', count: 1 },
          { name: 'page.viewed', count: 2 },
        ],
        links: { visit: link('2026-11-21'), key: null, buy: null },
      },
      { day: '2026-11-22', links: { visit: link('2026-11-21', '2026-11-21') } },
    ])
  })

  test('a fault of the phone is on the record but is no visit', async () => {
    putEvent(shop, { member: 1, at: '2026-11-21T09:00', name: 'request.failed' })
    await rollUp(shop)
    expect(dayOf(1, '2026-11-21')).toMatchObject({ tallies: [{ name: 'request.failed' }], links: { visit: null } })
    expect(eventDayOf(shop, '2026-11-21').visitors).toBe(0)
  })

  test('holds what the shop itself knows: joining, checking in, buying, with what was paid back taken off', async () => {
    await openStores(shop)
    const clerk = await aClerk(shop)
    const member = await aMember(shop)
    await member.call('check-in.perform', {})
    const requestId = shop.newRequestId()
    const sale = { memberCode: member.code(), storeId: EAST, amountFen: 5_000 }
    await clerk.call('purchase.record', sale, requestId)
    await rollUp(shop)
    const id = memberDayId(member.memberId, '2026-11-22' as BusinessDay)
    const found = () => shop.database.get('member_days', id)
    expect(found()).toMatchObject({
      tallies: [
        { name: 'check-in.performed', count: 1 },
        { name: 'member.joined', count: 1 },
        { name: 'purchase.recorded', count: 1 },
      ],
      spentFen: 5_000,
      links: { visit: link('2026-11-22'), key: link('2026-11-22'), buy: link('2026-11-22') },
    })
    expect(eventDayOf(shop, '2026-11-22')).toMatchObject({ joined: 2, orders: 1, buyers: 1, spentFen: 5_000 })
    await clerk.call('purchase.refund', { purchaseId: requestId, amountFen: 2_000, note: '少一杯' })
    await rollUp(shop)
    expect(found()).toMatchObject({ spentFen: 3_000 })
    await clerk.call('purchase.refund', { purchaseId: requestId, amountFen: 3_000, note: '全退' })
    await rollUp(shop)
    expect(found()).toMatchObject({ spentFen: 0, links: { key: link('2026-11-22'), buy: null } })
    expect(eventDayOf(shop, '2026-11-22')).toMatchObject({ orders: 0, buyers: 0, spentFen: 0 })
  })

  test('listMemberDays reads the days of the members asked for, from a day on, in order', async () => {
    for (const member of [1, 2, 3]) {
      for (const day of ['18', '20', '21']) putEvent(shop, { member, at: `2026-11-${day}T09:00` })
    }
    await rollUp(shop)
    const found = await listMemberDays(
      timerContext().db,
      [memberIdOf(3), memberIdOf(1), memberIdOf(3)],
      '2026-11-20' as BusinessDay,
    )
    expect(found.map(({ _id }) => _id)).toEqual(
      [1, 3].flatMap((member) => ['20', '21'].map((day) => `${memberIdOf(member)}:2026-11-${day}`)),
    )
  })
})

describe('what comes late', () => {
  test('opens exactly the days on which it happened, and none of the others is counted again', async () => {
    for (const day of ['18', '19', '20', '21']) putEvent(shop, { member: 1, at: `2026-11-${day}T09:00` })
    await rollUp(shop)
    const from = shop.clock.now()
    putEvent(shop, { member: 2, at: '2026-11-19T21:00' })
    const last = shop.stats.last()
    await rollUp(shop)
    expect(from).toBeLessThan(shop.clock.now())
    expect(eventDayOf(shop, '2026-11-19')).toMatchObject({ visitors: 2, names: [{ name: 'page.viewed', count: 2 }] })
    const written = shop.stats.since(last).filter(({ collection, action }) => {
      return collection === 'event_days' && action !== 'database.getDocument'
    })
    expect(written).toHaveLength(1)
  })

  test('before a member’s other days, moves the first day of all of them', async () => {
    for (const day of ['18', '21']) putEvent(shop, { member: 1, at: `2026-11-${day}T09:00` })
    await rollUp(shop)
    putEvent(shop, { member: 1, at: '2026-11-10T09:00' })
    putEvent(shop, { member: 1, at: '2026-11-20T09:00' })
    await rollUp(shop)
    expect(memberDaysOf(shop).map(({ day, links }) => [day, links.visit])).toEqual([
      ['2026-11-10', link('2026-11-10')],
      ['2026-11-18', link('2026-11-10', '2026-11-10')],
      ['2026-11-20', link('2026-11-10', '2026-11-18')],
      ['2026-11-21', link('2026-11-10', '2026-11-20')],
    ])
    expect(shop.database.get('cohort_days', '2026-11-21')).toMatchObject({ ages: [{ age: 11, visitors: 1 }] })
  })

  test('comes to the same in whatever order it is stored', async () => {
    const events = [3, 1, 2, 5, 4].flatMap((day) =>
      [1, 2].map((member) => ({ member, at: `2026-11-1${day}T0${member}:30`, session: `one-session-of-${member}` })),
    )
    const outcome = () => {
      const { member_days, event_days, cohort_days, sessions, member_activity } = shop.database.dump().collections
      // When they were added up is another matter.
      const activities = member_activity?.map(({ changedAt: _at, ...rest }) => rest)
      return [member_days, event_days, cohort_days, sessions, activities].map((documents) =>
        [...(documents ?? [])].sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1)),
      )
    }
    for (const event of events) putEvent(shop, event)
    await rollUp(shop)
    const atOnce = outcome()
    shop.reset()
    for (const event of events) {
      putEvent(shop, event)
      await rollUp(shop)
    }
    expect(outcome()).toEqual(atOnce)
  })
})

describe('raw events end, roll-ups stay', () => {
  test('a late event on a day whose raw events are gone adds to it', async () => {
    const first = putEvent(shop, { member: 1, at: '2026-11-01T09:00' })
    putEvent(shop, { member: 1, at: '2026-11-01T10:00' })
    await rollUp(shop)
    shop.database.remove('events', first)
    putEvent(shop, { member: 1, at: '2026-11-01T11:00', name: 'code.shown' })
    await rollUp(shop)
    expect(dayOf(1, '2026-11-01')?.tallies).toEqual([
      { name: 'code.shown', count: 1 },
      { name: 'page.viewed', count: 2 },
    ])
  })
})

describe('a session', () => {
  test('is from its first event to its last, on the day on which it began, with its pages and its entrance', async () => {
    const session = 'one-visit-0000001'
    const props = { scene: 1047, entrance: 'door-east' }
    putEvent(shop, { member: 1, at: '2026-11-20T23:58', name: 'app.opened', session, props })
    putEvent(shop, { member: 1, at: '2026-11-20T23:59', session })
    putEvent(shop, { member: 1, at: '2026-11-21T00:01', session })
    putEvent(shop, { member: 2, at: '2026-11-21T00:01', session })
    await rollUp(shop)
    const id = `${memberIdOf(1)}:${session}`
    expect(shop.database.get('sessions', id)).toMatchObject({
      day: '2026-11-20',
      seconds: 180,
      pages: 2,
      events: 3,
      scene: 1047,
      entrance: 'door-east',
    })
    expect(eventDayOf(shop, '2026-11-20').sessions).toEqual({ count: 1, seconds: 180, pages: 2 })
    expect(eventDayOf(shop, '2026-11-21').sessions).toEqual({ count: 1, seconds: 0, pages: 1 })
  })

  test('a late beginning moves it to the day before, and both days are counted again', async () => {
    const session = 'one-visit-0000001'
    putEvent(shop, { member: 1, at: '2026-11-21T00:01', session })
    await rollUp(shop)
    putEvent(shop, { member: 1, at: '2026-11-20T23:59', session })
    await rollUp(shop)
    expect(eventDayOf(shop, '2026-11-20').sessions.count).toBe(1)
    expect(eventDayOf(shop, '2026-11-21').sessions.count).toBe(0)
  })
})

test('1 001 members, all of whose events were stored in the same millisecond, are all counted', async () => {
  for (let member = 1; member <= 1001; member += 1) putEvent(shop, { member, at: '2026-11-21T09:00' })
  await rollUp(shop)
  expect(shop.database.count('member_days')).toBe(1001)
  expect(eventDayOf(shop, '2026-11-21')).toMatchObject({
    visitors: 1001,
    names: [{ name: 'page.viewed', count: 1001, members: 1001 }],
  })
})

test('a broken record of one member does not keep the others from being counted, and a person is told', async () => {
  // As only a hand in the database can leave it.
  const broken = { installId: 'phone-0000000001', covers: 1 } as never
  putEvent(shop, { member: 1, at: '2026-11-21T09:00', phone: broken })
  putEvent(shop, { member: 2, at: '2026-11-21T09:00' })
  shop.clock.advance(10 * 60_000)
  await tickJob(ROLL_UP_JOB)
  expect(shop.database.get('jobs', ROLL_UP_JOB)).toMatchObject({ status: 'failed' })
  shop.clock.advance(5 * 60_000)
  await tickJob(ROLL_UP_JOB)
  expect(shop.database.get('jobs', ROLL_UP_JOB)).toMatchObject({ status: 'done' })
  expect(dayOf(2, '2026-11-21')?.links.visit).toEqual(link('2026-11-21'))
  expect(shop.database.get('member_activity', memberIdOf(2))).not.toBeNull()
  expect(shop.database.find('alerts')).toMatchObject([{ kind: 'job-skipped' }])
})

test('a run that finds nothing new asks each source once and writes nothing', async () => {
  putEvent(shop, { member: 1, at: '2026-11-21T09:00' })
  await rollUp(shop)
  const before = JSON.stringify(shop.database.find('member_days'))
  expect(await shop.roundTrips(() => rollUp(shop))).toBeLessThanOrEqual(22)
  expect(JSON.stringify(shop.database.find('member_days'))).toBe(before)
})
