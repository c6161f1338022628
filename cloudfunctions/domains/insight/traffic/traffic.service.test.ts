import { defaultTrafficRules } from '#shared/insight/traffic/rules'
import type { Account } from '#shared/ledger/account/account'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { openProgramme } from '../../growth/referral/testing/programme'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, EAST, openStores, type Person, unusedCode } from '../../people/staff/testing/shop-floor'
import { rollUp } from '../event/testing/put-events'
import { aCrowd, aHeldCrowd, aNewcomer, anEntrance, ONE_PHONE, visits, watch } from './testing/a-crowd'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

let shop: Shop
let clerk: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  openProgramme(shop)
})
afterAll(() => shop.close())

const accountOf = (memberId: string) => shop.database.get('accounts', memberId) as unknown as Account
const isHeld = (memberId: string) => (accountOf(memberId).giftsHeld?.untilAt ?? 0) > shop.clock.now()
const heldOf = (members: readonly { memberId: string }[]) => members.filter(({ memberId }) => isHeld(memberId))
const decide = (caseId: string, decision: 'release' | 'refuse', memberIds?: string[], requestId?: string) =>
  shop.ops(
    'traffic.decideCase',
    { caseId, decision, note: '看过', by: '周总', ...(memberIds && { memberIds }) },
    requestId,
  )
const claimed = async (phone: Phone, templateId: string) =>
  (await phone.call('coupon.claim', { templateId })).coupon.couponId
const outcomeOf = async (phone: Phone, couponId: string) => {
  const { outcome, refusal } = await phone.call('coupon.get', { couponId })
  return [outcome, refusal]
}

describe('a crowd on one phone', () => {
  test('is held within the hour, and nobody who came beside it', async () => {
    const { crowd, honest } = await aHeldCrowd(shop)
    expect(heldOf(crowd)).toHaveLength(10)
    expect(heldOf(honest)).toEqual([])
    const { cases } = await shop.ops('traffic.listCases', {})
    expect(cases).toMatchObject([{ kind: 'joined', title: '同一台手机上的一批新会员', isOpen: true, open: 10 }])
    const told = await shop.ops('traffic.getCase', { caseId: cases[0]?.caseId ?? '' })
    expect(told.members).toHaveLength(10)
    expect(told.members[0]).toMatchObject({ entrance: '买来的广告', decision: null })
    expect(told.members[0]?.signals[0]).toEqual({
      key: 'oneDevice',
      title: '同一天在同一台手机上入会',
      valueText: '10 位，那天共 14 位入会',
      contribution: 4.5,
    })
    expect(JSON.stringify(told)).not.toContain(ONE_PHONE)
  })

  test('is held once, however often the job looks', async () => {
    const { crowd } = await aHeldCrowd(shop)
    await watch(shop)
    await watch(shop)
    const { cases } = await shop.ops('traffic.listCases', {})
    expect(cases).toMatchObject([{ open: 10 }])
    expect(heldOf(crowd)).toHaveLength(10)
  })

  test('of four is a family', async () => {
    const { crowd } = await aCrowd(shop, { accounts: 4, others: 0 })
    await watch(shop)
    expect(heldOf(crowd)).toEqual([])
  })

  test('is left alone where the rules say so', async () => {
    const value = { ...defaultTrafficRules, isOn: false }
    shop.database.put('settings', { _id: 'traffic', version: 2, value, digest: '', by: '周总', at: 1 } as never)
    shop.coolDown()
    const { crowd } = await aCrowd(shop)
    await watch(shop)
    expect(heldOf(crowd)).toEqual([])
    expect((await shop.ops('traffic.listCases', {})).cases).toEqual([])
  })
})

