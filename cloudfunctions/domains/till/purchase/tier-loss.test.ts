import type { Account } from '#shared/ledger/account/account'
import { defaultTierRules } from '#shared/ledger/tier/rules'
import { forgetRules } from '../../base/settings/rules.service'
import { putTemplate } from '../../loyalty/coupon/testing/a-template'
import { EAST, unusedCode } from '../../people/staff/testing/shop-floor'
import { account, clerk, member, openFloor, shop } from './testing/till'

openFloor()

const DAY_MS = 86_400_000

async function buy(yuan: number): Promise<string> {
  const { purchase } = await clerk.call('purchase.record', {
    memberCode: member.code(),
    storeId: EAST,
    amountFen: yuan * 100,
  })
  return purchase.purchaseId
}
const refund = (purchaseId: string, yuan: number) =>
  clerk.call('purchase.refund', { purchaseId, amountFen: yuan * 100, note: '退货' })
const statusesOfCoupons = () => shop.database.find('coupons').map(({ status }) => status)

test('5,000 yuan bought and refunded within the minute leave no tier, no gift, no card and no coupon', async () => {
  putTemplate(shop, { ways: ['tier'] })
  const before = account()
  const purchaseId = await buy(5_000)
  expect(account()).toMatchObject({
    tier: { key: 'ink' },
    points: { balance: 20 + 5_000 + 430 },
    checkIn: { makeUpCards: 6 },
  })
  expect(statusesOfCoupons()).toContain('available')
  await refund(purchaseId, 5_000)
  expect(account()).toMatchObject({
    tier: before.tier,
    points: { balance: 20, debt: 0 },
    growth: { months: [] },
    checkIn: { makeUpCards: 0 },
  })
  expect(new Set(statusesOfCoupons())).toEqual(new Set(['voided']))
})

test('undone as a mistake it leaves nothing either, and entered anew it brings everything once', async () => {
  putTemplate(shop, { ways: ['tier'] })
  await clerk.call('purchase.undo', { purchaseId: await buy(400) })
  expect(account()).toMatchObject({ tier: { key: 'paper' }, points: { balance: 20 }, checkIn: { makeUpCards: 0 } })
  await buy(400)
  await buy(10)
  expect(account()).toMatchObject({ tier: { key: 'jade' }, points: { balance: 20 + 400 + 30 + 11 } })
  expect(account().checkIn.makeUpCards).toBe(1)
  expect(statusesOfCoupons()).toEqual(['available'])
})

test('what the gift has paid for is owed', async () => {
  const purchaseId = await buy(400)
  await shop.ops('points.adjust', { memberId: member.memberId, points: -450, note: '用完' })
  const done = await refund(purchaseId, 400)
  expect(done).toMatchObject({ pointsTaken: 400, debtAfter: 430 })
  expect(account()).toMatchObject({ tier: { key: 'paper' }, points: { balance: 0, debt: 430 } })
})

test('bought, left, refunded and come back: what a tier brings was had', async () => {
  const purchaseId = await buy(400)
  await member.call('member.close', { confirm: '注销' })
  await refund(purchaseId, 400)
  await member.call('home.open', {})
  const { memberId } = await member.call('member.getProfile', {})
  const { tiers } = await member.call('tier.list', {})
  expect(tiers.map(({ key, gift }) => [key, gift.points])).toMatchObject([
    ['paper', 0],
    ['jade', 0],
    ['amber', 100],
    ['ink', 300],
  ])
  await clerk.call('purchase.record', { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: 40_000 })
  const back = shop.database.get('accounts', memberId) as unknown as Account
  expect(back).toMatchObject({ tier: { key: 'jade' }, points: { balance: 400 }, checkIn: { makeUpCards: 0 } })
})

test('a part that leaves enough leaves the tier and its gift', async () => {
  const purchaseId = await buy(400)
  await refund(purchaseId, 100)
  expect(account()).toMatchObject({ tier: { key: 'jade' }, points: { balance: 20 + 300 + 30 } })
  await refund(purchaseId, 1)
  expect(account()).toMatchObject({ tier: { key: 'paper' }, points: { balance: 20 + 299 } })
})

test('a tier that another purchase would have reached stays', async () => {
  const first = await buy(400)
  await buy(350)
  await refund(first, 400)
  expect(account()).toMatchObject({ tier: { key: 'jade' }, checkIn: { makeUpCards: 1 } })
})

test('a tier that two purchases reached together goes with either of them', async () => {
  const first = await buy(200)
  await buy(200)
  expect(account().tier.key).toBe('jade')
  await refund(first, 200)
  expect(account()).toMatchObject({ tier: { key: 'paper' }, points: { balance: 20 + 200 } })
})

test('only the tiers above what is left go, with what each of them gave', async () => {
  await buy(400)
  const big = await buy(4_000)
  expect(account().tier.key).toBe('ink')
  await refund(big, 4_000)
  expect(account()).toMatchObject({
    tier: { key: 'jade' },
    points: { balance: 20 + 400 + 30 },
    checkIn: { makeUpCards: 1 },
  })
})

test('a tier that a review has confirmed stays until the next one', async () => {
  const purchaseId = await buy(400)
  shop.clock.advance(200 * DAY_MS)
  await buy(250)
  shop.clock.advance(170 * DAY_MS)
  while ((await shop.ops('job.run', { job: 'review-tiers' })).status === 'running');
  // After a year no store refunds it any more.
  await shop.ops('purchase.refundAsOperator', { purchaseId, amountFen: 40_000, note: '退货' })
  expect(account().tier.key).toBe('jade')
})

test('an operator who reverses the entry of a purchase takes the tier that it reached as well', async () => {
  const purchaseId = await buy(400)
  await shop.ops('points.reverse', { entryId: `purchase:${purchaseId}`, note: '记错' })
  expect(account()).toMatchObject({ tier: { key: 'paper' }, points: { balance: 20 }, checkIn: { makeUpCards: 0 } })
})

test('a gift of cards alone is given once in a membership, also to who climbs again', async () => {
  const tiers = defaultTierRules.tiers.map((tier) => ({ ...tier, gift: { ...tier.gift, points: 0 } }))
  shop.database.put('settings', { _id: 'tier', value: { ...defaultTierRules, tiers } })
  forgetRules()
  await buy(400)
  expect(account().checkIn.makeUpCards).toBe(1)
  shop.clock.advance(400 * DAY_MS)
  while ((await shop.ops('job.run', { job: 'review-tiers' })).status === 'running');
  expect(account().tier.key).toBe('paper')
  await buy(400)
  expect(account()).toMatchObject({ tier: { key: 'jade' }, checkIn: { makeUpCards: 1 } })
})
