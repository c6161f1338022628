import type { BusinessDay } from '#shared/kernel/business-day'
import { auditShop } from '../../../testing/audit-shop'
import { memberIdOf, putLedger } from '../../../testing/put-ledger'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { newMember } from '../../people/member/new-member'
import type { StoredCoupon } from './coupon.repository'
import { aMember, members, openTemplate, putTemplate, TEMPLATE_ID as templateId } from './testing/a-template'
import { putBirthday } from './testing/job-cases'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop).filter((line) => !line.includes('has no account'))).toEqual([]))
afterAll(() => shop.close())

const at = (shopTime: string) => shop.clock.set(Date.parse(`${shopTime}+08:00`))
const coupons = () => shop.database.find('coupons') as unknown as StoredCoupon[]
const sources = () =>
  coupons()
    .map(({ memberId, way, sourceId }) => [memberId, way, sourceId].join(' '))
    .sort()
const wallet = async (phone: Phone) => (await phone.call('coupon.listMine', { tab: 'usable' })).coupons

describe('on joining', () => {
  test('a newcomer receives the welcome coupons once, and is told the same when asking again', async () => {
    await openTemplate(shop, { ways: ['welcome'], title: '入会礼' })
    const phone = await aMember(shop)
    const received = await phone.call('coupon.receiveWelcome', {})
    expect(received.coupons).toMatchObject([{ way: 'welcome', rules: { title: '入会礼' } }])
    expect(await phone.call('coupon.receiveWelcome', {})).toEqual(received)
    await shop.tick()
    expect(await wallet(phone)).toHaveLength(1)
  })

  test('ten requests at once give one coupon', async () => {
    await openTemplate(shop, { ways: ['welcome'] })
    const phone = await aMember(shop)
    await Promise.all(Array.from({ length: 10 }, () => phone.ask('coupon.receiveWelcome', {})))
    expect(coupons()).toHaveLength(1)
  })

  test('whoever joined before a welcome coupon was opened is not owed it any more after a look', async () => {
    const phone = await aMember(shop)
    expect(await phone.call('coupon.receiveWelcome', {})).toEqual({ coupons: [] })
    await openTemplate(shop, { ways: ['welcome'] })
    expect(await phone.call('coupon.receiveWelcome', {})).toEqual({ coupons: [] })
  })

  test('a phone that never asks finds the coupons by the job', async () => {
    await openTemplate(shop, { ways: ['welcome'] })
    const phone = await aMember(shop)
    await shop.tick()
    expect(await wallet(phone)).toHaveLength(1)
    expect(shop.database.get('members', phone.memberId)).toMatchObject({ welcomeDueAt: null })
  })

  test('a gift that fails is tried again, and the others do not wait for it', async () => {
    await openTemplate(shop, { ways: ['welcome'] })
    const [unlucky, other] = [await aMember(shop), await aMember(shop)]
    shop.faults.add({ kind: 'error', nth: 1, match: { writes: true, collection: 'coupons' } })
    await shop.ops('job.run', { job: 'grant-welcome-coupons' })
    shop.faults.clear()
    expect([await wallet(unlucky), await wallet(other)].flat()).toHaveLength(1)
    shop.clock.advance(5 * 60_000)
    await shop.tick()
    expect([(await wallet(unlucky)).length, (await wallet(other)).length]).toEqual([1, 1])
  })

  test('nothing is given when the stock is gone, and nobody is troubled with that', async () => {
    await openTemplate(shop, { ways: ['welcome'], limits: { stock: 1 } })
    await aMember(shop)
    await aMember(shop)
    await shop.tick()
    expect(coupons()).toHaveLength(1)
    expect(shop.database.count('members', { welcomeDueAt: null })).toBe(2)
    expect((await shop.ops('job.listAlerts', {})).alerts).toEqual([])
  })
})

describe('what a birthday would bring', () => {
  test('is told to whom it would be given, before the day is asked for', async () => {
    await openTemplate(
      shop,
      { ways: ['birthday'], title: '生日茶券', grants: { monthlyDay: 1, birthdayLeadDays: 3 } },
      'all',
    )
    await openTemplate(shop, { ways: ['birthday'], title: '墨金礼', audience: { tierKeys: ['ink'] } }, 'ink')
    await openTemplate(shop, { ways: ['claim'], title: '周末券' }, 'weekend')
    const phone = await aMember(shop)
    expect(await phone.call('coupon.listBirthdayGifts', {})).toEqual({ gifts: [{ title: '生日茶券', leadDays: 3 }] })
  })

  test('is nothing while no such coupon is live', async () => {
    expect(await (await aMember(shop)).call('coupon.listBirthdayGifts', {})).toEqual({ gifts: [] })
  })
})

