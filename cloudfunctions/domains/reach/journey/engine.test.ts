import { sliceOf } from '#shared/reach/due/due-work'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { putProducts } from '../../insight/recommendation/testing/bought-baskets'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
import { accept, CHECK_IN, sendReminders, sentOf } from '../message/testing/reminded'
import {
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

const whatOf = (memberId?: string) => runsOf(shop, memberId).map(({ path }) => path.map(({ what }) => what))
const budgetFen = 10_000

test('what a member does begins it, and the next minute goes to the first wait', async () => {
  await startJourney(shop, {
    start: 'letter',
    nodes: [letter('letter', 'later'), wait('later', 2, 'days', 'again'), letter('again', null)],
  })
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop)).toHaveLength(1)
  expect(lettersOf(shop)).toHaveLength(1)
  await tickAfter(shop, 2 * DAY_MS - 1)
  expect(lettersOf(shop)).toHaveLength(1)
  await tickAfter(shop, 1)
  expect(lettersOf(shop)).toHaveLength(2)
  expect(runsOf(shop)[0]).toMatchObject({
    state: 'ended',
    endedWhy: 'through',
    passed: { letter: 1, later: 1, again: 1 },
  })
})

test('a wait that is only for the day is passed at once on such a day, with all that comes behind it', async () => {
  await openTemplate(shop, { ways: ['batch'] })
  const daily = wait('daily', 0, 'minutes', 'coupon', { weekdays: [1, 2, 3, 4, 5, 6, 7] })
  const coupon = { kind: 'coupon', id: 'coupon', couponKey: 'twenty', next: null } as const
  await startJourney(shop, { budgetFen, start: 'letter', nodes: [letter('letter', 'daily'), daily, coupon] })
  await (await aTraveller(shop)).call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(whatOf()).toEqual([['entered', 'inboxWritten', 'waitOver', 'couponPromised']])
})

test('the welcome is in the inbox within five minutes of joining', async () => {
  await shop.ops('journey.takeReady', { readyKey: 'welcome', by: '林店长' })
  await shop.ops('journey.propose', { journeyId: 'jny_welcome', revision: 1, note: '开', by: '林店长' })
  const { memberId } = await aTraveller(shop)
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop, memberId)).toMatchObject([{ title: '欢迎入会' }])
})

test('nearly everybody is welcomed within five minutes, also where the timer is missed or comes twice', async () => {
  await shop.ops('journey.takeReady', { readyKey: 'welcome', by: '林店长' })
  await shop.ops('journey.propose', { journeyId: 'jny_welcome', revision: 1, note: '开', by: '林店长' })
  const joinedAt = new Map<string, number>()
  for (let minute = 0; minute < 70; minute += 1) {
    if (minute < 60) joinedAt.set((await aTraveller(shop)).memberId, shop.clock.now())
    shop.clock.advance(MINUTE_MS)
    // A third of the minutes has no timer, three of them in a row, and a third has two.
    const kind = [0, 1, 2, 0, 1, 2, 0, 0, 0, 1, 2, 2][minute % 12] ?? 1
    await Promise.all(Array.from({ length: kind }, () => shop.tickDue()))
  }
  const letters = lettersOf(shop)
  expect(letters).toHaveLength(joinedAt.size)
  const late = letters
    .map(({ at, memberId }) => Number(at) - (joinedAt.get(String(memberId)) ?? 0))
    .sort((a, b) => a - b)
  expect(late[Math.ceil(0.98 * late.length) - 1]).toBeLessThanOrEqual(5 * MINUTE_MS)
})

