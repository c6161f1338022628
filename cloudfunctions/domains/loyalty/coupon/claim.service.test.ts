import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import {
  aMember,
  type Member,
  members,
  openTemplate,
  TEMPLATE_ID as templateId,
  withOneNumber,
} from './testing/a-template'

const DAY_MS = 86_400_000

let shop: Shop
let phone: Phone & { memberId: string }
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = await aMember(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const refusedWith = (code: string, details?: object) => ({ ok: false, error: { code, ...(details && { details }) } })
const claim = (by: Phone = phone, requestId?: string) => by.ask('coupon.claim', { templateId }, requestId)
const codesOf = (replies: Awaited<ReturnType<typeof claim>>[]) =>
  replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).sort()
const openTakes = () =>
  shop.database.find('coupon_stock').flatMap(({ open }) => Object.keys((open as object | undefined) ?? {}))

describe('a claim', () => {
  test('gives one coupon with its frozen rules and its time', async () => {
    await openTemplate(shop)
    const { coupon } = await phone.call('coupon.claim', { templateId })
    expect(coupon).toMatchObject({
      status: 'available',
      way: 'claim',
      rules: { title: '满减券' },
      fromAt: shop.clock.now(),
      untilAt: Date.parse('2026-12-21T23:59:59.999+08:00'),
      number: expect.stringMatching(/^[0-9A-Z]{4}$/),
    })
    expect(openTakes()).toEqual([])
  })

  test('sent again after a lost reply brings the same coupon', async () => {
    await openTemplate(shop, { limits: { perMember: 1 } })
    const requestId = shop.newRequestId()
    const first = await claim(phone, requestId)
    expect(await claim(phone, requestId)).toEqual(first)
    expect(shop.database.count('coupons')).toBe(1)
  })

  test('sent again much later, when others came after it, still brings its own coupon', async () => {
    await openTemplate(shop, { limits: { perMember: 2 } })
    const requestId = shop.newRequestId()
    const first = await claim(phone, requestId)
    await claim()
    expect(await claim(phone, requestId)).toEqual(first)
    expect(await claim()).toMatchObject(refusedWith('CLAIM_LIMIT_REACHED', { needed: 2 }))
  })

  test('of a template that is a draft, paused or ended is refused', async () => {
    await openTemplate(shop)
    const turn = (state: 'live' | 'paused' | 'ended') =>
      shop.ops('coupon.setTemplateState', { templateId, state, by: '周总', note: '测试' })
    await turn('paused')
    expect(await claim()).toMatchObject(refusedWith('TEMPLATE_NOT_LIVE'))
    await turn('live')
    expect(await claim()).toMatchObject({ ok: true })
    await turn('ended')
    expect(await claim()).toMatchObject(refusedWith('TEMPLATE_NOT_LIVE'))
    expect(await phone.ask('coupon.claim', { templateId: 'tpl_none' })).toMatchObject(refusedWith('TEMPLATE_NOT_FOUND'))
  })

  test('costs six round trips when the instance is warm', async () => {
    await openTemplate(shop)
    await claim(await aMember(shop))
    expect(await shop.roundTrips(() => claim())).toBeLessThanOrEqual(ROUND_TRIPS.claim.is)
  })
})

describe('a claim limited by phone number', () => {
  test('costs eight round trips when the instance is warm', async () => {
    await openTemplate(shop, { limits: { perMember: null, perPerson: 2 } })
    const [first, person] = members(shop, 2) as [Member, Member]
    withOneNumber(shop, [person])
    await claim(first)
    expect(await shop.roundTrips(() => claim(person))).toBe(ROUND_TRIPS.claimByPhone.is)
    expect(await shop.roundTrips(() => claim(person))).toBe(ROUND_TRIPS.claimByPhone.is)
    expect(await claim(person)).toMatchObject(refusedWith('CLAIM_LIMIT_PER_PERSON'))
  })
})

describe('stock', () => {
  test('64 parallel claims of a stock of 1 issue exactly 1', async () => {
    await openTemplate(shop, { limits: { stock: 1 } })
    const people = members(shop, 64)
    const codes = codesOf(await Promise.all(people.map((person) => claim(person))))
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
    expect(codes.filter((code) => code === 'COUPON_SOLD_OUT')).toHaveLength(63)
    expect(shop.database.count('coupons')).toBe(1)
  })

  test('200 parallel claims of a stock of 50 issue exactly 50, to the last one', async () => {
    await openTemplate(shop, { limits: { stock: 50 } })
    const people = members(shop, 200)
    const codes = codesOf(await Promise.all(people.map((person) => claim(person))))
    expect(codes.filter((code) => code === 'OK')).toHaveLength(50)
    expect(codes.filter((code) => code === 'COUPON_SOLD_OUT')).toHaveLength(150)
    expect(openTakes()).toEqual([])
  })

  test('gives the last one and not one more', async () => {
    await openTemplate(shop, { limits: { stock: 3 } })
    const codes: string[] = []
    for (const person of members(shop, 5)) codes.push(...codesOf([await claim(person)]))
    expect(codes).toEqual(['OK', 'OK', 'OK', 'COUPON_SOLD_OUT', 'COUPON_SOLD_OUT'])
    expect((await shop.ops('coupon.listTemplates', {})).templates).toMatchObject([{ left: 0, issued: 3 }])
  })

  test('a limit per day counts across all shards and opens again the next day', async () => {
    await openTemplate(shop, { limits: { stock: 100, perDay: 5 } })
    const people = members(shop, 12)
    const today = codesOf(await Promise.all(people.map((person) => claim(person))))
    expect(today.filter((code) => code === 'OK')).toHaveLength(5)
    expect(today.filter((code) => code === 'COUPON_SOLD_OUT_TODAY')).toHaveLength(7)
    shop.clock.advance(DAY_MS)
    const tomorrow = codesOf(await Promise.all(people.map((person) => claim(person))))
    expect(tomorrow.filter((code) => code === 'OK')).toHaveLength(5)
  })

  test('null is no limit and 0 is none at all', async () => {
    await openTemplate(shop, { limits: { stock: 0 } })
    expect(await claim()).toMatchObject(refusedWith('COUPON_SOLD_OUT'))
    const unlimited = await openTemplate(shop, { limits: { stock: null } }, 'unlimited')
    for (let copy = 0; copy < 3; copy += 1) await phone.call('coupon.claim', { templateId: unlimited })
    const none = await openTemplate(shop, { limits: { perMember: 0 } }, 'none')
    expect(await phone.ask('coupon.claim', { templateId: none })).toMatchObject(refusedWith('CLAIM_LIMIT_REACHED'))
  })

  test('a budget for what coupons could cost is never overspent', async () => {
    await openTemplate(shop, { limits: { stock: null, exposureFen: 7_000 } })
    const people = members(shop, 10)
    const codes = codesOf(await Promise.all(people.map((person) => claim(person))))
    expect(codes.filter((code) => code === 'OK')).toHaveLength(3)
    expect(codes.filter((code) => code === 'COUPON_SOLD_OUT')).toHaveLength(7)
  })
})

