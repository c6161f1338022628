import type { FigureDay } from '#shared/insight/figure/figure-day'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { openStores } from '../../people/staff/testing/shop-floor'
import { HEAD, importLines } from '../../till/import/testing/till-file'
import { rollUp } from '../event/testing/put-events'
import { putMember, putPurchase, putRefund } from '../score/testing/put-buyers'
import { putBought } from './testing/job-cases'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

/** The night comes. */
const count = async () => {
  shop.clock.advance(DAY_MS)
  await tickJob('count-figures')
}
const dayOf = (day: string, storeId = '') => shop.database.get('figure_days', `${day}:${storeId}`)
const board = async (
  by: 'day' | 'week' | 'month',
  scope: { storeIds?: string[]; tier?: string; channel?: string } = {},
) => {
  const asked = await shop.ops('figure.getBoard', { by, ...scope })
  return { ...asked, of: (key: string) => asked.figures.find((figure) => figure.key === key) }
}

const refused = (code: string) => ({ ok: false, error: { code } })
let written = 0
const putRules = (setting: string, value: object) => {
  written += 1
  shop.database.put('settings', { _id: setting, version: written, value, digest: '', by: '周总', at: 1 } as never)
  shop.coolDown()
}

test('a day is counted for all stores and for each, with how long ago its buyers had bought', async () => {
  await putBought(shop)
  await count()
  const sums = { orders: 2, spentFen: 8_000, buyers: 2, couponOrders: 1, couponFen: 5_000 }
  expect(dayOf('2026-11-20')).toMatchObject({
    ...sums,
    gaps: [
      [0, 1],
      [2, 1],
    ],
  })
  // Of a store: who had bought in it before; and who came again, wherever, after they had bought in it.
  expect(dayOf('2026-11-20', 'str_east')).toMatchObject({
    ...sums,
    gaps: [
      [0, 1],
      [2, 1],
    ],
    again: [[2, 1]],
    couponBuyers: 1,
    couponRegulars: 1,
  })
  expect(dayOf('2026-11-18')).toMatchObject({ orders: 1, gaps: [[0, 1]] })
})

test('what is paid back lowers the day of the purchase; a day from which all went back is gone', async () => {
  await putBought(shop)
  await count()
  putRefund(shop, 'str_east:mem_0000000001:2026-11-20', 1_000, shop.clock.now())
  putRefund(shop, 'str_east:mem_0000000001:2026-11-18', 3_000, shop.clock.now())
  await rollUp(shop)
  await count()
  expect(dayOf('2026-11-20')).toMatchObject({ spentFen: 7_000, gaps: [[0, 2]] })
  expect(dayOf('2026-11-18')).toBeNull()
  expect(dayOf('2026-11-18', 'str_east')).toBeNull()
})

test('a day that is counted again is the same', async () => {
  await putBought(shop)
  await count()
  const first = dayOf('2026-11-20')
  shop.database.put('open_days', { _id: 'figure:2026-11-20', day: '2026-11-20', openedAt: 0 })
  await count()
  expect(dayOf('2026-11-20')).toEqual(first)
})

test('a week against the one before: figures, and parts that add up to the fen', async () => {
  const members = [1, 2, 3].map((number) => putMember(shop, number, { identityIds: [] }))
  const [one, two, three] = members as [string, string, string]
  for (const [member, day, amountFen] of [
    [one, '2026-11-10', 3_000],
    [two, '2026-11-11', 3_333],
    [one, '2026-11-17', 4_100],
    [one, '2026-11-18', 2_000],
    [three, '2026-11-19', 1_777],
  ] as const)
    putPurchase(shop, member, day, { amountFen })
  await rollUp(shop)
  await count()
  const week = await board('week')
  expect(week.period).toEqual({ fromDay: '2026-11-16', toDay: '2026-11-22' })
  expect(week.of('turnover')).toMatchObject({ value: 7_877, before: 6_333, interval: null })
  expect(week.of('buyers')).toMatchObject({ value: 2, before: 2 })
  expect(week.of('newShare')).toMatchObject({ value: 0.5, whole: 2, before: 1 })
  const { factors, stores, beforeFen, nowFen } = week.change
  expect(factors.reduce((sum, { fen }) => sum + fen, 0)).toBe(nowFen - beforeFen)
  expect(stores).toMatchObject([{ storeId: 'str_east', fen: 1_544 }])
  // Two members came in either week and bought; three purchases instead of two make it more, smaller ones less.
  expect(week.change.sentence).toMatch(/^比前一段 \+24\.4%：其中 每人买的笔数 \+\d+\.\d%，客单价 −\d+\.\d%$/)
  expect((await board('week', { storeIds: ['str_east'] })).change.factors.map(({ key }) => key)).toEqual([
    'buyerDays',
    'ordersEach',
    'orderValue',
  ])
})