test('a letter names goods of the member’s own, the same for all without consent, and stays unwritten without a name', async () => {
  putProducts(shop, ['tea', 'cup', 'tin'])
  const words = (id: string, body: string, next: string | null) => ({ ...letter(id, next), body })
  await startJourney(shop, {
    start: 'usual',
    nodes: [words('usual', '{常买的}到了', 'new'), words('new', '也看看{可能喜欢的}', null)],
  })
  const [own, anybody] = [await aTraveller(shop, ['personalization']), await aTraveller(shop)]
  const liked = (key: string) => ({ key, because: null })
  const again = [{ key: 'tea', count: 3, days: ['2026-11-18'] }]
  const made = { again: [], unwanted: [], madeAt: shop.clock.now() }
  shop.database.put('suggestions', { ...made, _id: '*', mayLike: [liked('tin')] })
  shop.database.put('suggestions', { ...made, _id: own.memberId, again, mayLike: [liked('cup'), liked('tin')] })
  await own.call('recommendation.hide', { productKey: 'cup' })
  for (const phone of [own, anybody]) await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop, own.memberId).map(({ body }) => body)).toEqual(['商品tea到了', '也看看商品tin'])
  expect(lettersOf(shop, anybody.memberId).map(({ body }) => body)).toEqual(['也看看商品tin'])
  expect(whatOf(anybody.memberId)[0]).toEqual(['entered', 'nothingToSay', 'inboxWritten'])
})

test('coupon, points and tag are given once, out of the budget', async () => {
  await openTemplate(shop, { ways: ['batch'] })
  await startJourney(shop, {
    budgetFen,
    start: 'coupon',
    nodes: [
      { kind: 'coupon', id: 'coupon', couponKey: 'twenty', next: 'points' },
      { kind: 'points', id: 'points', points: 30, next: 'tag' },
      { kind: 'tag', id: 'tag', tagKey: 'regular', days: 7, next: null },
    ],
  })
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  const before = (await phone.call('points.getBalance', {})).available
  for (let minute = 0; minute < 6; minute += 1) await tickAfter(shop, MINUTE_MS)
  await shop.tick()
  expect((await phone.call('points.getBalance', {})).available).toBe(before + 30)
  expect((await phone.call('coupon.listMine', { tab: 'usable' })).coupons).toHaveLength(1)
  const figures = await shop.ops('journey.figures', { journeyId: 'jny_test' })
  expect(figures).toMatchObject({ coupons: 1, points: 30, spentFen: 2_000 + 30, budgetFen })
  expect(figures.happened).toEqual(
    expect.arrayContaining([
      { what: 'couponPromised', count: 1 },
      { what: 'pointsGiven', count: 1 },
      { what: 'tagged', count: 1 },
    ]),
  )
})

test('a step that has failed too often is left out, and the one behind it is done all the same', async () => {
  await openTemplate(shop, { ways: ['batch'] })
  const points = { kind: 'points', id: 'points', points: 30, next: 'coupon' } as const
  const coupon = { kind: 'coupon', id: 'coupon', couponKey: 'twenty', next: null } as const
  await startJourney(shop, { budgetFen, start: 'soon', nodes: [wait('soon', 5, 'minutes', 'points'), points, coupon] })
  await (await aTraveller(shop)).call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  for (const work of shop.database.find('due_work')) shop.database.put('due_work', { ...work, failures: 5 })
  await tickAfter(shop, 5 * MINUTE_MS)
  await tickAfter(shop, MINUTE_MS)
  expect(whatOf()).toEqual([['entered', 'waits', 'waitOver', 'failed', 'couponPromised']])
  const told = (await shop.ops('job.listAlerts', {})).alerts.filter(({ kind }) => kind === 'journey-step-failed')
  expect(told).toHaveLength(1)
})

