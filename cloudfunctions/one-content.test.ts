import { randomBytes } from 'node:crypto'
import type { BusinessDay } from '#shared/kernel/business-day'
import { codeFrom, groupedCode } from '#shared/kernel/checked-code'
import { defaultPointsRules } from '#shared/ledger/points/rules'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { openTemplate } from './domains/loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores, type Person } from './domains/people/staff/testing/shop-floor'
import { auditShop } from './testing/audit-shop'
import { openShop, type Shop } from './testing/shop'

// A request id stands for one content. The kill matrix changes each field of every writing action; here are the cases
// in which the other content is just as possible as the first, so that only the id speaks against it.

let shop: Shop
let clerk: Person
let member: Person
let other: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  member = await aMember(shop)
  other = await aMember(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const USED = { ok: false, error: { code: 'REQUEST_ID_USED' } }
const DAY_MS = 86_400_000
const pointsOf = async (person: Person) => (await person.call('points.getBalance', {})).available
const buys = (person: Person, more: { receiptNumber?: string } = {}, requestId?: string) =>
  clerk.ask('purchase.record', { memberCode: person.code(), storeId: EAST, amountFen: 5_000, ...more }, requestId)
const bought = async (person: Person) => {
  const reply = await buys(person)
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data.purchase.purchaseId
}
const aCode = () => groupedCode(codeFrom(randomBytes(40)) as string)

describe('the same request id for another content', () => {
  test('does not answer that a clerk was dismissed who was not', async () => {
    const second = await aClerk(shop)
    const requestId = shop.newRequestId()
    await shop.ops('staff.dismiss', { memberId: clerk.memberId }, requestId)
    expect(await shop.askOps('staff.dismiss', { memberId: second.memberId }, requestId)).toMatchObject(USED)
    expect((await second.call('staff.getMine', {})).staff).not.toBeNull()
    await shop.ops('staff.dismiss', { memberId: second.memberId })
    expect((await second.call('staff.getMine', {})).staff).toBeNull()
  })

  test('adjusts nobody else, nor by another number', async () => {
    const requestId = shop.newRequestId()
    const adjusting = { memberId: member.memberId, points: 50, note: '补记' }
    const answer = await shop.ops('points.adjust', adjusting, requestId)
    const before = await pointsOf(other)
    for (const change of [{ memberId: other.memberId }, { points: 60 }, { note: '别的' }]) {
      expect(await shop.askOps('points.adjust', { ...adjusting, ...change }, requestId)).toMatchObject(USED)
    }
    expect(await pointsOf(other)).toBe(before)
    expect(await shop.ops('points.adjust', adjusting, requestId)).toEqual(answer)
  })

  test('proposes no other document', async () => {
    const requestId = shop.newRequestId()
    const proposing = { by: '林店长', note: '周年庆' }
    const points = { ...proposing, setting: 'points', value: { ...defaultPointsRules, pointsPer100Yuan: 200 } }
    const first = await shop.ops('settings.propose', points, requestId)
    const tiers = { ...proposing, setting: 'tier', value: defaultTierRules }
    expect(await shop.askOps('settings.propose', tiers, requestId)).toMatchObject(USED)
    expect((await shop.ops('settings.propose', points, requestId)).proposal).toEqual(first.proposal)
  })

  test('is refused to another action too, and to another caller', async () => {
    const requestId = shop.newRequestId()
    await shop.ops('points.adjust', { memberId: member.memberId, points: 50, note: '补记' }, requestId)
    expect(await shop.askOps('staff.dismiss', { memberId: clerk.memberId }, requestId)).toMatchObject(USED)
    expect(await member.ask('coupon.exchange', { code: aCode() }, requestId)).toMatchObject(USED)
    expect((await clerk.call('staff.getMine', {})).staff).not.toBeNull()
  })

  test('claims no second coupon, and takes none from the other stock', async () => {
    const [first, second] = [await openTemplate(shop, {}, 'first'), await openTemplate(shop, {}, 'second')]
    const requestId = shop.newRequestId()
    const answer = await member.call('coupon.claim', { templateId: first }, requestId)
    expect(await member.ask('coupon.claim', { templateId: second }, requestId)).toMatchObject(USED)
    expect(await member.call('coupon.claim', { templateId: first }, requestId)).toEqual(answer)
    const { templates } = await shop.ops('coupon.listTemplates', {})
    expect(templates.map(({ issued }) => issued).sort()).toEqual([0, 1])
  })

  test('takes back one purchase, of whichever member', async () => {
    const purchases = [await bought(member), await bought(other), await bought(member)]
    const requestId = shop.newRequestId()
    const [first, second, third] = purchases as [string, string, string]
    await clerk.call('purchase.undo', { purchaseId: first }, requestId)
    expect(await clerk.ask('purchase.undo', { purchaseId: second }, requestId)).toMatchObject(USED)
    const refunding = { amountFen: 5_000, note: '退货' }
    expect(await clerk.ask('purchase.refund', { purchaseId: second, ...refunding }, requestId)).toMatchObject(USED)
    expect(await clerk.ask('purchase.refund', { purchaseId: third, ...refunding }, requestId)).toMatchObject(USED)
    expect(shop.database.get('purchases', second)).toMatchObject({ refundedFen: 0 })
    expect(shop.database.get('purchases', third)).toMatchObject({ refundedFen: 0 })
  })

  test('records one sale, with a receipt or without', async () => {
    for (const [first, second] of [
      [{}, { receiptNumber: 'R-1' }],
      [{ receiptNumber: 'R-2' }, { receiptNumber: 'R-3' }],
      [{ receiptNumber: 'R-4' }, {}],
    ]) {
      const memberCode = member.code()
      const sale = { memberCode, storeId: EAST, amountFen: 5_000 }
      const requestId = shop.newRequestId()
      await clerk.call('purchase.record', { ...sale, ...first }, requestId)
      const before = shop.database.count('purchases')
      expect(await clerk.ask('purchase.record', { ...sale, ...second }, requestId)).toMatchObject(USED)
      expect(shop.database.count('purchases')).toBe(before)
    }
  })

  test('stamps no second day', async () => {
    for (let day = 0; day < 7; day += 1) {
      await member.call('check-in.perform', {})
      shop.clock.advance(DAY_MS)
    }
    shop.clock.advance(2 * DAY_MS)
    const requestId = shop.newRequestId()
    const day = '2026-11-29' as BusinessDay
    const answer = await member.call('check-in.makeUp', { day }, requestId)
    const again = { day: '2026-11-30' as BusinessDay }
    expect(await member.ask('check-in.makeUp', again, requestId)).toMatchObject(USED)
    expect(await member.ask('check-in.perform', {}, requestId)).toMatchObject(USED)
    expect(await member.call('check-in.makeUp', { day }, requestId)).toEqual(answer)
  })

  test('is no other answer about consent', async () => {
    const requestId = shop.newRequestId()
    await member.call('member.setConsent', { purpose: 'analytics', isGranted: true }, requestId)
    const others = [
      { purpose: 'analytics' as const, isGranted: false },
      { purpose: 'marketing' as const, isGranted: true },
    ]
    for (const input of others) expect(await member.ask('member.setConsent', input, requestId)).toMatchObject(USED)
  })

  test('is free again where the first content was refused', async () => {
    const requestId = shop.newRequestId()
    expect(await shop.askOps('staff.dismiss', { memberId: 'mem_0000000000' }, requestId)).toMatchObject({
      error: { code: 'MEMBER_NOT_FOUND' },
    })
    await shop.ops('staff.dismiss', { memberId: clerk.memberId }, requestId)
    expect((await clerk.call('staff.getMine', {})).staff).toBeNull()
  })
})

describe('what is sent again much later', () => {
  test('does not undo a profile or a consent that came after it', async () => {
    const [first, second] = [shop.newRequestId(), shop.newRequestId()]
    await member.call('member.setConsent', { purpose: 'analytics', isGranted: false }, first)
    await member.call('member.setConsent', { purpose: 'analytics', isGranted: true }, second)
    const profile = await member.call('member.setConsent', { purpose: 'analytics', isGranted: false }, first)
    expect(profile.consents).toContainEqual(expect.objectContaining({ purpose: 'analytics', isGranted: true }))
  })

  test('is a check-in of the day on which it was first sent', async () => {
    shop.clock.freeze(Date.parse('2026-11-22T23:59:59+08:00'))
    const requestId = shop.newRequestId()
    const answer = await member.call('check-in.perform', {}, requestId)
    shop.clock.advance(2_000)
    expect(await member.call('check-in.perform', {}, requestId)).toEqual(answer)
    expect(shop.database.count('check_ins')).toBe(1)
    expect(await member.call('check-in.perform', {})).toMatchObject({ day: '2026-11-23', streakDays: 2 })
    shop.clock.advance(DAY_MS)
    expect(await member.call('check-in.perform', {}, requestId)).toEqual(answer)
  })

  test('is a make-up of the month in which it was first sent', async () => {
    for (let day = 0; day < 7; day += 1) {
      await member.call('check-in.perform', {})
      shop.clock.advance(DAY_MS)
    }
    shop.clock.freeze(Date.parse('2026-11-30T23:59:59+08:00'))
    const requestId = shop.newRequestId()
    const day = '2026-11-29' as BusinessDay
    const answer = await member.call('check-in.makeUp', { day }, requestId)
    shop.clock.advance(2_000)
    expect(await member.call('check-in.makeUp', { day }, requestId)).toEqual(answer)
  })
})

describe('codes are counted by what was tried', () => {
  test.each(['coupon.exchange', 'staff.join'] as const)('%s under one request id', async (action) => {
    const requestId = shop.newRequestId()
    const codes: string[] = []
    for (let tries = 0; tries < 30; tries += 1) {
      const reply = await member.ask(action, { code: aCode() }, requestId)
      codes.push(reply.ok ? 'ok' : reply.error.code)
    }
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(10)
  })

  test.each(['propertyIsEnumerable', '__lookupGetter__', 'toLocaleString__'])(
    'also under an id that every object knows: %s',
    async (requestId) => {
      for (let tries = 0; tries < 20; tries += 1) await member.ask('coupon.exchange', { code: aCode() })
      expect(await member.ask('coupon.exchange', { code: aCode() }, requestId)).toMatchObject({
        error: { code: 'TOO_MANY_REQUESTS' },
      })
    },
  )

  test('the same code again is no guess', async () => {
    const code = aCode()
    for (let tries = 0; tries < 30; tries += 1) {
      expect(await member.ask('coupon.exchange', { code })).toMatchObject({ error: { code: 'CODE_NOT_FOUND' } })
    }
  })
})