test('a year ago is a number only where the shop stood then', async () => {
  const one = putMember(shop, 1, { identityIds: [] })
  putPurchase(shop, one, '2026-11-18', { amountFen: 3_000 })
  await rollUp(shop)
  await count()
  expect((await board('week')).of('turnover')).toMatchObject({ before: 0, lastYear: null })
  expect((await board('week')).of('orders')?.lastYear).toBeNull()
  putPurchase(shop, one, '2025-11-19', { amountFen: 2_000 })
  await rollUp(shop)
  shop.database.put('open_days', { _id: 'figure:2025-11-19', day: '2025-11-19', openedAt: 0 })
  await count()
  expect((await board('week')).of('turnover')?.lastYear).toBe(2_000)
})

test('the share of members is known for days whose total was entered, the last number counts', async () => {
  await putBought(shop)
  await count()
  const day = '2026-11-20' as BusinessDay
  expect((await board('week')).of('memberShare')?.value).toBeNull()
  await shop.ops('figure.enterTurnover', { day, totalFen: 99_000 })
  await shop.ops('figure.enterTurnover', { day, totalFen: 32_000 })
  expect((await board('week')).of('memberShare')?.value).toBe(0.25)
  expect((await board('week', { storeIds: ['str_east'] })).of('memberShare')?.value).toBeNull()
})

test('what a store took is told by its till’s file, as long as nobody has entered it and the file stands', async () => {
  await openStores(shop)
  const rows = [
    HEAD,
    'A1,2026-11-20,60',
    'A1,2026-11-19,40',
    '散客,2026-11-20,120',
    '散客,2026-11-20,60',
    'A2,2026-11-18,9',
  ]
  const { importId, remarks } = await importLines(shop, rows)
  expect(remarks).toContain('2 笔没有顾客（散客），不记到任何人名下')
  await rollUp(shop)
  await count()
  const at = async (scope: { storeIds?: string[] } = {}) => {
    const { of } = await board('week', scope)
    return [of('memberShare')?.value, of('identified')?.value]
  }
  // Of that day alone: 60 of 240 yuan, one of three receipts; of the others nobody knows what was sold beside.
  expect(await at({ storeIds: ['str_east'] })).toEqual([0.25, 1 / 3])
  expect(await at()).toEqual([0.25, 1 / 3])
  // The same file again, in which the till has added a sale, stands in its place.
  await importLines(shop, [...rows, '散客,2026-11-20,60'])
  await count()
  expect(await at()).toEqual([0.2, 0.25])
  await shop.ops('figure.enterTurnover', { day: '2026-11-20' as BusinessDay, totalFen: 12_000 })
  await count()
  expect(await at()).toEqual([0.5, null])
  expect(await at({ storeIds: ['str_east'] })).toEqual([0.2, 0.25])
  for (const { _id } of shop.database.find('imports')) {
    while (!(await shop.ops('import.undo', { importId: String(_id), note: '导错了' })).isDone);
  }
  expect(importId).toMatch(/^imp_/)
  await count()
  expect(await at({ storeIds: ['str_east'] })).toEqual([null, null])
  expect(shop.database.find('figure_turnovers')).toMatchObject([{ storeId: '', totalFen: 12_000 }])
})

test('what somebody enters while the night reckons the same number from a file stands', async () => {
  await openStores(shop)
  await importLines(shop, [HEAD, 'A1,2026-11-20,60', '散客,2026-11-20,120'])
  await rollUp(shop)
  const match = { action: 'database.modifyDocument', collection: 'figure_turnovers' }
  shop.faults.add({ kind: 'delay', delayMs: 40, match, nth: 1 })
  const before = shop.stats.last()
  const night = count()
  const hasLooked = () => shop.stats.since(before).some((call) => call.collection === 'figure_turnovers')
  while (!hasLooked()) await new Promise((resolve) => setImmediate(resolve))
  const entering = { day: '2026-11-20' as BusinessDay, storeId: 'str_east', totalFen: 99_900 }
  await shop.ops('figure.enterTurnover', entering)
  await night
  expect(dayOf('2026-11-20', 'str_east')).toMatchObject({ spentFen: 6_000 })
  expect(shop.database.get('figure_turnovers', '2026-11-20:str_east')).toMatchObject({ totalFen: 99_900 })
})

