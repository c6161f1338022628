import type { Account } from '#shared/ledger/account/account'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { putCoupon, putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, EAST, openStores, unusedCode } from '../../people/staff/testing/shop-floor'
import { beginByCalendarJob } from './begin.jobs'
import { aTraveller, DAY_MS, HOUR_MS, lettersOf, runsOf, startJourney, tickAfter } from './testing/travelling'

// What comes up by the calendar and by a segment, as the jobs find it.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const run = async (job: string) => {
  while ((await shop.ops('job.run', { job })).status === 'running');
}
const byDay = () => run('begin-journeys-by-day')
const bySegment = () => run('begin-journeys-by-segment')
const travellers = (journeyId = 'jny_test') =>
  runsOf(shop)
    .filter((each) => each.journeyId === journeyId)
    .map(({ memberId }) => memberId)
/** 10:00 of the shop’s clock on the day on which the tests begin. */
const TODAY = '2026-11-22'
const at = (text: string) => new Date(`${text}+08:00`).getTime()
const goTo = (text: string) => shop.clock.advance(at(text) - shop.clock.now())

const perEvent = { kind: 'perEvent' } as const
const moment = (name: 'birthday' | 'coupon-ending' | 'points-ending' | 'tier-ending' | 'silent', days: number) =>
  ({ kind: 'moment', moment: name, days }) as const

async function bornOn(birthday: string) {
  const phone = await aTraveller(shop)
  await phone.call('member.updateProfile', { birthday: birthday as never })
  return phone.memberId
}

async function withAccount(change: (account: Account) => Partial<Account>) {
  const { memberId } = await aTraveller(shop, ['marketing', 'personalization'])
  const account = shop.database.get('accounts', memberId) as unknown as Account
  shop.database.put('accounts', { ...account, ...change(account) })
  return memberId
}

describe('a birthday', () => {
  test('begins it on its day, once in a year, and again in the next', async () => {
    await startJourney(shop, { trigger: moment('birthday', 0), entry: perEvent })
    const mei = await bornOn('1990-11-22')
    await bornOn('1990-11-23')
    await byDay()
    await byDay()
    expect(travellers()).toEqual([mei])
    await tickAfter(shop, HOUR_MS)
    expect(lettersOf(shop, mei)).toHaveLength(1)
    goTo('2027-11-22T10:00:00')
    await byDay()
    expect(travellers()).toEqual([mei, mei])
  })

  test('is looked for so many days ahead, over the end of the year', async () => {
    await startJourney(shop, { trigger: moment('birthday', 3), entry: perEvent })
    const mei = await bornOn('1990-01-02')
    goTo('2026-12-30T10:00:00')
    await byDay()
    expect(runsOf(shop)).toMatchObject([{ memberId: mei, begunBy: 'birthday:2027' }])
  })

  test('on 29 February is on the 28th in other years', async () => {
    await startJourney(shop, { trigger: moment('birthday', 0), entry: perEvent })
    const mei = await bornOn('1992-02-29')
    goTo('2027-02-28T10:00:00')
    await byDay()
    expect(travellers()).toEqual([mei])
  })
})

test('a coupon begins it by the day on which it ends, each coupon for itself', async () => {
  await startJourney(shop, { trigger: moment('coupon-ending', 3), entry: perEvent })
  const { memberId } = await aTraveller(shop)
  const template = putTemplate(shop)
  const ends = [
    '2026-11-25T00:00:00.000',
    '2026-11-25T23:59:59.999',
    '2026-11-24T23:59:59.999',
    '2026-11-26T00:00:00.000',
  ]
  const ids = ends.map((untilAt) => {
    return putCoupon(shop, template, memberId, { untilAt: at(untilAt) })._id
  })
  await byDay()
  await byDay()
  expect(
    runsOf(shop)
      .map(({ source }) => source)
      .sort(),
  ).toEqual([ids[0], ids[1]].sort())
})