describe('what waits', () => {
  test('are the coupons that came by themselves, not those that an operator gave, and never a purchase', async () => {
    const claim = await openTemplate(shop, { ways: ['claim', 'batch'] })
    const { crowd, honest } = await aCrowd(shop)
    const [held, customer] = [crowd[0], honest[0]]
    if (!held || !customer) throw new Error('There are both')
    const [heldCoupon, customersCoupon] = [await claimed(held, claim), await claimed(customer, claim)]
    await watch(shop)
    expect(await outcomeOf(held, heldCoupon)).toEqual(['unusable', 'COUPON_NOT_USABLE'])
    expect((await outcomeOf(customer, customersCoupon))[1]).toBeNull()
    const { granted } = await shop.ops('coupon.grant', {
      ...{ templateId: claim, memberIds: [held.memberId], by: '周总', note: '道歉' },
    })
    expect((await outcomeOf(held, granted[0]?.couponId ?? ''))[1]).toBeNull()
    const sale = { memberCode: unusedCode(shop, held.memberId), storeId: EAST, amountFen: 8_000 }
    const { purchase } = await clerk.call('purchase.record', sale)
    expect(purchase.pointsEarned).toBeGreaterThan(0)
    await held.call('check-in.perform', {})
  })

  test('are the points: they buy no coupon until a person has looked', async () => {
    const priced = await openTemplate(shop, { ways: ['points'], pricePoints: 1 }, 'priced')
    const { crowd, caseId } = await aHeldCrowd(shop)
    const [held] = crowd
    if (!held) throw new Error('There is one')
    await held.call('check-in.perform', {})
    const refusal = await held.ask('coupon.buy', { templateId: priced })
    expect(refusal).toMatchObject({
      ok: false,
      error: { code: 'GIFTS_HELD', details: { untilAt: expect.any(Number) } },
    })
    await decide(caseId, 'release')
    expect(await held.ask('coupon.buy', { templateId: priced })).toMatchObject({ ok: true })
  })

  test('is given after fourteen days if nobody decides, on record', async () => {
    const { crowd, caseId } = await aHeldCrowd(shop)
    shop.clock.advance(14 * DAY_MS + HOUR_MS)
    expect(heldOf(crowd)).toEqual([])
    await tickJob('lapse-held-traffic')
    const { case: over } = await shop.ops('traffic.getCase', { caseId })
    expect(over).toMatchObject({ isOpen: false, open: 0, lapsed: 10, lapsesAt: null })
    expect(accountOf(crowd[0]?.memberId ?? '').giftsHeld).toBeNull()
    const lapses = () => shop.database.find('audits', { query: { action: 'traffic.lapse' } })
    expect(lapses()).toHaveLength(10)
    // Half a year later the record is gone, and whoever is met again waits again.
    const [again] = shop.database.find('traffic_verdicts')
    shop.clock.advance(181 * DAY_MS)
    await tickJob('forget-held-traffic')
    const heldAt = shop.clock.now() - 15 * DAY_MS
    shop.database.put('traffic_verdicts', {
      ...again,
      standing: 'waiting',
      heldAt,
      heldUntilAt: heldAt + 14 * DAY_MS,
    } as never)
    await tickJob('lapse-held-traffic')
    expect(shop.database.find('traffic_verdicts')).toMatchObject([{ standing: 'lapsed', heldUntilAt: null }])
    expect(lapses()).toHaveLength(11)
  })

  test('follows a record that is merged into another, and comes back with it', async () => {
    const { crowd, honest } = await aHeldCrowd(shop)
    const [from, into] = [crowd[0]?.memberId ?? '', honest[0]?.memberId ?? '']
    await shop.ops('member.merge', { from, into, note: '同一个人' })
    await tickJob('sweep-outbox')
    expect(isHeld(into)).toBe(true)
    await shop.ops('member.unmerge', { from, note: '搞错了' })
    await tickJob('sweep-outbox')
    expect([isHeld(into), isHeld(from)]).toEqual([false, true])
  })
})

describe('a decision', () => {
  test('is one person’s, with a reason, and the same request decides nothing twice', async () => {
    const { crowd, caseId } = await aHeldCrowd(shop)
    const [first, second] = crowd
    const named = [first?.memberId ?? '', second?.memberId ?? '']
    const requestId = shop.newRequestId()
    expect(await decide(caseId, 'release', named, requestId)).toEqual({ decided: 2, left: 8 })
    expect(await decide(caseId, 'release', named, requestId)).toEqual({ decided: 2, left: 8 })
    expect(heldOf(crowd)).toHaveLength(8)
    expect(await decide(caseId, 'refuse')).toEqual({ decided: 8, left: 0 })
    const told = await shop.ops('traffic.getCase', { caseId })
    expect(told.case).toMatchObject({ isOpen: false, released: 2, refused: 8, lapsesAt: null })
    expect(told.decisions).toMatchObject([
      { decision: 'refused', members: 8, by: expect.stringContaining('周总'), note: '看过' },
      { decision: 'released', members: 2 },
    ])
    const audits = shop.database.find('audits', { query: { action: 'traffic.decideCase' } })
    expect(audits.length).toBeGreaterThanOrEqual(4)
    expect(audits[0]).toMatchObject({ subject: caseId, actor: 'console' })
  })

  test('to confirm holds for half a year and can be taken back for each', async () => {
    const { crowd, caseId } = await aHeldCrowd(shop)
    await decide(caseId, 'refuse')
    shop.clock.advance(30 * DAY_MS)
    await tickJob('lapse-held-traffic')
    expect(heldOf(crowd)).toHaveLength(10)
    const memberId = crowd[3]?.memberId ?? ''
    expect(await decide(caseId, 'release', [memberId])).toEqual({ decided: 1, left: 0 })
    expect(isHeld(memberId)).toBe(false)
    expect((await shop.ops('traffic.getCase', { caseId })).case).toMatchObject({ released: 1, refused: 9 })
    shop.clock.advance(151 * DAY_MS)
    expect(heldOf(crowd)).toEqual([])
  })

  test('of nothing that waits is refused', async () => {
    const { caseId } = await aHeldCrowd(shop)
    await decide(caseId, 'release')
    const again = await shop.askOps('traffic.decideCase', { caseId, decision: 'release', note: '看过', by: '周总' })
    expect(again).toMatchObject({ ok: false, error: { code: 'CASE_SETTLED' } })
    const unknown = { caseId: 'joined:nobody', decision: 'release', note: '看过', by: '周总' } as const
    expect(await shop.askOps('traffic.decideCase', unknown)).toMatchObject({ error: { code: 'CASE_NOT_FOUND' } })
  })
})