test('a budget that does not reach stops the journey, and a larger one lets it go on', async () => {
  const nodes = [{ kind: 'points', id: 'points', points: 60, next: null }] as const
  await startJourney(shop, { budgetFen: 100, start: 'points', nodes: [...nodes] })
  const [one, two] = [await aTraveller(shop), await aTraveller(shop)]
  await one.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  await two.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop, two.memberId)[0]).toMatchObject({ state: 'parked', nodeId: 'points' })
  const { journeys } = await shop.ops('journey.list', {})
  expect(journeys[0]).toMatchObject({ state: 'paused', pausedWhy: 'budget', spentFen: 60 })
  expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'journey-stopped' }])
  await startJourney(shop, { budgetFen: 200, start: 'points', nodes: [...nodes] })
  shop.clock.advance(5 * MINUTE_MS)
  await shop.tick()
  await tickAfter(shop, MINUTE_MS)
  // It goes on by the version of its entry, whose budget is what it was.
  expect(runsOf(shop, two.memberId)[0]?.state).toBe('parked')
})

test('a wait for an event ends with the event, or with its time', async () => {
  await startJourney(shop, {
    kind: 'welcome',
    trigger: { kind: 'fact', fact: 'member.joined' },
    start: 'come',
    nodes: [
      {
        kind: 'waitFor',
        id: 'come',
        fact: 'check-in.performed',
        within: { amount: 3, unit: 'days' },
        next: 'thanks',
        otherwise: null,
      },
      letter('thanks', null),
    ],
  })
  const [comes, stays] = [await aTraveller(shop), await aTraveller(shop)]
  await tickAfter(shop, MINUTE_MS)
  await comes.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop)).toMatchObject([{ memberId: comes.memberId }])
  await tickAfter(shop, 3 * DAY_MS)
  expect(lettersOf(shop)).toHaveLength(1)
  expect(whatOf(comes.memberId)[0]).toContain('happened')
  expect(whatOf(stays.memberId)[0]).toContain('timedOut')
})

test('whoever reaches the goal leaves it at once', async () => {
  await startJourney(shop, {
    kind: 'welcome',
    trigger: { kind: 'fact', fact: 'member.joined' },
    goal: 'check-in.performed',
    start: 'later',
    nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)],
  })
  const phone = await aTraveller(shop)
  await tickAfter(shop, MINUTE_MS)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop)[0]).toMatchObject({ state: 'ended', endedWhy: 'goal' })
  await tickAfter(shop, DAY_MS)
  expect(lettersOf(shop)).toEqual([])
})

test('what the shop starts by itself is for who agreed, and ends when they take that back', async () => {
  await startJourney(shop, {
    kind: 'shop',
    start: 'later',
    nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)],
  })
  const silent = await aTraveller(shop)
  await silent.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop)).toEqual([])
  for (let count = 0; count < 3; count += 1) {
    const phone = await aTraveller(shop, ['marketing'])
    await phone.call('check-in.perform', {})
    await tickAfter(shop, MINUTE_MS)
    if (runsOf(shop, phone.memberId)[0]?.state === 'heldOut') continue
    await phone.call('member.setConsent', { purpose: 'marketing', isGranted: false })
    expect(runsOf(shop, phone.memberId)[0]).toMatchObject({ state: 'ended', endedWhy: 'consent' })
  }
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toEqual([])
})

test('a message at night waits for the morning, and says why', async () => {
  sendReminders(shop)
  await startJourney(shop, {
    start: 'later',
    nodes: [wait('later', 12, 'hours', 'say'), { kind: 'message', id: 'say', purpose: 'check-in-next', next: null }],
  })
  const phone = await aTraveller(shop)
  await accept(phone, CHECK_IN)
  await phone.call('message.turnOff', { purpose: 'check-in-next' })
  await accept(phone, CHECK_IN)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  await tickAfter(shop, 12 * HOUR_MS)
  expect(sentOf(shop)).toEqual([])
  const { runs } = await shop.ops('journey.listRuns', { journeyId: 'jny_test' })
  expect(runs[0]?.why).toBe('等到 11月23日 09:00，夜间不打扰')
  await tickAfter(shop, 11 * HOUR_MS)
  // One is the reminder itself, which was asked for and comes at the same hour.
  const sends = shop.database.find('message_sends').map(({ _id }) => String(_id).slice(0, 8))
  expect(sends.sort()).toEqual(['journey:', 'reminder'])
  expect(sentOf(shop)).toHaveLength(2)
  const { path } = await shop.ops('journey.getRun', { runId: runs[0]?.runId ?? '' })
  expect(path.map(({ text }) => text).join('，')).not.toContain('undefined')
})