describe('what an account has come to', () => {
  test.each([
    ['points-ending', 8, { lots: [{ lotId: 'l', remaining: 10, endsMonth: '2026-11' }] }, 'points-ending:2026-11'],
    ['points-ending', 9, { lots: [{ lotId: 'l', remaining: 10, endsMonth: '2026-11' }] }, 'points-ending:2026-11'],
  ] as const)('%s within %i days, once', async (name, days, points, key) => {
    await startJourney(shop, { trigger: moment(name, days), entry: perEvent })
    const mei = await withAccount((account) => ({ points: { ...account.points, ...(points as object) } }))
    await withAccount(() => ({}))
    await byDay()
    shop.clock.advance(DAY_MS)
    await byDay()
    expect(runsOf(shop)).toMatchObject([{ memberId: mei, begunBy: key }])
  })

  test('a tier that ends so many days later', async () => {
    await startJourney(shop, { trigger: moment('tier-ending', 30), entry: perEvent })
    const mei = await withAccount(({ tier }) => ({ tier: { ...tier, untilDay: '2026-12-22' as never } }))
    await withAccount(({ tier }) => ({ tier: { ...tier, untilDay: '2026-12-23' as never } }))
    await byDay()
    expect(runsOf(shop)).toMatchObject([{ memberId: mei, begunBy: 'tier-ending:2026-12-22' }])
  })

  test('so many days without a purchase, by the shop’s own days, and once though it is found on three of them', async () => {
    await startJourney(shop, {
      trigger: moment('silent', 30),
      entry: { kind: 'everyDays', days: 1 },
    })
    const last = at('2026-10-23T00:30:00')
    const mei = await withAccount(({ counters }) => ({ counters: { ...counters, lastPurchaseAt: last } }))
    await withAccount(({ counters }) => ({ counters: { ...counters, lastPurchaseAt: last - HOUR_MS * 96 } }))
    for (let days = 0; days < 3; days += 1) {
      await byDay()
      await tickAfter(shop, DAY_MS)
    }
    expect(travellers()).toEqual([mei])
  })
})

test('the own time between purchases being over begins it, by what was bought and not given back', async () => {
  await startJourney(shop, { trigger: { kind: 'moment', moment: 'running-out', days: 0 }, entry: perEvent })
  await openStores(shop)
  const clerk = await aClerk(shop)
  const { memberId } = await aTraveller(shop)
  for (let weeks = 0; weeks < 4; weeks += 1) {
    await clerk.call('purchase.record', { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: 5_000 })
    await byDay()
    expect(runsOf(shop)).toEqual([])
    shop.clock.advance(7 * DAY_MS)
  }
  await byDay()
  expect(travellers()).toEqual([memberId])
})

test('a slice goes on in the journey in which the one before stopped, also when an earlier one has been paused', async () => {
  for (const id of ['jny_a', 'jny_b', 'jny_c']) {
    await startJourney(shop, { trigger: moment('birthday', 0), entry: perEvent }, id)
  }
  const mei = await bornOn('1990-11-22')
  const context = () => ({ ...timerContext(), runId: TODAY, job: 'begin', jobTitle: '', failures: 0 })
  const asked: true[] = []
  const afterTwo = { isSpent: () => asked.push(true) > 2 }
  const { checkpoint, isDone } = await beginByCalendarJob.slice(context(), null, afterTwo)
  expect(isDone).toBe(false)
  expect(runsOf(shop)).toHaveLength(2)
  await shop.ops('journey.pause', { journeyId: 'jny_a', note: '等一等', by: '林店长' })
  await beginByCalendarJob.slice(context(), checkpoint, { isSpent: () => false })
  expect(runsOf(shop).map(({ journeyId }) => journeyId)).toEqual(['jny_a', 'jny_b', 'jny_c'])
  expect(travellers('jny_c')).toEqual([mei])
})

