import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { accept, answerWith, CHECK_IN, sendReminders, sentOf } from '../message/testing/reminded'
import { enter } from './enter.service'
import { hear } from './hear.service'
import {
  aDefinition,
  aTraveller,
  DAY_MS,
  HOUR_MS,
  letter,
  lettersOf,
  MINUTE_MS,
  runsOf,
  startJourney,
  tickAfter,
  wait,
} from './testing/travelling'

// What went wrong in the field with journeys of others, each as it was reported.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  shop.openapi.resetReplies()
  shop.outbox.length = 0
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const later = wait('later', 1, 'days', 'letter')
const twoSteps = { start: 'later', nodes: [later, letter('letter', null)] }
const checkedIn = async () => {
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  return phone
}
const entering = (memberId: string, over: object = {}) => ({
  journeyId: 'jny_test',
  version: 1,
  definition: aDefinition(twoSteps),
  memberId,
  key: 'check-in.performed:1',
  begunAt: 0,
  source: null,
  ...over,
})

test('saving and starting a journey anew lets nobody in a second time', async () => {
  await startJourney(shop, twoSteps)
  const phone = await checkedIn()
  for (let times = 0; times < 3; times += 1) await startJourney(shop, twoSteps)
  shop.clock.advance(DAY_MS)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  await tickAfter(shop, DAY_MS)
  expect(runsOf(shop)).toHaveLength(1)
  expect(lettersOf(shop)).toHaveLength(1)
})

test('whoever enters again after some days has one step waiting, not two', async () => {
  await startJourney(shop, { ...twoSteps, entry: { kind: 'everyDays', days: 2 } })
  const phone = await checkedIn()
  for (let days = 0; days < 3; days += 1) {
    await tickAfter(shop, DAY_MS + MINUTE_MS)
    await phone.call('check-in.perform', {})
    await tickAfter(shop, MINUTE_MS)
    const open = runsOf(shop).filter(({ state }) => state === 'waiting')
    expect(open.length).toBeLessThanOrEqual(1)
    expect(
      shop.database.find('due_work').filter(({ kind, state }) => kind === 'journey' && state === 'waiting'),
    ).toHaveLength(open.length)
  }
  expect(runsOf(shop)).toHaveLength(2)
})

test('two timers in the same second do a step once', async () => {
  await startJourney(shop, twoSteps)
  await checkedIn()
  shop.clock.advance(DAY_MS)
  await Promise.all([shop.tickDue(), shop.tickDue(), shop.tickDue()])
  expect(lettersOf(shop)).toHaveLength(1)
})

test('a step on one weekday is done once on it, and not over and over', async () => {
  // It begins on a Sunday; 3 is Wednesday.
  const onWednesday = wait('later', 0, 'minutes', 'letter', { weekdays: [3] })
  await startJourney(shop, { start: 'later', nodes: [onWednesday, letter('letter', null)], weekdays: [3] })
  await checkedIn()
  for (let hours = 0; hours < 24 * 9; hours += 12) await tickAfter(shop, 12 * HOUR_MS)
  expect(lettersOf(shop)).toHaveLength(1)
  expect(runsOf(shop)[0]?.visits).toBeLessThanOrEqual(2)
})

test('a message that WeChat refuses is not put off for ever: it is refused once and the run goes on', async () => {
  sendReminders(shop)
  answerWith(shop, 43101)
  await startJourney(shop, {
    start: 'say',
    nodes: [{ kind: 'message', id: 'say', purpose: 'check-in-next', next: 'letter' }, letter('letter', null)],
    trigger: { kind: 'fact', fact: 'member.joined' },
    kind: 'welcome',
  })
  const phone = await aTraveller(shop)
  await accept(phone, CHECK_IN)
  for (let minutes = 0; minutes < 10; minutes += 1) await tickAfter(shop, MINUTE_MS)
  expect(sentOf(shop)).toHaveLength(1)
  expect(runsOf(shop)[0]).toMatchObject({ state: 'ended', endedWhy: 'through', tally: { messageHanded: 1 } })
  expect(lettersOf(shop)).toHaveLength(1)
})

test('messages that wait for the morning are each sent once, also when many minutes pass at once', async () => {
  sendReminders(shop)
  const say = { kind: 'message', id: 'say', purpose: 'check-in-next', next: null } as const
  await startJourney(shop, { start: 'later', nodes: [wait('later', 13, 'hours', 'say'), say] })
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  await accept(phone, CHECK_IN)
  await accept(phone, CHECK_IN)
  for (let hours = 0; hours < 30; hours += 1) await tickAfter(shop, HOUR_MS)
  const own = shop.database.find('message_sends').filter(({ _id }) => String(_id).startsWith('journey:'))
  expect(own).toHaveLength(1)
  expect(runsOf(shop)[0]?.state).toBe('ended')
})

