import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, EAST, openStores, unusedCode } from '../../people/staff/testing/shop-floor'
import { aFriend, anInviter, openProgramme, sweep } from './testing/programme'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

test('the page says in plain words what both get, when it counts, the cap and the end, in three round trips', async () => {
  openProgramme(shop, { endDay: '2026-12-31' as never, budgetFriends: 500 })
  const inviter = await anInviter(shop)
  await aFriend(shop, inviter.code)
  await inviter.call('referral.getInvite', {})
  const trips = await shop.roundTrips(() => inviter.call('referral.getInvite', {}))
  expect(trips).toBeLessThanOrEqual(ROUND_TRIPS.invitationPage.is)
  const { terms, closed, code } = await inviter.call('referral.getInvite', {})
  expect(closed).toBeNull()
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Y]{12}$/)
  expect(terms?.lines).toEqual([
    '好友达标后，你得 50 积分，好友得 50 积分。',
    '达标的意思是：好友通过你的邀请首次成为会员，并在入会后 30 天内首次消费实付满 20 元。',
    '从消费起 7 天内可以退款；满 7 天没有退款即到账，退款则不计入。',
    '每月最多计入 10 位好友；超出后你不再获得奖励，好友的那一份不受影响。',
    '计入的好友累计满 3 位另得 30 积分，满 5 位另得 50 积分。',
    '只计入你直接邀请的好友。分享和打开页面都没有奖励，店员账号不参与。',
    '个别奖励会晚一些到账，从门店记录达标算起最长 37 天；到期没有结论的，按达标处理。',
    '活动共 500 个名额，用完后新入会的好友不再计入，已入会的好友照常计入。',
    '活动到 2026年12月31日 为止；在此之前入会的好友照常计入。',
  ])
})

test('without a programme there are no terms, and nothing is promised', async () => {
  const inviter = await anInviter(shop)
  expect(await inviter.call('referral.getInvite', {})).toMatchObject({ terms: null, closed: 'not-open', friends: [] })
})

test('a code says nothing of its member, and no two members have the same', async () => {
  const [one, other] = [await anInviter(shop), await anInviter(shop)]
  expect(one.code).not.toBe(other.code)
  expect(one.code).not.toContain(one.memberId.slice(4, 10))
  const again = await one.call('referral.getInvite', {})
  expect(again.code).toBe(one.code)
})

test('friends are named by a masked nickname once they have acted, never by their number', async () => {
  openProgramme(shop)
  await openStores(shop)
  const clerk = await aClerk(shop)
  const inviter = await anInviter(shop)
  const friend = await aFriend(shop, inviter.code)
  await friend.call('member.updateProfile', { nickname: '林间小路' })
  expect((await inviter.call('referral.getInvite', {})).friends).toMatchObject([
    {
      name: null,
      state: 'bound',
      text: '已入会，2026年12月22日 23:59 前首次消费实付满 20 元即计入',
      untilDay: '2026-12-22',
    },
  ])
  await clerk.call('purchase.record', {
    memberCode: unusedCode(shop, friend.memberId),
    storeId: EAST,
    amountFen: 3_000,
  })
  await sweep(shop)
  const page = await inviter.call('referral.getInvite', {})
  expect(page.friends).toMatchObject([{ name: '林*', state: 'holding', rewardDay: '2026-11-29' }])
  expect(JSON.stringify(page)).not.toContain(friend.memberId.slice(4))
})

test('a page of friends goes on where the last one ended, also where many joined at one instant', async () => {
  openProgramme(shop)
  const inviter = await anInviter(shop)
  const first = await aFriend(shop, inviter.code)
  const bond = shop.database.get('referrals', first.memberId)
  const at = Number(bond?.boundAt)
  for (let each = 0; each < 45; each += 1) {
    const _id = `mem_${String(each).padStart(10, '0')}`
    shop.database.put('referrals', { ...bond, _id, boundAt: at - (each < 30 ? 1 : each) * 1000 })
  }
  const keys: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(cursor)
    keys.push(...page.friends.map(({ key }) => key))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(keys).toHaveLength(46)
  expect(new Set(keys).size).toBe(46)
  expect((await inviter.call('referral.getInvite', { cursor: 'nonsense' })).friends.length).toBeGreaterThan(0)

  function read(from: string | null) {
    return inviter.call('referral.getInvite', from === null ? {} : { cursor: from })
  }
})

test('rules that promise nothing, or what cannot be given, are not put in force', async () => {
  const value = openProgramme(shop)
  shop.database.remove('settings', 'referral')
  const propose = (change: object) =>
    shop.askOps('settings.propose', { setting: 'referral', value: { ...value, ...change }, by: '王运营', note: '活动' })
  const coupon = { inviter: { points: 0, couponKey: 'no-such' } }
  expect(await propose(coupon)).toMatchObject({ data: { effect: { problems: ['没有券模板 no-such'] } } })
  const nothing = { inviter: { points: 0, couponKey: null } }
  expect(await propose(nothing)).toMatchObject({
    error: { code: 'SETTING_INVALID', details: { problem: expect.stringContaining('双方都要有') } },
  })
  const falling = {
    ladder: [
      { friends: 5, points: 1 },
      { friends: 3, points: 1 },
    ],
  }
  expect(await propose(falling)).toMatchObject({
    error: { code: 'SETTING_INVALID', details: { problem: expect.stringContaining('逐级增加') } },
  })
  const fine = await propose({ budgetFriends: 100 })
  expect(fine).toMatchObject({
    data: {
      effect: {
        problems: [],
        effects: expect.arrayContaining([{ text: '总名额全部达标时，双方合计的积分（不含阶梯）', count: 10_000 }]),
      },
    },
  })
})
