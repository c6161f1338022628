import { auditShop } from '../../../testing/audit-shop'
import { shardedSchema } from '../../../testing/sharded-schema'
import { openShop, type Shop } from '../../../testing/shop'
import {
  aMember,
  type Member,
  members,
  openTemplate,
  TEMPLATE_ID as templateId,
  withOneNumber,
} from './testing/a-template'

// On a cluster only the `_id` of what members have is unique: each limit has to hold by it alone.

const LAPSED_MS = 10 * 60_000 + 1

let shop: Shop
let member: Member
beforeAll(async () => {
  shop = await openShop({ schema: shardedSchema() })
})
beforeEach(async () => {
  shop.reset()
  member = await aMember(shop)
})
// For a moment two records list one number, which the shop never sees at once.
afterEach(() => expect(auditShop(shop).filter((fault) => !fault.includes('lists ph:one'))).toEqual([]))
afterAll(() => shop.close())

const claim = (by: Member = member, requestId?: string) => by.ask('coupon.claim', { templateId }, requestId)
const codesOf = (replies: Awaited<ReturnType<typeof claim>>[]) =>
  replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).sort()
const many = <T>(count: number, act: () => Promise<T>) => Promise.all(Array.from({ length: count }, act))
const count = () => shop.database.count('coupons')
const numbers = () => shop.database.find('coupon_numbers').map(({ _id }) => _id)
const openTakes = () =>
  shop.database.find('coupon_stock').flatMap(({ open }) => Object.keys((open as object | undefined) ?? {}))

test('the indexes are ordinary ones here', () => {
  for (const _id of ['one', 'two']) shop.database.put('coupon_events', { _id, couponId: 'nobody’s', seq: 1 })
  expect(shop.database.count('coupon_events')).toBe(2)
})

test('of twenty claims at once with a limit of two exactly two succeed, and nothing stays reserved', async () => {
  await openTemplate(shop, { limits: { perMember: 2 } })
  expect(codesOf(await many(20, () => claim()))).toEqual([...Array(18).fill('CLAIM_LIMIT_REACHED'), 'OK', 'OK'])
  expect(openTakes()).toEqual([])
})

test('twenty deliveries of one tap bring one coupon, while other taps bring theirs', async () => {
  await openTemplate(shop, { limits: { perMember: null, stock: 1000 } })
  const requestId = shop.newRequestId()
  const taps = Array.from({ length: 20 }, () => claim(member, requestId))
  const others = Array.from({ length: 4 }, () => claim())
  const replies = (await Promise.all(taps)).filter(({ ok }) => ok)
  await Promise.all(others)
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
  expect(count()).toBe(5)
})

test('purchases with points and gifts at the same moment share one limit', async () => {
  await openTemplate(shop, { ways: ['batch', 'points'], pricePoints: 10, limits: { perMember: 1 } })
  await shop.ops('points.adjust', { memberId: member.memberId, points: 100, note: '测试' })
  const grant = { templateId, memberIds: [member.memberId], by: '周总', note: '补偿' }
  await Promise.all([
    ...Array.from({ length: 5 }, () => member.ask('coupon.buy', { templateId })),
    ...Array.from({ length: 5 }, () => shop.askOps('coupon.grant', grant)),
  ])
  expect(count()).toBe(1)
  expect(openTakes()).toEqual([])
})

test('somebody with more copies than one read brings gets one coupon for one request still', async () => {
  await openTemplate(shop, { limits: { perMember: null, stock: null } })
  const requestId = shop.newRequestId()
  const first = await claim(member, requestId)
  for (let copies = 0; copies < 25; copies += 1) await claim()
  expect(await claim(member, requestId)).toEqual(first)
  expect(count()).toBe(26)
})

test('what a request brought is found after a merge, and under another template it is refused', async () => {
  await openTemplate(shop)
  const other = await openTemplate(shop, {}, 'other')
  const into = await aMember(shop)
  const requestId = shop.newRequestId()
  const first = await claim(member, requestId)
  await shop.ops('member.merge', { from: member.memberId, into: into.memberId, note: '同一人' })
  await shop.tick()
  expect(await claim(member, requestId)).toEqual(first)
  expect(await member.ask('coupon.claim', { templateId: other }, requestId)).toMatchObject({
    error: { code: 'REQUEST_ID_USED' },
  })
  expect(count()).toBe(1)
})

test('coupons that an earlier release made keep their ids, are counted, and answer their requests', async () => {
  await openTemplate(shop, { limits: { perMember: 2 } })
  const requestId = shop.newRequestId()
  const made = await claim(member, requestId)
  const [stored] = shop.database.find('coupons')
  shop.database.remove('coupons', String(stored?._id))
  const old = `claim:${requestId}`
  shop.database.put('coupons', {
    ...stored,
    _id: old,
    walletKey: `${String(stored?.untilAt).padStart(15, '0')}:${old}`,
  })
  expect(made).toMatchObject({ ok: true })
  expect(await claim(member, requestId)).toMatchObject({ ok: true, data: { coupon: { couponId: old } } })
  expect(codesOf(await many(5, () => claim()))).toEqual([...Array(4).fill('CLAIM_LIMIT_REACHED'), 'OK'])
  expect(
    shop.database
      .find('coupons')
      .map(({ _id }) => _id)
      .sort(),
  ).toEqual([old, `${templateId}:${member.memberId}:2`])
})