test('a paused journey stands still, goes on where it was, and all of it can be ended', async () => {
  const act = { journeyId: 'jny_test', note: '等一等', by: '林店长' }
  await startJourney(shop, { start: 'later', nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)] })
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  await shop.ops('journey.pause', act)
  await tickAfter(shop, 2 * DAY_MS)
  expect(runsOf(shop)[0]?.state).toBe('parked')
  expect(lettersOf(shop)).toEqual([])
  await shop.ops('journey.resume', act)
  shop.clock.advance(5 * MINUTE_MS)
  await shop.tick()
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop)).toHaveLength(1)
  expect(await shop.ops('journey.killAll', act)).toEqual({ journeys: 1, runs: 0 })
})

test('killed for all, nobody gets anything more', async () => {
  await startJourney(shop, { start: 'later', nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)] })
  for (let count = 0; count < 3; count += 1) await (await aTraveller(shop)).call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(await shop.ops('journey.killAll', { journeyId: null, note: '停', by: '林店长' })).toEqual({
    journeys: 1,
    runs: 3,
  })
  await tickAfter(shop, 2 * DAY_MS)
  expect(lettersOf(shop)).toEqual([])
  expect(runsOf(shop).map(({ endedWhy }) => endedWhy)).toEqual(['killed', 'killed', 'killed'])
})

test('who leaves the shop leaves no run behind, and one who waits for it gets nothing', async () => {
  await startJourney(shop, { start: 'later', nodes: [wait('later', 1, 'days', 'letter'), letter('letter', null)] })
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop)).toHaveLength(1)
  await phone.call('member.close', { confirm: '注销' })
  await shop.tick()
  expect(runsOf(shop)).toEqual([])
  await tickAfter(shop, DAY_MS)
  expect(lettersOf(shop)).toEqual([])
})

test('a run goes on by the version of its entry', async () => {
  const later = wait('later', 1, 'days', 'letter')
  await startJourney(shop, { start: 'later', nodes: [later, letter('letter', null)] })
  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  await startJourney(shop, { start: 'later', nodes: [later, { ...letter('letter', null), title: '换了标题' }] })
  await tickAfter(shop, DAY_MS)
  expect(lettersOf(shop)).toMatchObject([{ title: '谢谢你来' }])
})

test('more entries than a minute may have begin in the next ones, and none is lost', async () => {
  await startJourney(shop, { entriesPerMinute: 2 })
  const phones = [await aTraveller(shop), await aTraveller(shop), await aTraveller(shop), await aTraveller(shop)]
  for (const phone of phones) {
    await phone.call('check-in.perform', {})
    await tickAfter(shop, 1)
  }
  expect(lettersOf(shop)).toHaveLength(2)
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop)).toHaveLength(4)
})

test('an idle tick is at most two readings, also with many that wait', async () => {
  await startJourney(shop, { start: 'later', nodes: [wait('later', 1, 'days', null)] })
  for (let count = 0; count < 3; count += 1) await (await aTraveller(shop)).call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  shop.clock.advance(MINUTE_MS)
  expect(await shop.roundTrips(() => shop.tickDue())).toBeLessThanOrEqual(2)
})