test('what members bought stands by the channel by which they joined, as it was counted then', async () => {
  const made = {
    title: '抖音',
    placement: 'live',
    channel: 'douyin',
    storeId: null,
    target: 'home',
    by: '王运营',
  } as const
  const { key } = (await shop.ops('entrance.create', made)).entrance
  const at = shop.clock.now()
  const joined = (entrance: { scene: number | null; key: string | null } | null) =>
    ({ at, day: '2026-11-22' as BusinessDay, via: 'wechat', storeId: null, entrance, requestId: '' }) as const
  const ids = [joined({ scene: 1047, key }), joined({ scene: 1007, key: null })].map((how, number) =>
    putMember(shop, number + 1, { identityIds: [], joined: how }),
  ) as [string, string]
  putPurchase(shop, ids[0], '2026-11-20', { amountFen: 5_000 })
  putPurchase(shop, ids[1], '2026-11-20', { amountFen: 2_000 })
  shop.clock.advance(60_000)
  await shop.ops('entrance.change', { key, channel: 'live', by: '王运营' })
  await rollUp(shop)
  await count()
  const whole = await board('week')
  expect(whole.channels).toMatchObject([
    { channel: 'douyin', title: 'douyin', nowFen: 5_000, beforeFen: 0 },
    { channel: 'share', title: '微信转发', nowFen: 2_000, beforeFen: 0 },
  ])
  const douyin = await board('week', { channel: 'douyin' })
  expect([douyin.of('turnover')?.value, douyin.of('orders')?.value, douyin.channels]).toEqual([5_000, 1, undefined])
  expect(whole.change.stores).toMatchObject([{ storeId: 'str_east', fen: 7_000 }])
  const both = { by: 'week', channel: 'douyin', tier: 'paper' } as const
  expect(await shop.askOps('figure.getBoard', both)).toMatchObject(refused('INVALID_INPUT'))
})

test('a day stands under the same channels after members have left', async () => {
  const made = { title: '抖音', placement: 'live', channel: 'douyin', storeId: null, target: 'home' } as const
  const { key } = (await shop.ops('entrance.create', { ...made, by: '王运营' })).entrance
  const leaving = [{ scene: 1047, key }, { scene: 1007 }].map((entrance) => ({ phone: shop.phone(), entrance }))
  for (const { phone, entrance } of leaving) {
    const { memberId } = await phone.call('home.open', { entrance })
    putPurchase(shop, memberId, '2026-11-20', { amountFen: 5_000 })
  }
  await rollUp(shop)
  await count()
  const slices = () => shop.database.find('figure_days', { query: { day: '2026-11-20' }, sort: { _id: 1 } })
  const before = slices()
  expect(before.map(({ _id }) => _id)).toEqual(
    expect.arrayContaining(['2026-11-20:channel:douyin', '2026-11-20:channel:share']),
  )
  for (const { phone } of leaving) await phone.call('member.close', { confirm: '注销' })
  shop.database.put('open_days', { _id: 'figure:2026-11-20', day: '2026-11-20', openedAt: 0 })
  await count()
  expect(slices()).toEqual(before)
})

test('of the whole shop that is known only where it is known of each store that sold', async () => {
  await openStores(shop)
  await importLines(shop, [HEAD, 'A1,2026-11-20,60', '散客,2026-11-20,180'])
  putPurchase(shop, putMember(shop, 9, { identityIds: [] }), '2026-11-20', { _id: 'west', storeId: 'str_west' })
  await rollUp(shop)
  await count()
  const share = async (scope = {}) => (await board('week', scope)).of('memberShare')?.value
  expect([await share({ storeIds: ['str_east'] }), await share()]).toEqual([0.25, null])
  const west = { day: '2026-11-20' as BusinessDay, storeId: 'str_west', totalFen: 6_000 }
  await shop.ops('figure.enterTurnover', west)
  await count()
  // 60 and 30 yuan of members, of 240 and 60 in all.
  expect(await share()).toBe(0.3)
})

test('nothing is told of what was not counted yet, and then of what nobody bought', async () => {
  const empty = await board('month')
  expect(empty.progress).toMatchObject({ state: 'never', daysLeft: 0 })
  expect(empty.of('orderValue')?.value).toBeNull()
  await putBought(shop)
  shop.clock.advance(DAY_MS)
  expect((await board('week')).progress).toMatchObject({ state: 'never', daysLeft: 3 })
  await tickJob('count-figures')
  expect((await board('week')).progress).toMatchObject({ state: 'done', sentence: '', from: '2026-11-18' })
  shop.database.put('open_days', { _id: 'figure:2026-11-19', day: '2026-11-19', openedAt: 0 })
  expect((await board('week')).progress).toMatchObject({ state: 'counting', daysLeft: 1, from: '2026-11-20' })
  expect((await board('month')).progress).toMatchObject({ state: 'done', daysLeft: 1 })
})