describe('on reaching a tier', () => {
  test('each tier’s own coupon is given, also of a tier that was passed at once', async () => {
    await openTemplate(shop, { ways: ['tier'], audience: { tierKeys: ['jade'] } }, 'jade')
    await openTemplate(shop, { ways: ['tier'], audience: { tierKeys: ['amber'] } }, 'amber')
    const phone = await aMember(shop)
    // A record from the till brings enough growth for two tiers at once.
    const fact = { kind: 'earn', reason: 'check-in', sourceId: 'x', growth: 1200 } as const
    putLedger(shop, memberIdOf(9), [{ at: shop.clock.now(), fact }])
    const joined = { at: 0, via: 'import', storeId: null, entrance: null, requestId: '' } as const
    shop.database.put('members', { ...newMember(memberIdOf(9), joined, []) })
    await shop.ops('member.merge', { from: memberIdOf(9), into: phone.memberId, note: '同一人' })
    expect((await wallet(phone)).map((coupon) => coupon.templateId).sort()).toEqual(['tpl_amber', 'tpl_jade'])
  })
})

describe('every month', () => {
  const month = (monthlyDay: number) =>
    putTemplate(shop, {
      ways: ['monthly'],
      limits: { perMember: null },
      grants: { monthlyDay, birthdayLeadDays: 0 },
    })

  test('each member gets one, on the day, however often the job runs', async () => {
    putLedger(shop, memberIdOf(1), [])
    putLedger(shop, memberIdOf(2), [])
    month(25)
    at('2026-11-24T12:00:00')
    await shop.tick()
    expect(sources()).toEqual([])
    at('2026-11-25T00:30:10')
    await shop.tick()
    await shop.tick()
    await shop.ops('job.run', { job: 'grant-monthly-coupons' })
    const november = [`${memberIdOf(1)} monthly 2026-11`, `${memberIdOf(2)} monthly 2026-11`]
    expect(sources()).toEqual(november)
    at('2026-12-25T00:30:10')
    await shop.tick()
    expect(sources()).toHaveLength(4)
  })

  test('on the 31st, in a shorter month on its last day', async () => {
    putLedger(shop, memberIdOf(1), [])
    month(31)
    at('2026-11-29T12:00:00')
    await shop.tick()
    expect(sources()).toEqual([])
    at('2026-11-30T00:30:10')
    await shop.tick()
    expect(sources()).toEqual([`${memberIdOf(1)} monthly 2026-11`])
  })

  test('only members for whom it is get one, and a template opened later in the month still has its turn', async () => {
    const jade = { key: 'jade', sinceDay: '2026-11-01' as BusinessDay, untilDay: '2027-11-01' as BusinessDay }
    putLedger(shop, memberIdOf(1), [], { tier: jade })
    putLedger(shop, memberIdOf(2), [])
    await shop.tick()
    putTemplate(shop, { ways: ['monthly'], audience: { tierKeys: ['jade'] } })
    at('2026-11-27T00:31:00')
    await shop.tick()
    expect(sources()).toEqual([`${memberIdOf(1)} monthly 2026-11`])
  })

  test('1 001 members are all served', async () => {
    for (let number = 1; number <= 1001; number += 1) putLedger(shop, memberIdOf(number), [])
    putTemplate(shop, { ways: ['monthly'], limits: { stock: null } }, { shardCount: 4 })
    for (let tick = 0; tick < 40 && coupons().length < 1001; tick += 1) {
      await shop.tick()
      shop.clock.advance(5 * 60_000)
    }
    expect(coupons()).toHaveLength(1001)
    expect(new Set(coupons().map(({ memberId }) => memberId)).size).toBe(1001)
  })
})