/** Checks in on some days; with the opening that a phone tells of, or without. */
async function checksIn(phone: Phone, isOpened: boolean): Promise<void> {
  await phone.call('check-in.perform', {})
  if (!isOpened) return
  const [eventId, sessionId, batchId] = [shop.newRequestId(), shop.newRequestId(), shop.newRequestId()]
  const input = { batchId, events: [{ eventId, sessionId, name: 'app.opened', agoMs: 0, props: {} }] }
  await phone.send({ action: 'event.record', requestId: shop.newRequestId(), input }, 'track')
}

/** The night comes: what happened is added up, and the day is looked at. */
async function night(): Promise<void> {
  await rollUp(shop)
  shop.clock.advance(DAY_MS - 10 * 60_000)
  await tickJob('watch-traffic')
}

describe('who takes without opening the mini-program', () => {
  test('is held after five days of it, and not who opens it', async () => {
    const key = await anEntrance(shop)
    const [script, member] = [await aNewcomer(shop, key), await aNewcomer(shop, key)]
    shop.clock.advance(15 * DAY_MS)
    for (let day = 0; day < 5; day += 1) {
      await checksIn(script, false)
      await checksIn(member, true)
      await night()
    }
    expect([isHeld(script.memberId), isHeld(member.memberId)]).toEqual([true, false])
    const { cases } = await shop.ops('traffic.listCases', {})
    expect(cases).toMatchObject([{ kind: 'path', title: '没打开小程序就领券、签到', open: 1 }])
  })
})

test('accounts that take turns on one phone for points are held, when they are long enough members', async () => {
  const key = await anEntrance(shop)
  const farm = []
  // One a day, so that no day is surprising.
  for (let each = 0; each < 12; each += 1) {
    farm.push(await aNewcomer(shop, key, ONE_PHONE))
    shop.clock.advance(DAY_MS)
    await tickJob('watch-traffic')
  }
  expect(heldOf(farm)).toEqual([])
  shop.clock.advance(15 * DAY_MS)
  for (const phone of farm) {
    await visits(shop, phone, { deviceKey: ONE_PHONE })
    await checksIn(phone, true)
  }
  await night()
  expect(heldOf(farm)).toHaveLength(12)
  expect((await shop.ops('traffic.listCases', {})).cases).toMatchObject([{ kind: 'took', open: 12 }])
})

test('each entrance stands with its shares, their intervals and lights, and how right it was', async () => {
  const { key, caseId } = await aHeldCrowd(shop)
  await aNewcomer(shop, await anEntrance(shop, '门口立牌'))
  await decide(caseId, 'refuse', [String(shop.database.find('traffic_verdicts')[0]?._id)])
  shop.clock.advance(DAY_MS)
  await tickJob('watch-traffic')
  const period = { fromDay: '2026-11-20', toDay: '2026-11-22' } as never
  const quality = await shop.ops('traffic.getQuality', period)
  expect(quality.entrances[0]).toMatchObject({
    ...{
      key,
      title: '买来的广告',
      placement: 'advert',
      channel: 'advert',
      visits: 14,
      joins: 14,
      waiting: 9,
      refused: 1,
    },
    suspect: { part: 10, whole: 14, light: 'bad' },
    bounce: { part: 0, whole: 0, value: null, interval: null, light: 'unknown' },
    light: 'bad',
  })
  // Wilson’s interval of 10 of 14.
  expect(quality.entrances[0]?.suspect.interval?.from).toBeCloseTo(0.4535, 4)
  expect(quality.entrances[0]?.suspect.interval?.to).toBeCloseTo(0.8828, 4)
  expect(quality.channels).toMatchObject([
    { channel: 'advert', title: '买来的广告等 2 处', visits: 15, joins: 15 },
    { channel: '', title: '没有入口码的来访' },
  ])
  expect(quality.detection).toEqual({ held: 10, waiting: 9, released: 0, refused: 1, lapsed: 0, falseAlarmPercent: 0 })
  expect(quality.countedTo).toBe('2026-11-22')
  expect(await shop.roundTrips(() => shop.ops('traffic.getQuality', period))).toBeLessThanOrEqual(6)
})

test('a day costs the same number of reads with ten times the members', async () => {
  const cost = async (others: number) => {
    shop.reset()
    await openStores(shop)
    // The days before are counted.
    await watch(shop)
    await aCrowd(shop, { accounts: 0, others })
    shop.clock.advance(DAY_MS)
    return shop.roundTrips(() => tickJob('watch-traffic'))
  }
  expect(await cost(30)).toBe(await cost(3))
})

test('a period that is too long is refused', async () => {
  const long = { fromDay: '2026-10-01', toDay: '2026-11-20' } as never
  expect(await shop.askOps('traffic.getQuality', long)).toMatchObject({ error: { code: 'PERIOD_NOT_POSSIBLE' } })
})