test('what the release before has counted is shown until it is counted anew', async () => {
  await putBought(shop)
  await count()
  const job = shop.database.get('jobs', 'count-figures')
  const as = (countedAs: number) =>
    shop.database.put('jobs', { ...job, _id: 'count-figures', checkpoint: { countedAs, own: '' } } as never)
  as(2)
  const before = await board('week')
  expect([before.progress.state, before.of('orders')?.value]).toEqual(['done', 3])
  await count()
  expect(shop.database.get('jobs', 'count-figures')?.checkpoint).toMatchObject({ countedAs: 4 })
  as(1)
  expect((await board('week')).progress.state).toBe('never')
})

test('a board is at most six reads, one figure’s page four, what newcomers are worth four', async () => {
  await putBought(shop)
  await count()
  await board('week')
  const region = { storeIds: ['str_east', 'str_west'] }
  for (const part of [{}, region, { storeIds: ['str_east'] }, { tier: 'jade' }, { channel: 'direct' }]) {
    expect(await shop.roundTrips(() => board('month', part))).toBeLessThanOrEqual(6)
    const series = () => shop.ops('figure.getSeries', { key: 'turnover', by: 'month', ...part })
    expect(await shop.roundTrips(series)).toBeLessThanOrEqual(4)
  }
  expect(await shop.roundTrips(() => shop.ops('figure.getWorth', {}))).toBeLessThanOrEqual(4)
})

test('a region is its stores together, and a tier what members of it bought', async () => {
  const [one, two] = [1, 2].map((number) => putMember(shop, number, { identityIds: [] })) as [string, string]
  putPurchase(shop, one, '2026-11-17', { amountFen: 1_000, tierKey: 'jade' })
  putPurchase(shop, one, '2026-11-18', { storeId: 'str_west', amountFen: 2_000, couponCount: 1, tierKey: 'jade' })
  putPurchase(shop, two, '2026-11-18', { storeId: 'str_south', amountFen: 4_000, tierKey: 'paper' })
  await rollUp(shop)
  await count()
  const region = await board('week', { storeIds: ['str_east', 'str_west'] })
  expect(region.of('turnover')?.value).toBe(3_000)
  expect(region.of('couponOrders')).toMatchObject({ value: 0.5, whole: 2 })
  expect(region.of('buyers')).toBeUndefined()
  expect(region.notHere).toContainEqual({
    ...{ key: 'buyers', group: 'sales', title: '买过的会员' },
    why: '几家店一起看时没有，同一位会员在两家店买过会算两次；请看其中一家店，或者看全店',
  })
  expect(region.change.stores).toMatchObject([
    { storeId: 'str_west', fen: 2_000 },
    { storeId: 'str_east', fen: 1_000 },
  ])
  const jade = await board('week', { tier: 'jade' })
  expect(jade.of('turnover')?.value).toBe(3_000)
  expect(jade.change.stores).toEqual([])
  expect((await board('week')).change.stores.map(({ storeId }) => storeId)).toEqual([
    'str_south',
    'str_west',
    'str_east',
  ])
  const both = { by: 'week' as const, tier: 'jade', storeIds: ['str_east'] }
  expect(await shop.askOps('figure.getBoard', both)).toMatchObject(refused('INVALID_INPUT'))
})

test('a region’s share of members is known of days of which every store has entered its total', async () => {
  const region = { storeIds: ['str_east', 'str_west'] }
  await putBought(shop)
  await count()
  const day = '2026-11-20' as BusinessDay
  await shop.ops('figure.enterTurnover', { day, storeId: 'str_east', totalFen: 12_000 })
  expect((await board('week', region)).of('memberShare')?.value).toBeNull()
  await shop.ops('figure.enterTurnover', { day, storeId: 'str_west', totalFen: 4_000 })
  expect((await board('week', region)).of('memberShare')?.value).toBe(0.5)
})