describe('by phone number', () => {
  const byNumber = (perPerson: number) => openTemplate(shop, { limits: { perMember: null, perPerson } })

  test('two records that bear one number after the other do not pass the limit together', async () => {
    await byNumber(1)
    const people = withOneNumber(shop, members(shop, 2))
    const replies = await Promise.all(people.flatMap((person) => [claim(person), claim(person), claim(person)]))
    expect(codesOf(replies)).toEqual([...Array(5).fill('CLAIM_LIMIT_PER_PERSON'), 'OK'])
    expect(numbers()).toEqual([`${templateId}:ph:one:1`])
    expect(openTakes()).toEqual([])
  })

  test('a claim that died before its coupon was written goes on when it is sent again', async () => {
    await byNumber(1)
    const [person, other] = withOneNumber(shop, members(shop, 2)) as [Member, Member]
    const requestId = shop.newRequestId()
    shop.faults.add({ kind: 'error', nth: 1, match: { writes: true, collection: 'coupons' } })
    expect(await claim(person, requestId)).toMatchObject({ ok: false })
    shop.faults.clear()
    expect(numbers()).toHaveLength(1)
    expect(await claim(other)).toMatchObject({ ok: false, error: { code: 'BUSY' } })
    expect(await claim(person, requestId)).toMatchObject({ ok: true })
    expect(await claim(person)).toMatchObject({ ok: false, error: { code: 'CLAIM_LIMIT_PER_PERSON' } })
  })

  test('so do other taps of the same record, of which one gets the coupon', async () => {
    await byNumber(1)
    const [person, other] = withOneNumber(shop, members(shop, 2)) as [Member, Member]
    const requestId = shop.newRequestId()
    shop.faults.add({ kind: 'error', nth: 1, match: { writes: true, collection: 'coupons' } })
    await claim(person, requestId)
    shop.faults.clear()
    // Nearly taken for dead, and meant anew by whoever goes on with it.
    shop.clock.advance(LAPSED_MS - 2)
    const taps = await Promise.all([claim(person), claim(person), claim(person, requestId)])
    expect(codesOf(taps)).toEqual(['CLAIM_LIMIT_PER_PERSON', 'CLAIM_LIMIT_PER_PERSON', 'OK'])
    shop.clock.advance(2)
    expect(codesOf([await claim(other)])).toEqual(['CLAIM_LIMIT_PER_PERSON'])
    expect(count()).toBe(1)
    expect(numbers()).toHaveLength(1)
    shop.clock.advance(LAPSED_MS)
    await shop.tick()
    expect(openTakes()).toEqual([])
  })

  test('a number that somebody goes on with is not taken for dead by another record', async () => {
    await byNumber(1)
    const [person, other] = withOneNumber(shop, members(shop, 2)) as [Member, Member]
    const fail = { kind: 'error', nth: 1, match: { writes: true, collection: 'coupons' } } as const
    for (const passedMs of [0, LAPSED_MS - 2]) {
      shop.clock.advance(passedMs)
      shop.faults.add(fail)
      expect(await claim(person)).toMatchObject({ ok: false })
      shop.faults.clear()
    }
    shop.clock.advance(2)
    expect(codesOf([await claim(other)])).toEqual(['BUSY'])
    expect(codesOf([await claim(person)])).toEqual(['OK'])
    expect(count()).toBe(1)
  })

  test('and if it is not, its number is free again after ten minutes', async () => {
    await byNumber(1)
    const people = withOneNumber(shop, members(shop, 2))
    shop.faults.add({ kind: 'error', nth: 1, match: { writes: true, collection: 'coupons' } })
    await claim(people[0])
    shop.faults.clear()
    shop.clock.advance(LAPSED_MS)
    const replies = await Promise.all(people.flatMap((person) => [claim(person), claim(person)]))
    expect(codesOf(replies)).toEqual([...Array(3).fill('CLAIM_LIMIT_PER_PERSON'), 'OK'])
    expect(numbers()).toHaveLength(1)
  })

  test('who is refused leaves no number behind, and whoever leaves the shop takes theirs along', async () => {
    await openTemplate(shop, { limits: { stock: 1, perMember: null, perPerson: 2 } })
    const [person, other] = withOneNumber(shop, members(shop, 2)) as [Member, Member]
    expect(await claim(person)).toMatchObject({ ok: true })
    expect(await claim(other)).toMatchObject({ ok: false, error: { code: 'COUPON_SOLD_OUT' } })
    expect(numbers()).toEqual([`${templateId}:ph:one:1`])
    await person.call('member.close', { confirm: '注销' })
    await shop.tick()
    expect(numbers()).toEqual([])
  })
})