describe('limits of a member', () => {
  test('of 20 parallel claims with a limit of 2 exactly 2 succeed', async () => {
    await openTemplate(shop, { limits: { perMember: 2 } })
    const codes = codesOf(await Promise.all(Array.from({ length: 20 }, () => claim())))
    expect(codes).toEqual([...Array(18).fill('CLAIM_LIMIT_REACHED'), 'OK', 'OK'])
    expect(openTakes()).toEqual([])
  })

  test('every claim counts in the member’s number, the day’s, and the stock’s', async () => {
    await openTemplate(shop, { limits: { stock: 10, perMember: 3, perMemberPerDay: 2 } })
    const counted = async () => {
      const tallies = shop.database.find('coupons').map(({ tally }) => tally as { issued: number; issuedToday: number })
      const { templates } = await shop.ops('coupon.listTemplates', {})
      return [tallies.map(({ issued, issuedToday }) => [issued, issuedToday]).sort(), templates[0]?.left]
    }
    await claim()
    await claim()
    expect(await claim()).toMatchObject(refusedWith('CLAIM_LIMIT_REACHED_TODAY'))
    shop.clock.advance(24 * 3_600_000)
    await claim()
    expect(await claim()).toMatchObject(refusedWith('CLAIM_LIMIT_REACHED'))
    const tallies = [
      [1, 1],
      [2, 2],
      [3, 1],
    ]
    expect(await counted()).toEqual([tallies, 7])
  })

  test('twenty deliveries of one tap bring one coupon', async () => {
    await openTemplate(shop, { limits: { perMember: null } })
    const requestId = shop.newRequestId()
    const replies = await Promise.all(Array.from({ length: 20 }, () => claim(phone, requestId)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(shop.database.count('coupons')).toBe(1)
  })

  test('per day open again at midnight of the shop, not at 08:00', async () => {
    await openTemplate(shop, { limits: { perMember: 5, perMemberPerDay: 1 } })
    await claim()
    shop.clock.set(Date.parse('2026-11-22T23:59:59.999+08:00'))
    expect(await claim()).toMatchObject(refusedWith('CLAIM_LIMIT_REACHED_TODAY'))
    shop.clock.set(Date.parse('2026-11-23T00:00:00+08:00'))
    expect(await claim()).toMatchObject({ ok: true })
  })

  test('per person count the phone number across memberships, and nobody without one is let through', async () => {
    await openTemplate(shop, { limits: { perMember: null, perPerson: 1 } })
    expect(await claim()).toMatchObject(refusedWith('CLAIM_PHONE_NEEDED'))
    shop.openapi.reply('phonenumber.getPhoneNumber', () => ({
      kind: 'json',
      body: { errcode: 0, phone_info: { pure_phone_number: '13800001177', country_code: '86' } },
    }))
    await phone.call('member.bindPhone', { code: 'c1' })
    expect(await claim()).toMatchObject({ ok: true })
    // Leaves, joins anew under the same number: another member, the same person.
    await phone.call('member.close', { confirm: '注销' })
    await phone.call('home.open', {})
    await phone.call('member.bindPhone', { code: 'c2' })
    expect(await claim()).toMatchObject(refusedWith('CLAIM_LIMIT_PER_PERSON'))
  })

  test('hold for every way a coupon is had, given ones included', async () => {
    await openTemplate(shop, { ways: ['claim', 'batch'], limits: { perMember: 1 } })
    await claim()
    const grant = { templateId, memberIds: [phone.memberId], by: '周总', note: '补偿' }
    expect(await shop.ops('coupon.grant', grant)).toMatchObject({
      granted: [],
      refused: [{ memberId: phone.memberId, code: 'CLAIM_LIMIT_REACHED' }],
    })
  })

  test('across ways at the same moment are still limits', async () => {
    await openTemplate(shop, { ways: ['claim', 'batch'], limits: { perMember: 1 } })
    const grant = { templateId, memberIds: [phone.memberId], by: '周总', note: '补偿' }
    await Promise.all([claim(), shop.askOps('coupon.grant', grant), claim(), shop.askOps('coupon.grant', grant)])
    expect(shop.database.count('coupons')).toBe(1)
  })
})