describe('a segment', () => {
  const segmentId = 'seg_here'
  const ofSegment = (isForPresent = false) => ({ trigger: { kind: 'segment', segmentId, isForPresent } as const })
  let versions = 0
  const changed = (memberId: string, kind: 'entered' | 'left', when = shop.clock.now()) => {
    versions += 1
    const _id = `${memberId}:${versions}:${segmentId}`
    const change = { _id, memberId, segmentId, kind, cause: 'review', day: TODAY, at: when }
    shop.database.put('segment_changes', change)
  }
  const present = (memberId: string) => {
    const portrait = shop.database.get('portraits', memberId) ?? {}
    shop.database.put('portraits', { ...portrait, _id: memberId, segmentIds: [segmentId] })
  }
  const act = { journeyId: 'jny_test', note: '等一等', by: '林店长' }
  const later = () => shop.clock.advance(10 * 60_000)

  beforeEach(async () => {
    const condition = { kind: 'has', field: 'wechat' }
    await shop.ops('segment.save', { segmentId, name: '来过', note: '测试', condition, by: '林店长' })
  })

  test('begins it for who has come into it since it was started, and for nobody who has left it', async () => {
    const people = [await aTraveller(shop), await aTraveller(shop), await aTraveller(shop)]
    const [early, mei, lan] = people.map(({ memberId }) => memberId) as [string, string, string]
    changed(early, 'entered')
    later()
    await startJourney(shop, ofSegment())
    later()
    changed(mei, 'entered')
    changed(lan, 'left')
    later()
    await bySegment()
    later()
    await bySegment()
    expect(travellers()).toEqual([mei])
  })

  test('begins it for who is in it, where that is wanted', async () => {
    const { memberId } = await aTraveller(shop)
    present(memberId)
    await startJourney(shop, ofSegment(true))
    later()
    await bySegment()
    expect(runsOf(shop)).toMatchObject([{ memberId, begunBy: `present:${segmentId}` }])
  })

  test('more who came in one instant than a page has all begin it', async () => {
    await startJourney(shop, ofSegment())
    const when = shop.clock.now()
    const people = []
    for (let count = 0; count < 105; count += 1) people.push((await aTraveller(shop)).memberId)
    for (const memberId of people) changed(memberId, 'entered', when)
    later()
    await bySegment()
    expect(travellers().sort()).toEqual(people.sort())
  })

  test('a pause lets nobody in a second time for what let them in before it', async () => {
    await startJourney(shop, { ...ofSegment(true), entry: { kind: 'everyDays', days: 1 } })
    const [mei, lan] = [await aTraveller(shop), await aTraveller(shop)]
    present(mei.memberId)
    changed(lan.memberId, 'entered')
    later()
    await bySegment()
    await tickAfter(shop, DAY_MS)
    await shop.ops('journey.pause', act)
    await bySegment()
    await tickAfter(shop, DAY_MS)
    await shop.ops('journey.resume', act)
    await bySegment()
    expect(travellers().sort()).toEqual([mei.memberId, lan.memberId].sort())
  })

  test('one that had ended begins anew with those who come from then on', async () => {
    await startJourney(shop, ofSegment())
    later()
    await bySegment()
    await shop.ops('journey.killAll', act)
    changed((await aTraveller(shop)).memberId, 'entered')
    later()
    await startJourney(shop, ofSegment())
    const { memberId } = await aTraveller(shop)
    changed(memberId, 'entered')
    later()
    await bySegment()
    expect(travellers()).toEqual([memberId])
  })

  test('a change that is written a moment after another one of a later instant is not passed over', async () => {
    await startJourney(shop, ofSegment())
    const [mei, lan] = [await aTraveller(shop), await aTraveller(shop)]
    const when = shop.clock.now()
    changed(mei.memberId, 'entered', when + 20_000)
    shop.clock.advance(30_000)
    await bySegment()
    changed(lan.memberId, 'entered', when)
    later()
    await bySegment()
    expect(travellers().sort()).toEqual([mei.memberId, lan.memberId].sort())
  })

  test('one who comes back into it begins it again, as often as the journey says', async () => {
    await startJourney(shop, { ...ofSegment(), entry: { kind: 'everyDays', days: 2 } })
    const { memberId } = await aTraveller(shop)
    for (let days = 0; days < 3; days += 1) {
      changed(memberId, 'entered')
      later()
      await bySegment()
      await tickAfter(shop, DAY_MS)
      changed(memberId, 'left')
    }
    expect(travellers()).toEqual([memberId, memberId])
  })

  test('one whose record is damaged keeps nobody else from it', async () => {
    await startJourney(shop, { ...ofSegment(), condition: { kind: 'number', field: 'purchaseCount', max: 1 } })
    const [broken, mei] = [await aTraveller(shop), await aTraveller(shop, ['personalization'])]
    changed(broken.memberId, 'entered')
    changed(mei.memberId, 'entered', shop.clock.now() + 1)
    shop.database.put('journey_travellers', { _id: broken.memberId, entries: null, letters: [], updatedAt: 0 })
    await broken.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    for (let ticks = 0; ticks < 3; ticks += 1) {
      later()
      await shop.ops('job.run', { job: 'begin-journeys-by-segment' }).catch(() => undefined)
    }
    expect(travellers()).toEqual([mei.memberId])
  })
})