test('two journeys for the same people write no more than a member is to have in a day', async () => {
  const over = { kind: 'shop' as const, start: 'letter', nodes: [letter('letter', null)] }
  for (const id of ['jny_one', 'jny_two', 'jny_three', 'jny_four']) await startJourney(shop, over, id)
  let phone = await aTraveller(shop, ['marketing'])
  // Whom two of the four journeys keep apart to compare with tells nothing here.
  for (let kept = 0; kept < 3; kept = runsOf(shop, phone.memberId).filter(({ state }) => state === 'ended').length) {
    phone = await aTraveller(shop, ['marketing'])
    await phone.call('check-in.perform', {})
    for (let minutes = 0; minutes < 3; minutes += 1) await tickAfter(shop, MINUTE_MS)
  }
  const through = runsOf(shop, phone.memberId).filter(({ state }) => state === 'ended')
  expect(lettersOf(shop, phone.memberId)).toHaveLength(2)
  expect(through.filter(({ tally }) => tally.overCap === 1)).toHaveLength(through.length - 2)
})

test('a step that always fails is left out with an alert, and does not hold the run for ever', async () => {
  await startJourney(shop, {
    start: 'tag',
    nodes: [{ kind: 'tag', id: 'tag', tagKey: 'regular', days: 7, next: 'letter' }, letter('letter', null)],
  })
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  shop.database.put('portraits', { _id: phone.memberId, tags: 'broken' })
  for (let minutes = 0; minutes < 60; minutes += 1) await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop)[0]).toMatchObject({ state: 'ended', tally: { failed: 1, inboxWritten: 1 } })
  expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'journey-step-failed' }])
  shop.database.remove('portraits', phone.memberId)
})

test('a wait is as long as it says, not a day', async () => {
  await startJourney(shop, { start: 'later', nodes: [wait('later', 10, 'minutes', 'letter'), letter('letter', null)] })
  await checkedIn()
  await tickAfter(shop, 9 * MINUTE_MS)
  expect(lettersOf(shop)).toEqual([])
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop)).toHaveLength(1)
})

test('a run is there once, however often and at how many places at once it is begun', async () => {
  await startJourney(shop, twoSteps)
  const { memberId } = await aTraveller(shop)
  const results = await Promise.all([1, 2, 3, 4].map(() => enter(timerContext(), entering(memberId))))
  expect(results.filter((result) => result === 'entered')).toHaveLength(1)
  const perEvent = entering(memberId, {
    journeyId: 'jny_each',
    definition: aDefinition({ ...twoSteps, entry: { kind: 'perEvent' } }),
  })
  for (let times = 0; times < 3; times += 1) await enter(timerContext(), perEvent)
  expect(runsOf(shop)).toHaveLength(2)
})

test('a fact that is told twice begins one run and ends one wait', async () => {
  await startJourney(shop, { ...twoSteps, entry: { kind: 'perEvent' } })
  const { memberId } = await aTraveller(shop)
  const context = timerContext()
  const told = {
    _id: 'check-in.performed:x',
    name: 'check-in.performed',
    memberId,
    payload: { checkInId: 'x', at: 0 },
    toldAt: shop.clock.now(),
  } as const
  for (let times = 0; times < 3; times += 1) await context.db.transaction((tx) => hear(tx, told, context))
  expect(runsOf(shop)).toHaveLength(1)
})

test('a tick reads what is due and not what waits: its cost does not grow with those who wait', async () => {
  await startJourney(shop, twoSteps)
  const costOf = async () => {
    await tickAfter(shop, MINUTE_MS)
    shop.clock.advance(MINUTE_MS)
    return shop.roundTrips(() => shop.tickDue())
  }
  await checkedIn()
  const before = await costOf()
  for (let count = 0; count < 10; count += 1) await checkedIn()
  expect(await costOf()).toBe(before)
})

test('until ten is ten of the shop’s clock, also for who begins at night', async () => {
  await startJourney(shop, {
    start: 'later',
    nodes: [wait('later', 0, 'minutes', 'letter', { until: '10:00' }), letter('letter', null)],
  })
  // 23:30 of the shop’s clock.
  shop.clock.advance(13.5 * HOUR_MS)
  await checkedIn()
  const dueAt = runsOf(shop)[0]?.dueAt ?? 0
  expect(new Date(dueAt).toISOString()).toBe('2026-11-23T02:00:00.000Z')
  await tickAfter(shop, dueAt - shop.clock.now() - 1)
  expect(lettersOf(shop)).toEqual([])
  await tickAfter(shop, 1)
  expect(lettersOf(shop)).toHaveLength(1)
})
