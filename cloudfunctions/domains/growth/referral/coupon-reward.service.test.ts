import type { Told } from '#shared/base/facts/told-facts'
import { auditShop } from '../../../testing/audit-shop'
import type { Phone } from '../../../testing/shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, EAST, openStores, type Person, unusedCode } from '../../people/staff/testing/shop-floor'
import { giveReferralCoupon } from './coupon-reward.service'
import { aFriend, anInviter, type Invitor, openProgramme, sweep } from './testing/programme'

let shop: Shop
let clerk: Person
let inviter: Invitor
let friend: Phone & { memberId: string }

beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

async function counts(stock: number): Promise<void> {
  const template = putTemplate(shop, { ways: ['batch'], limits: { stock } }, { key: 'friend' })
  expect(template._id).toBe('tpl_friend')
  const side = { points: 0, couponKey: 'friend' }
  openProgramme(shop, { holdDays: 0, inviter: side, invitee: side })
  inviter = await anInviter(shop)
  friend = await aFriend(shop, inviter.code)
  const sale = { memberCode: unusedCode(shop, friend.memberId), storeId: EAST, amountFen: 3_000 }
  await clerk.call('purchase.record', sale)
  await sweep(shop)
}
const counted = () =>
  shop.database.get('outbox', `friend.counted:${friend.memberId}:invitee`) as unknown as Told<'friend.counted'> | null
const giveAgain = (told: Told<'friend.counted'>) => {
  const context = timerContext()
  return context.db.transaction((tx) => giveReferralCoupon(tx, told, context))
}
const owners = () => shop.database.find('coupons').map(({ memberId }) => memberId)

test('both sides get the coupon that was announced, once, however often it is answered', async () => {
  await counts(10)
  expect(owners().sort()).toEqual([inviter.memberId, friend.memberId].sort())
  const told = counted()
  if (!told) throw new Error('that the friend counts was told')
  await giveAgain(told)
  await giveAgain(told)
  expect(owners()).toHaveLength(2)
})

test('the page says what the coupon is called', async () => {
  await counts(10)
  const { terms } = await inviter.call('referral.getInvite', {})
  expect(terms?.invitee).toMatchObject({ points: 0, couponTitle: expect.any(String) })
  expect(terms?.lines[0]).toContain(`“${terms?.invitee.couponTitle}”一张`)
})

test('what the shop cannot give any more is owed: a person is told', async () => {
  await counts(1)
  expect(owners()).toHaveLength(1)
  expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'referral-coupon' }])
})

test('who has left before the coupon came gets none, and nobody is told to give it by hand', async () => {
  await counts(10)
  for (const { _id } of shop.database.find('coupons')) shop.database.remove('coupons', String(_id))
  for (const shard of shop.database.find('coupon_stock')) shop.database.put('coupon_stock', { ...shard, issued: 0 })
  await friend.call('member.close', { confirm: '注销' })
  const told = counted()
  if (told) await giveAgain(told)
  expect(owners()).toEqual([])
  expect((await shop.ops('job.listAlerts', {})).alerts).toEqual([])
})
