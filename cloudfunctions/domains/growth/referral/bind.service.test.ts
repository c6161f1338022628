import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { aFriend, anInviter, bondOf, openProgramme } from './testing/programme'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

test('a friend who joins by an invitation is bound by the terms of that moment, and is told what there is to get', async () => {
  const rules = openProgramme(shop)
  const inviter = await anInviter(shop)
  const friend = shop.phone()
  const home = await friend.call('home.open', { entrance: { scene: 1007, inviter: inviter.code } })
  expect(home).toMatchObject({ isNew: true, welcomePoints: 20 })
  expect(home.invited).toEqual({
    needs: 'purchase',
    minFen: 2000,
    points: 50,
    hasCoupon: false,
    untilDay: '2026-12-22',
    rewardDay: null,
  })
  expect(bondOf(shop, home.memberId)).toMatchObject({
    inviterId: inviter.memberId,
    state: 'bound',
    terms: { programmeKey: rules.programmeKey, bindingDays: 30 },
    scene: 1007,
  })
  openProgramme(shop, { invitee: { points: 5, couponKey: null } })
  expect(bondOf(shop, home.memberId)?.terms.invitee.points).toBe(50)
})

test('opens as a new member by an invitation in eleven round trips, on an instance that knows no rules yet', async () => {
  openProgramme(shop, { budgetFriends: 100 })
  const inviter = await anInviter(shop)
  openProgramme(shop, { budgetFriends: 100 })
  const phone = shop.phone()
  const trips = await shop.roundTrips(() => phone.call('home.open', { entrance: { inviter: inviter.code } }))
  expect(shop.database.count('referrals')).toBe(1)
  expect(trips).toBeLessThanOrEqual(ROUND_TRIPS.homeInvited.is)
})

test.each(['', 'nonsense', '2222222222222222', '../../accounts', '22222222222Y', 'i.ABC'])(
  'a wrong code (%p) stops nobody from joining',
  async (inviter) => {
    openProgramme(shop)
    const home = await shop.phone().call('home.open', { entrance: { inviter } })
    expect(home).toMatchObject({ isNew: true, points: 20, invited: null })
    expect(shop.database.count('referrals')).toBe(0)
  },
)

test('nobody invites themselves, and who is a member already is nobody’s new friend, whatever link they open', async () => {
  openProgramme(shop)
  const [first, second] = [await anInviter(shop), await anInviter(shop)]
  for (const [phone, code] of [
    [first, first.code],
    [second, first.code],
    [first, second.code],
  ] as const) {
    expect(await phone.call('home.open', { entrance: { inviter: code } })).toMatchObject({
      isNew: false,
      invited: null,
    })
  }
  expect(shop.database.count('referrals')).toBe(0)
})

test('a ring cannot close: who was invited by A cannot bring A', async () => {
  openProgramme(shop)
  const a = await anInviter(shop)
  const b = await aFriend(shop, a.code)
  const { code } = await b.call('referral.getInvite', {})
  await a.call('home.open', { entrance: { inviter: code } })
  expect(shop.database.find('referrals').map(({ _id }) => _id)).toEqual([b.memberId])
})

test('ten parallel joins of one person with ten inviters make one member and one bond', async () => {
  openProgramme(shop)
  const inviters = []
  for (let count = 0; count < 10; count += 1) inviters.push(await anInviter(shop))
  const phone = shop.phone()
  const replies = await Promise.all(inviters.map(({ code }) => phone.ask('home.open', { entrance: { inviter: code } })))
  const ids = new Set(replies.map((reply) => (reply.ok ? reply.data.memberId : reply.error.code)))
  expect(ids.size).toBe(1)
  expect(shop.database.count('referrals')).toBe(1)
  expect([...ids]).toEqual([shop.database.find('referrals')[0]?._id])
})

test('a member is new because the join made the record, not because it is young: a second later is too late', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  const phone = shop.phone()
  await phone.call('home.open', {})
  shop.clock.advance(1000)
  const again = await phone.call('home.open', { entrance: { inviter: inviter.code } })
  expect(again).toMatchObject({ isNew: false, invited: null })
  expect(shop.database.count('referrals')).toBe(0)
})