test('what runs rest on is read once for all that are due: each more costs its own transaction alone', async () => {
  const condition = { kind: 'bought', withinDays: 30 } as const
  const ask = { kind: 'branch', id: 'ask', condition, yes: null, no: 'letter' } as const
  await startJourney(shop, {
    start: 'later',
    nodes: [wait('later', 10, 'minutes', 'ask'), ask, letter('letter', null)],
  })
  const tripsOf = async (members: number) => {
    for (let joined = 0; joined < members; joined += 1) {
      // One slice, as if fate had put them together.
      const { memberId } = await enterNow()
      const [work] = shop.database.find('due_work').filter((each) => each.memberId === memberId)
      if (work) shop.database.put('due_work', { ...work, slice: 7 })
    }
    shop.clock.advance(10 * MINUTE_MS)
    return shop.roundTrips(() => shop.tickDue())
  }
  const enterNow = async () => {
    const phone = await aTraveller(shop, ['personalization'])
    await phone.call('check-in.perform', {})
    await tickAfter(shop, MINUTE_MS)
    return phone
  }
  // The first makes the lease of the slice.
  await tripsOf(1)
  const [two, six] = [await tripsOf(2), await tripsOf(6)]
  expect(lettersOf(shop)).toHaveLength(9)
  // Begin, run, letter, letter, run, end; the works move on together.
  expect(six - two).toBe(4 * 6)
})

test('a run that only goes on is one write, and the works of all of them are another', async () => {
  await startJourney(shop, {
    start: 'later',
    nodes: [wait('later', 10, 'minutes', 'again'), wait('again', 1, 'days', null)],
  })
  const tripsOf = async (members: number) => {
    for (let joined = 0; joined < members; joined += 1) {
      const phone = await aTraveller(shop)
      await phone.call('check-in.perform', {})
      await tickAfter(shop, MINUTE_MS)
      const [work] = shop.database.find('due_work').filter(({ memberId }) => memberId === phone.memberId)
      if (work) shop.database.put('due_work', { ...work, slice: 7 })
    }
    shop.clock.advance(10 * MINUTE_MS)
    return shop.roundTrips(() => shop.tickDue())
  }
  await tripsOf(1)
  const [two, six] = [await tripsOf(2), await tripsOf(6)]
  const places = runsOf(shop).map(({ nodeId, visits, dueAt }) => [nodeId, visits, (dueAt ?? 0) > shop.clock.now()])
  expect(places).toEqual(places.map(() => ['again', 1, true]))
  expect(six - two).toBe(4)
  expect(
    shop.database.find('due_work').every(({ dueAt, step }) => Number(dueAt) > shop.clock.now() && step === 2),
  ).toBe(true)
})

test('a minute that goes on into the quiet hours writes to nobody in them', async () => {
  sendReminders(shop)
  const say = { kind: 'message', id: 'say', purpose: 'check-in-next', next: null } as const
  await startJourney(shop, {
    start: 'later',
    nodes: [wait('later', 1, 'days', 'say', { until: '20:59' }), say],
  })
  const phones: Awaited<ReturnType<typeof aTraveller>>[] = []
  // Two of different slices: the one is looked at after the other is done.
  while (new Set(phones.map(({ memberId }) => sliceOf(memberId))).size < 2) {
    const phone = await aTraveller(shop)
    phones.push(phone)
    await phone.call('check-in.perform', {})
    await accept(phone, CHECK_IN)
  }
  await tickAfter(shop, MINUTE_MS)
  shop.openapi.reply('subscribeMessage.send', () => {
    shop.clock.advance(2 * MINUTE_MS)
    return { kind: 'json', body: { errcode: 0, errmsg: 'ok', msgid: '1' } }
  })
  await tickAfter(shop, (runsOf(shop)[0]?.dueAt ?? 0) - shop.clock.now())
  // Whoever is in the slice that came first is told, nobody in the next.
  expect(sentOf(shop).length).toBeGreaterThan(0)
  const waiting = runsOf(shop).filter(({ state }) => state === 'waiting')
  expect(waiting.length).toBeGreaterThan(0)
  for (const { dueAt } of waiting) expect(new Date(dueAt ?? 0).toISOString()).toMatch(/T01:00:00.000Z$/)
})