describe('for a birthday', () => {
  const birthday = (birthdayLeadDays = 0) =>
    putTemplate(shop, { ways: ['birthday'], limits: { perMember: null }, grants: { monthlyDay: 1, birthdayLeadDays } })

  test('one is given on the day, once a year', async () => {
    putBirthday(shop, memberIdOf(1), '1990-11-25')
    putBirthday(shop, memberIdOf(2), '1990-12-25')
    birthday()
    for (let day = 0; day < 12; day += 1) {
      await shop.tick()
      shop.clock.advance(DAY_MS)
    }
    expect(sources()).toEqual([`${memberIdOf(1)} birthday 2026`])
    at('2027-11-25T00:41:00')
    await shop.tick()
    expect(sources()).toContain(`${memberIdOf(1)} birthday 2027`)
  })

  test('some days ahead where the template says so, over the turn of the year too', async () => {
    putBirthday(shop, memberIdOf(1), '1990-01-02')
    birthday(7)
    at('2026-12-25T12:00:00')
    await shop.tick()
    expect(sources()).toEqual([])
    at('2026-12-26T12:00:00')
    await shop.tick()
    expect(sources()).toEqual([`${memberIdOf(1)} birthday 2027`])
  })

  test('of 29 February is on the 28th in other years', async () => {
    putBirthday(shop, memberIdOf(1), '1992-02-29')
    birthday()
    at('2027-02-27T12:00:00')
    await shop.tick()
    expect(sources()).toEqual([])
    at('2027-02-28T12:00:00')
    await shop.tick()
    expect(sources()).toEqual([`${memberIdOf(1)} birthday 2027`])
    at('2028-02-28T12:00:00')
    await shop.tick()
    expect(sources()).toHaveLength(1)
    at('2028-02-29T12:00:00')
    await shop.tick()
    expect(sources()).toHaveLength(2)
  })

  test('that a job has missed by some days is still given', async () => {
    putBirthday(shop, memberIdOf(1), '1990-11-20')
    birthday()
    await shop.tick()
    expect(sources()).toEqual([`${memberIdOf(1)} birthday 2026`])
  })
})

describe('a batch', () => {
  const grant = (memberIds: string[], batchId?: string) =>
    shop.ops('coupon.grant', { templateId, memberIds, by: '周总', note: '补偿', ...(batchId && { batchId }) })

  test('for ten members with three left gives three, and says who got none', async () => {
    await openTemplate(shop, { ways: ['batch'], limits: { stock: 3 } })
    const people = members(shop, 10).map(({ memberId }) => memberId)
    const { granted, refused } = await grant(people)
    expect(granted).toHaveLength(3)
    expect(refused.map(({ code }) => code)).toEqual(Array(7).fill('COUPON_SOLD_OUT'))
  })

  test('sent again gives nobody a second one, in whatever pieces the list comes', async () => {
    await openTemplate(shop, { ways: ['batch'], limits: { perMember: null } })
    const people = members(shop, 6).map(({ memberId }) => memberId)
    const batchId = 'autumn-make-good-2026'
    await grant(people.slice(0, 4), batchId)
    const { granted } = await grant(people, batchId)
    expect(granted).toHaveLength(6)
    expect(coupons()).toHaveLength(6)
    expect(shop.database.find('coupon_batches')).toMatchObject([
      { kind: 'grant', by: '周总 · 控制台（未核实）', note: '补偿' },
    ])
  })

  test('names members that do not exist or have left', async () => {
    await openTemplate(shop, { ways: ['batch'] })
    const gone = await aMember(shop)
    await gone.call('member.close', { confirm: '注销' })
    expect((await grant([memberIdOf(77), gone.memberId])).refused.map(({ code }) => code)).toEqual([
      'MEMBER_NOT_FOUND',
      'MEMBER_CLOSED',
    ])
  })

  test('under a used batch id is for its own template only', async () => {
    await openTemplate(shop, { ways: ['batch'] })
    await openTemplate(shop, { ways: ['batch'] }, 'other')
    const [person] = members(shop, 1)
    const order = { memberIds: [person?.memberId ?? ''], batchId: 'autumn-make-good-2026', by: '周总', note: '补偿' }
    await shop.ops('coupon.grant', { ...order, templateId })
    expect(await shop.askOps('coupon.grant', { ...order, templateId: 'tpl_other' })).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    })
  })
})

describe('the word that a coupon ends soon', () => {
  test('is queued once for each coupon of the next days, for whoever sends messages', async () => {
    const template = putTemplate(shop, {
      ways: ['batch'],
      validity: { kind: 'relative', startAfterDays: 0, validDays: 5 },
    })
    const [person] = members(shop, 1)
    await shop.ops('coupon.grant', {
      templateId: template._id,
      memberIds: [person?.memberId ?? ''],
      by: '周总',
      note: '补偿',
    })
    await shop.tick()
    expect(shop.database.count('coupon_notices')).toBe(0)
    for (const day of ['2026-11-23', '2026-11-24']) {
      at(`${day}T09:00:10`)
      await shop.tick()
    }
    expect(shop.database.find('coupon_notices')).toMatchObject([
      { kind: 'ending', memberId: person?.memberId, untilAt: Date.parse('2026-11-26T23:59:59.999+08:00') },
    ])
  })
})
