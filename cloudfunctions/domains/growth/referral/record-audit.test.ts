import type { Account } from '#shared/ledger/account/account'
import { EAST, unusedCode } from '../../people/staff/testing/shop-floor'
import { clerk, member, openFloor, shop } from '../../till/purchase/testing/till'

openFloor({ isAudited: false })

const HOUR_MS = 3_600_000
const account = () => shop.database.get('accounts', member.memberId) as unknown as Account
const audit = () => shop.ops('job.run', { job: 'audit-records' })
const alertText = async () => (await shop.ops('job.listAlerts', {})).alerts.map(({ text }) => text)

beforeEach(async () => {
  await clerk.call('purchase.record', { memberCode: unusedCode(shop, member.memberId), storeId: EAST, amountFen: 7000 })
  shop.clock.advance(HOUR_MS)
})

test('finds nothing where nothing is wrong, also after a merge and its undoing', async () => {
  expect(await audit()).toMatchObject({ status: 'done', changed: 0 })
  await shop.ops('member.merge', { from: member.memberId, into: clerk.memberId, note: '同一人' })
  shop.clock.advance(HOUR_MS)
  expect(await audit()).toMatchObject({ status: 'done', changed: 0 })
  await shop.ops('member.unmerge', { from: member.memberId, note: '弄错了' })
  shop.clock.advance(HOUR_MS)
  expect(await audit()).toMatchObject({ status: 'done', changed: 0 })
  expect(await alertText()).toEqual([])
})

test('leaves alone what has changed just now', async () => {
  const { counters } = account()
  shop.database.put('accounts', {
    ...account(),
    counters: { ...counters, purchaseCount: 0 },
    updatedAt: shop.clock.now(),
  })
  expect(await audit()).toMatchObject({ changed: 0 })
})

test.each<[string, string, () => void]>([
  [
    'purchases that are counted wrong',
    '消费记为 0 笔、7000 分，实际为 1 笔、7000 分',
    () => {
      const { counters } = account()
      shop.database.put('accounts', { ...account(), counters: { ...counters, purchaseCount: 0 } })
    },
  ],
  [
    'a key that leads to somebody else',
    '有 1 个标识没有指向这位会员，0 个指向了却没有记录',
    () =>
      shop.database.put('identities', { _id: `wx:${member.openid}`, memberId: 'mem_0000000000', granted: [], at: 0 }),
  ],
  [
    'a key that the member does not know of',
    '有 0 个标识没有指向这位会员，1 个指向了却没有记录',
    () => shop.database.put('identities', { _id: 'ph:x', memberId: member.memberId, granted: [], at: 0 }),
  ],
  [
    'friends that nobody was rewarded for',
    '记为邀请达标 2 位，实际已奖励 0 位',
    () => {
      const tallies = [{ programmeKey: 'p', friends: 2, paidTo: 0, months: [] }]
      shop.database.put('accounts', { ...account(), referral: { pending: null, tallies } })
    },
  ],
])('tells a person of %s, once', async (_what, text, damage) => {
  damage()
  expect(await audit()).toMatchObject({ status: 'done', changed: 1 })
  await audit()
  expect(await alertText()).toEqual([`会员 ${member.memberId} 的资料对不上：${text}。没有自动修改，请核对。`])
})