test('what nouns tell of a day comes in with it, and again while it may change', async () => {
  await putBought(shop)
  const at = shop.clock.now() - 2 * DAY_MS
  const bond = { inviterId: 'mem_0000000001', invitedBy: 'mem_0000000001', terms: {}, updatedAt: at, dueAt: null }
  shop.database.put('referrals', {
    _id: 'mem_0000000002',
    ...bond,
    boundAt: at,
    state: 'bound',
    reward: null,
    act: null,
  })
  const said = {
    memberId: 'mem_0000000001',
    storeId: 'str_east',
    at,
    dueAt: null,
    ticketAt: null,
    reasons: [],
    messages: [],
    requests: [],
  }
  shop.database.put('feedbacks', { _id: 'f1', ...said, kind: 'rating', score: 5, ticket: null })
  shop.database.put('feedbacks', { _id: 'f2', ...said, kind: 'rating', score: 2, ticket: { status: 'open' } })
  await count()
  const told = () => (dayOf('2026-11-20') as unknown as FigureDay | null)?.came?.told
  expect(told()).toMatchObject({ friendsInvited: 1, friendPoints: 0, marks: 2, marks5: 1, marksLow: 1, tickets: 1 })
  expect((await board('week')).of('nps')).toMatchObject({ value: 0, whole: 2 })
  const reward = { inviterPoints: 100, inviteePoints: 50, ladderPoints: 0 }
  shop.database.put('referrals', { _id: 'mem_0000000002', ...bond, boundAt: at, state: 'rewarded', reward, act: null })
  shop.database.put('feedbacks', { _id: 'f2', ...said, kind: 'rating', score: 2, ticket: { status: 'solved' } })
  await count()
  expect(told()).toMatchObject({ friendPoints: 150, ticketsSolved: 1 })
  expect((await board('week')).of('solved')).toMatchObject({ value: 1, whole: 1 })
  // A suggestion to the whole shop belongs to no store; of a store at which nobody bought, marks are told too.
  shop.database.put('feedbacks', { _id: 'f3', ...said, storeId: null, kind: 'suggestion', score: null, ticket: null })
  shop.database.put('feedbacks', { _id: 'f4', ...said, storeId: 'str_west', kind: 'rating', score: 4, ticket: null })
  await count()
  const ofStores = async (...storeIds: string[]) => (await board('week', { storeIds })).of('satisfaction')
  expect(await ofStores('str_east')).toMatchObject({ value: 0.5, whole: 2 })
  expect(await ofStores('str_west')).toMatchObject({ value: 1, whole: 1 })
  expect(await ofStores('str_east', 'str_west')).toMatchObject({ value: 2 / 3, whole: 3 })
  expect((await board('week', { storeIds: ['str_east'] })).of('nps')).toMatchObject({ value: 0, whole: 2 })
  const { stores } = await shop.ops('figure.getCauses', { key: 'satisfaction', by: 'week' })
  expect(stores.map(({ part, now }) => [part, now])).toEqual([
    ['str_east', 0.5],
    ['str_west', 1],
  ])
  const { points, notHere } = await shop.ops('figure.getSeries', { key: 'nps', by: 'week', tier: 'jade' })
  expect([points, notHere]).toEqual([[], '评价和意见记在门店上，不分等级和渠道'])
})

test('how much is known of members is as the last night has counted them: number, birthday and name', async () => {
  const known = putMember(shop, 1, { identityIds: [], nickname: '林间', phoneSealed: 'sealed' })
  putMember(shop, 2, { identityIds: [], birthdaySealed: 'sealed' })
  putMember(shop, 3, { identityIds: [], status: 'closed' })
  putPurchase(shop, known, '2026-11-22')
  await rollUp(shop)
  await tickJob('review-lifecycles')
  await count()
  const { of } = await board('day')
  expect(of('portrait')).toMatchObject({ title: '画像完整度', value: 0.5, interval: null })
  expect(of('orders')).toMatchObject({ unit: 'orders', value: 1 })
})

test('who finished a task is a share of who came, known from the first day that was kept on', async () => {
  await putBought(shop)
  shop.database.put('task_days', { _id: 'm:2026-11-18', memberId: 'm', day: '2026-11-18', tasks: 0 })
  shop.database.put('task_days', { _id: 'm:2026-11-20', memberId: 'm', day: '2026-11-20', tasks: 2 })
  await count()
  // Two came on one day and one on the other.
  expect((await board('week')).of('taskRate')).toMatchObject({ whole: 3, value: 1 / 3 })
  shop.database.remove('task_days', 'm:2026-11-18')
  shop.database.remove('figure_days', '2026-11-18:')
  shop.database.put('open_days', { _id: 'figure:2026-11-18', day: '2026-11-18', openedAt: 0 })
  await count()
  expect((await board('week')).of('taskRate')?.value).toBeNull()
})

