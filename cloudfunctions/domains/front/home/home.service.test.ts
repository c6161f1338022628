import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { forgetRules } from '../../base/settings/rules.service'
import { EAST, openStores } from '../../people/staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

test('a new visitor is a member at once, with the welcome points and today’s check-in open', async () => {
  await openStores(shop)
  const home = await shop.phone().call('home.open', { entrance: { scene: 1047, storeId: EAST } })
  expect(home).toMatchObject({ isNew: true, welcomePoints: 20, points: 20, nickname: null })
  expect(home.tier.key).toBe('paper')
  expect(home.checkIn).toMatchObject({ isDoneToday: false, streakDays: 0 })
  expect(home.checkIn.week).toHaveLength(7)
  expect(shop.database.get('members', home.memberId)).toMatchObject({
    joined: { storeId: 'str_east', day: '2026-11-22' },
  })
})

test('a link to a store that does not exist brings a member of no store', async () => {
  const home = await shop.phone().call('home.open', { entrance: { storeId: 'str_nowhere' } })
  expect(shop.database.get('members', home.memberId)).toMatchObject({ joined: { storeId: null } })
})

test('WeChat’s crawler makes no member, whichever door it takes', async () => {
  const crawler = shop.phone()
  const reply = await crawler.ask('home.open', { entrance: { scene: 1129 } })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_A_MEMBER' } })
  expect([shop.database.count('members'), shop.database.count('identities')]).toEqual([0, 0])
})

test('a returning member is the same member, and is not welcomed again', async () => {
  const phone = shop.phone()
  const first = await phone.call('home.open', {})
  const second = await phone.call('home.open', {})
  expect(second).toMatchObject({ isNew: false, welcomePoints: 0, points: 20, memberId: first.memberId })
})

test('the first request sent again, after a lost reply, is welcomed again and joins once', async () => {
  const phone = shop.phone()
  const requestId = shop.newRequestId()
  const first = await phone.call('home.open', {}, requestId)
  expect(await phone.call('home.open', {}, requestId)).toEqual(first)
  expect(shop.database.count('members')).toBe(1)
})

test('ten parallel first visits of one person make one member', async () => {
  const phone = shop.phone()
  const replies = await Promise.all(Array.from({ length: 10 }, () => phone.ask('home.open', {})))
  const ids = new Set(replies.map((reply) => (reply.ok ? reply.data.memberId : reply.error.code)))
  expect(ids.size).toBe(1)
  expect(shop.database.count('members')).toBe(1)
  expect(shop.database.count('entries')).toBe(1)
})

test('one unionid with a second openid is the same member', async () => {
  const first = await shop.phone('oPersonA', 'uPerson').call('home.open', {})
  const second = await shop.phone('oPersonB', 'uPerson').call('home.open', {})
  expect(second).toMatchObject({ isNew: false, memberId: first.memberId })
})

test('a unionid that WeChat tells only later is linked then', async () => {
  const first = await shop.phone('oPersonA').call('home.open', {})
  await shop.phone('oPersonA', 'uPerson').call('home.open', {})
  const elsewhere = await shop.phone('oPersonB', 'uPerson').call('home.open', {})
  expect(elsewhere.memberId).toBe(first.memberId)
})

test('the quiet question about the behavior record is asked until it is answered either way', async () => {
  const phone = shop.phone()
  expect(await phone.call('home.open', {})).toMatchObject({ askConsent: 'analytics' })
  await phone.call('member.setConsent', { purpose: 'analytics', isGranted: false })
  expect(await phone.call('home.open', {})).toMatchObject({ askConsent: null })
})

describe('round trips', () => {
  beforeEach(() => forgetRules())

  // Of which one is for the second key of the person, and one asks whether the newcomer was a member before.
  test('a first visit costs at most 10, rules included', async () => {
    expect(await shop.roundTrips(() => shop.phone('oNew', 'uNew').call('home.open', {}))).toBeLessThanOrEqual(
      ROUND_TRIPS.homeNewWithUnionid.is,
    )
  })

  test('a returning member’s home costs at most 4, rules included', async () => {
    const phone = shop.phone()
    await phone.call('home.open', {})
    forgetRules()
    expect(await shop.roundTrips(() => phone.call('home.open', {}))).toBeLessThanOrEqual(ROUND_TRIPS.home.is)
  })
})