test('the first request sent again after a lost reply is the same join, with its bond', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  const phone = shop.phone()
  const requestId = shop.newRequestId()
  const first = await phone.call('home.open', { entrance: { inviter: inviter.code } }, requestId)
  expect(await phone.call('home.open', { entrance: { inviter: inviter.code } }, requestId)).toEqual(first)
  expect(first.invited).not.toBeNull()
})

test('the code of a member who has left brings nothing, and stops nobody', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  await inviter.call('member.close', { confirm: '注销' })
  const home = await shop.phone().call('home.open', { entrance: { inviter: inviter.code } })
  expect(home).toMatchObject({ isNew: true, invited: null })
  expect(shop.database.count('referrals')).toBe(0)
})

test('who leaves and comes back is welcome, but is not new', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  const friend = await aFriend(shop, inviter.code)
  const left = friend.memberId
  for (let round = 0; round < 2; round += 1) {
    await friend.call('member.close', { confirm: '注销' })
    const back = await friend.call('home.open', { entrance: { inviter: inviter.code } })
    expect(back).toMatchObject({ isNew: false, points: 0, invited: null })
    expect(back.memberId).not.toBe(left)
  }
  expect(shop.database.find('referrals').map(({ _id }) => _id)).toEqual([left])
})

test('two phones of a family are two friends, on one network and one model of phone', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  const entrance = { inviter: inviter.code, deviceKey: '0123456789abcdef' }
  await shop.phone().call('home.open', { entrance })
  await shop.phone().call('home.open', { entrance })
  const [one, other] = shop.database.find('referrals')
  expect(one?.device).toBe(other?.device)
  expect(one?.network).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(one)).not.toContain('0123456789abcdef')
})

describe('no bond is made', () => {
  test.each([
    ['while no programme is open', { isOpen: false }],
    ['after its last day', { endDay: '2026-11-21' as never }],
  ])('%s', async (_when, change) => {
    openProgramme(shop, change)
    const inviter = await anInviter(shop)
    expect((await aFriend(shop, inviter.code)).memberId).toMatch(/^mem_/)
    expect(shop.database.count('referrals')).toBe(0)
  })

  test('on the last day it still is, to the last millisecond', async () => {
    openProgramme(shop, { endDay: '2026-11-22' as never })
    const inviter = await anInviter(shop)
    shop.clock.freeze(Date.parse('2026-11-22T23:59:59.999+08:00'))
    await aFriend(shop, inviter.code)
    shop.clock.freeze(Date.parse('2026-11-23T00:00:00.000+08:00'))
    await aFriend(shop, inviter.code)
    expect(shop.database.count('referrals')).toBe(1)
  })

  test('when the budget is used up', async () => {
    openProgramme(shop, { budgetFriends: 3 })
    const inviter = await anInviter(shop)
    shop.database.put('settings', {
      _id: 'used:referral:first',
      version: 0,
      value: { used: 3 },
      digest: '',
      by: '',
      at: 0,
    })
    openProgramme(shop, { budgetFriends: 3 })
    await aFriend(shop, inviter.code)
    expect(shop.database.count('referrals')).toBe(0)
    shop.database.remove('settings', 'used:referral:first')
  })
})

test('a friend of somebody whose cap is full is bound all the same: the card promised them their part', async () => {
  openProgramme(shop, { cap: { friends: 1, per: 'month' } })
  const inviter = await anInviter(shop)
  const account = shop.database.get('accounts', inviter.memberId)
  const tally = { programmeKey: 'first', friends: 1, paidTo: 0, months: [{ month: '2026-11', friends: 1 }] }
  shop.database.put('accounts', { ...account, _id: inviter.memberId, referral: { pending: null, tallies: [tally] } })
  await aFriend(shop, inviter.code)
  expect(shop.database.count('referrals')).toBe(1)
  shop.database.put('accounts', { ...account, _id: inviter.memberId })
})