test('what is owed comes in with the day, and later where it was added up too late for the night', async () => {
  await putBought(shop)
  const liability = { points: 300, coupons: 1, couponsFen: 500, unvaluedCoupons: 0, pickUps: 0, pickUpsFen: 0 }
  const put = (day: string, owed: object | null) =>
    shop.database.put('cost_days', { _id: day, actions: {}, uses: {}, liability: owed })
  put('2026-11-18', liability)
  put('2026-11-20', null)
  await count()
  const owed = (day: string) => (dayOf(day) as unknown as FigureDay | null)?.came?.owed
  expect([owed('2026-11-18'), owed('2026-11-20')]).toEqual([{ points: 300, couponsFen: 500 }, null])
  put('2026-11-18', { ...liability, points: 999 })
  put('2026-11-20', liability)
  await count()
  expect([owed('2026-11-18'), owed('2026-11-20')]).toEqual([
    { points: 300, couponsFen: 500 },
    { points: 300, couponsFen: 500 },
  ])
})

test('a figure of the shop’s own is counted with the day, and anew when its rule changes', async () => {
  await putBought(shop)
  await count()
  const ruled = (min: number) => ({
    figures: [
      {
        ...{ key: 'own-large', title: '大单占比', about: '' },
        above: { of: 'orders', where: { kind: 'paid', min } },
        below: { of: 'orders', where: null },
      },
    ],
  })
  putRules('own-figures', ruled(4_000))
  expect((await board('week')).of('own-large')).toMatchObject({ title: '大单占比', value: null })
  await count()
  expect((await board('week')).of('own-large')).toMatchObject({ value: 1 / 3, whole: 3 })
  expect((await board('week', { storeIds: ['str_east'] })).of('own-large')?.value).toBe(1 / 3)
  expect((await board('week', { storeIds: ['str_east', 'str_west'] })).of('own-large')?.value).toBe(1 / 3)
  putRules('own-figures', ruled(1_000))
  // Of several stores together nothing is told by the rule of before either.
  for (const storeIds of [['str_east'], ['str_east', 'str_west']])
    expect((await board('week', { storeIds })).of('own-large')).toMatchObject({ value: null, interval: null })
  await count()
  expect((await board('week')).of('own-large')?.value).toBe(1)
  expect((await board('week', { storeIds: ['str_east', 'str_west'] })).of('own-large')?.value).toBe(1)
  // The same question under another key is another figure, of days that were counted before it.
  const [large] = ruled(1_000).figures
  putRules('own-figures', { figures: [{ ...large, key: 'own-big' }] })
  await count()
  expect((await board('week')).of('own-big')?.value).toBe(1)
})

test('a figure of the shop’s own is tried before its rule is proposed, and is what the night then counts', async () => {
  const member = putMember(shop, 1, { identityIds: [] })
  putPurchase(shop, member, '2026-11-16', { _id: 'big', amountFen: 12_000 })
  putPurchase(shop, member, '2026-11-18', { _id: 'small', amountFen: 3_000 })
  putPurchase(shop, member, '2026-11-20', { _id: 'paid-back', amountFen: 12_000 })
  putPurchase(shop, member, '2026-11-01', { _id: 'long-ago', amountFen: 12_000 })
  putRefund(shop, 'paid-back', 4_000, shop.clock.now())
  await rollUp(shop)
  await count()
  const big = { kind: 'paid' as const, min: 10_000 }
  const sides = { above: { of: 'orders' as const, where: big }, below: { of: 'orders' as const, where: null } }
  const tried = await shop.ops('figure.preview', sides)
  expect(tried).toMatchObject({ value: 1 / 3, orders: 3, isCut: false, unit: 'percent' })
  expect(tried.formula).toContain('实付')
  expect(await shop.roundTrips(() => shop.ops('figure.preview', sides))).toBeLessThanOrEqual(4)
  const alone = await shop.ops('figure.preview', { above: { of: 'spentFen', where: big }, below: null })
  expect(alone).toMatchObject({ value: 12_000, unit: 'fen', interval: null })
  putRules('own-figures', { figures: [{ key: 'own-big', title: '大单', about: '', ...sides }] })
  await count()
  await count()
  expect((await board('week')).of('own-big')).toMatchObject({ value: tried.value, interval: tried.interval })
  const wrong = { above: { of: 'orders', where: { kind: 'nothing' } }, below: null }
  expect(await shop.askOps('figure.preview', wrong as never)).toMatchObject(refused('INVALID_INPUT'))
})

test('one figure, period after period, with its targets and lights', async () => {
  await putBought(shop)
  putRules('figure-targets', {
    ladders: [{ key: 'orders', fromMonth: '2026-11', steps: [{ base: 30, challenge: 60 }] }],
    marginPercent: null,
    hysteresisPercent: 3,
  })
  await count()
  const { figure, points } = await shop.ops('figure.getSeries', { key: 'orders', by: 'week' })
  expect(figure).toMatchObject({ key: 'orders', title: '会员消费笔数' })
  expect(points).toHaveLength(16)
  expect(points.at(-1)).toMatchObject({
    period: { fromDay: '2026-11-16', toDay: '2026-11-22' },
    value: 3,
    target: { base: 7, challenge: 14 },
    light: 'bad',
  })
  // Nothing was promised for October.
  expect(points[10]).toMatchObject({ value: 0, target: null, light: 'unknown' })
  expect(await shop.askOps('figure.getSeries', { key: 'nobody', by: 'day' })).toMatchObject(refused('FIGURE_NOT_FOUND'))
})

test('a day has the same light on the board and on the page of the figure', async () => {
  const member = putMember(shop, 1, { identityIds: [] })
  putPurchase(shop, member, '2026-11-21', { amountFen: 10_000 })
  putPurchase(shop, member, '2026-11-22', { amountFen: 9_000 })
  await rollUp(shop)
  putRules('figure-targets', {
    ladders: [{ key: 'turnover', fromMonth: '2026-11', steps: [{ base: 30_000, challenge: 300_000 }] }],
    marginPercent: null,
    hysteresisPercent: 20,
  })
  await count()
  const last = { fromDay: '2026-11-22', toDay: '2026-11-22' }
  // A day goes on from the same weekday a week ago, on which nothing was sold, and not from the good one before it.
  const { period, of } = await board('day')
  expect([period, of('turnover')]).toMatchObject([last, { value: 9_000, light: 'watch' }])
  const { points } = await shop.ops('figure.getSeries', { key: 'turnover', by: 'day' })
  expect(points).toHaveLength(35)
  expect(points.find(({ period }) => period.toDay === last.toDay)).toMatchObject({ value: 9_000, light: 'watch' })
})

/** One member who buys at two stores each week for so many weeks up to the 22nd of November, of the amounts that are told. */
async function putWeeks(amounts: readonly { east: number; west: number }[]): Promise<void> {
  const member = putMember(shop, 1, { identityIds: [] })
  amounts.forEach(({ east, west }, back) => {
    const [one, two] = [
      addDays('2026-11-18' as BusinessDay, -7 * back),
      addDays('2026-11-20' as BusinessDay, -7 * back),
    ]
    if (east > 0) putPurchase(shop, member, one, { amountFen: east, tierKey: 'jade' })
    if (west > 0) putPurchase(shop, member, two, { _id: `west${back}`, storeId: 'str_west', amountFen: west })
  })
  await rollUp(shop)
  await count()
}
const WEEKS = Array.from({ length: 15 }, (_, back) => ({ east: 10_000 + 200 * (back % 3), west: 9_000 }))

test('a figure without a target has its light from what it usually is, the same on the board and on its page', async () => {
  await putWeeks([{ east: 2_000, west: 9_000 }, ...WEEKS])
  const week = await board('week')
  expect(week.of('turnover')).toMatchObject({ value: 11_000, target: null, light: 'bad' })
  expect(week.of('turnover')?.usual?.from).toBeGreaterThan(17_000)
  expect(week.of('orders')).toMatchObject({ value: 2, light: 'good' })
  for (const key of ['turnover', 'orders', 'orderValue', 'buyers', 'repeat30', 'asleep']) {
    const { points } = await shop.ops('figure.getSeries', { key, by: 'week' })
    const shown = week.of(key)
    expect([key, points.at(-1)]).toMatchObject([key, { value: shown?.value, light: shown?.light, usual: shown?.usual }])
  }
  expect((await board('week', { storeIds: ['str_east'] })).of('turnover')?.light).toBe('bad')
  expect((await board('week', { storeIds: ['str_west'] })).of('turnover')?.light).toBe('good')
})

test('before the shop stood and on special days nothing is usual, and a target stands before what is usual', async () => {
  await putWeeks([{ east: 2_000, west: 9_000 }, ...WEEKS.slice(0, 5)])
  expect((await board('week')).of('turnover')).toMatchObject({ light: 'unknown', usual: null })
  shop.reset()
  await putWeeks([{ east: 2_000, west: 9_000 }, ...WEEKS])
  putRules('watch', {
    isOn: true,
    days: [{ fromDay: '2026-11-17', toDay: '2026-11-19', kind: 'closure', title: '装修' }],
  })
  expect((await board('week')).of('turnover')).toMatchObject({ light: 'unknown', usual: null })
  putRules('figure-targets', {
    ladders: [{ key: 'turnover', fromMonth: '2026-11', steps: [{ base: 30_000, challenge: 40_000 }] }],
    marginPercent: null,
    hysteresisPercent: 3,
  })
  expect((await board('week')).of('turnover')).toMatchObject({ light: 'good', usual: null })
})

test('which stores and tiers moved a figure, most first, in two reads', async () => {
  await putWeeks([{ east: 2_000, west: 9_500 }, ...WEEKS])
  const causes = () => shop.ops('figure.getCauses', { key: 'turnover', by: 'week' })
  expect(await causes()).toMatchObject({
    period: { fromDay: '2026-11-16' },
    before: { fromDay: '2026-11-09' },
    stores: [
      { part: 'str_east', was: 10_000, now: 2_000, brought: -8_000 },
      { part: 'str_west', was: 9_000, now: 9_500, brought: 500 },
    ],
    tiers: [{ part: 'jade', brought: -8_000 }],
    channels: [{ part: 'direct', brought: -7_500 }],
  })
  expect(await shop.roundTrips(causes)).toBeLessThanOrEqual(2)
  const value = await shop.ops('figure.getCauses', { key: 'orderValue', by: 'week' })
  expect(value.stores.reduce((sum, { brought }) => sum + brought, 0)).toBeCloseTo(5_750 - 9_500)
  const region = await shop.ops('figure.getCauses', { key: 'turnover', by: 'week', storeIds: ['str_east', 'str_west'] })
  expect([region.stores.map(({ part }) => part), region.tiers]).toEqual([['str_east', 'str_west'], []])
  expect(await shop.ops('figure.getCauses', { key: 'repeat30', by: 'week' })).toMatchObject({
    ...{ stores: [], tiers: [], channels: [] },
    why: expect.stringContaining('加起来不是全店的'),
  })
  expect((await shop.ops('figure.getCauses', { key: 'inTime', by: 'week' })).why).toContain('只算全店')
  expect(await shop.askOps('figure.getCauses', { key: 'nobody', by: 'day' })).toMatchObject(refused('FIGURE_NOT_FOUND'))
})

test('each store has factors of its own, which add up to its change', async () => {
  await putWeeks([{ east: 2_000, west: 9_500 }, ...WEEKS])
  const { stores, beforeFen, nowFen } = (await board('week')).change
  expect(stores.map(({ storeId, fen }) => [storeId, fen])).toEqual([
    ['str_east', -8_000],
    ['str_west', 500],
  ])
  expect(stores.reduce((sum, { fen }) => sum + fen, 0)).toBe(nowFen - beforeFen)
  for (const { fen, factors = [] } of stores) expect(factors.reduce((sum, each) => sum + each.fen, 0)).toBe(fen)
  expect(stores[0]?.factors?.find(({ fen }) => fen !== 0)).toMatchObject({ key: 'orderValue', fen: -8_000 })
})

test('what newcomers cost and have brought, by the month in which they came', async () => {
  const [one, two] = [1, 2].map((number) => putMember(shop, number, { identityIds: [] })) as [string, string]
  putPurchase(shop, one, '2026-09-18', { amountFen: 6_000 })
  putPurchase(shop, two, '2026-09-20', { amountFen: 2_000 })
  putPurchase(shop, one, '2026-10-20', { amountFen: 4_000 })
  await rollUp(shop)
  await count()
  await tickJob('make-reports')
  const span = { fromDay: '2026-09-01' as BusinessDay, toDay: '2026-09-30' as BusinessDay }
  await shop.ops('entrance.saveCost', { channel: 'street', ...span, costFen: 2_000, note: '传单', by: '林店长' })
  const { cohorts } = await shop.ops('figure.getWorth', {})
  expect(cohorts).toMatchObject([
    {
      ...{ month: '2026-09', size: 2, cacFen: 1_000, broughtFen: [4_000, 6_000], paidBackIn: 1 },
      cost: { channelsFen: 2_000, rewardsFen: 0, couponsFen: 0 },
      gates: [{ is: 'passed', ratio: 4 }, { is: 'open' }],
    },
  ])
})

test('a shop that has been open counts what it looks back at on the first night', async () => {
  await putBought(shop)
  for (const { _id } of shop.database.find('open_days', { query: {} })) shop.database.remove('open_days', String(_id))
  await count()
  expect(dayOf('2026-11-20')).toMatchObject({ orders: 2 })
})
