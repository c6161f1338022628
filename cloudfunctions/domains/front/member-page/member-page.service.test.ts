import { openBrowser } from '../../../testing/browser'
import { openShop, type Shop } from '../../../testing/shop'
import { putMember } from '../../insight/score/testing/put-buyers'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'

let shop: Shop
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  member = await aMember(shop)
})
afterAll(() => shop.close())

const page = () => shop.ops('member-page.get', { memberId: member.memberId })

test('the page says what its parts say one by one, and leaves one line in the audit', async () => {
  const { memberId } = member
  const templateId = await openTemplate(shop, { conditions: { storeIds: [EAST] } })
  await member.call('coupon.claim', { templateId })
  await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
  await shop.ops('points.adjust', { memberId, points: 40, note: '补记' })
  await shop.ops('inbox.write', { memberId, title: '谢谢', body: '上次的建议已经改好了' })
  shop.clock.advance(1000)
  const seen = await page()
  const { coupons, ...parts } = seen
  const wallet = await shop.ops('coupon.listOfMember', { memberId, tab: 'usable' })
  expect(coupons.map(({ coupon }) => coupon)).toEqual(wallet.coupons)
  const [first] = coupons
  const explained = await shop.ops('coupon.explain', { couponId: first?.coupon.couponId ?? '' })
  expect(first).toEqual({ coupon: explained.coupon, outcome: explained.outcome, lines: explained.lines })
  expect(first?.lines.some(({ text }) => text.includes('常来茶铺'))).toBe(true)
  const { changes, ...consents } = await shop.ops('privacy.listConsents', { memberId })
  expect(changes).toHaveLength(1)
  expect(parts).toEqual({
    member: await shop.ops('member.find', { memberId }),
    tier: { name: '素纸', palette: 'paper' },
    ledger: await shop.ops('points.listLedger', { memberId }),
    messages: (await shop.ops('inbox.listOfMember', { memberId })).messages,
    consents,
    ownClerk: null,
    insight: {
      score: { status: 'noPurchase', score: null },
      stage: await shop.ops('lifecycle.explain', { memberId }),
      tags: await shop.ops('tag.getMember', { memberId }),
    },
  })
  expect(parts.messages).toHaveLength(1)
  const looks = shop.database.find('audits', { query: { subject: memberId, action: 'member-page.get' } })
  expect(looks).toMatchObject([{ actor: 'console' }])
})

test('what was written to a merged record is on the page of who carries it on', async () => {
  const other = await aMember(shop)
  await shop.ops('inbox.write', { memberId: other.memberId, title: '谢谢', body: '上次的建议已经改好了' })
  await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一人' })
  expect(await page()).toMatchObject({ messages: [{ title: '谢谢' }] })
})

test('whose the member is stands on the page', async () => {
  const clerk = await aClerk(shop)
  const giving = { clerk: { staffId: clerk.memberId, storeId: EAST }, note: '熟客', by: '王运营' }
  await shop.ops('follow-up.nameOwnClerk', { memberId: member.memberId, ...giving })
  const { own } = await shop.ops('follow-up.readOwnClerk', { memberId: member.memberId })
  expect(own).not.toBeNull()
  expect((await page()).ownClerk).toEqual(own)
})

test('a figure that was published is not shown after consent was withdrawn, though the night has not removed it', async () => {
  const memberId = putMember(shop, 1, { consents: {} })
  shop.database.put('scores', { _id: memberId, group: 'loyal' })
  const { insight } = await shop.ops('member-page.get', { memberId })
  expect(insight?.score).toEqual({ status: 'leftOut', score: null })
})

test('whoever may see members, and not segments, sees neither score nor stage nor tags', async () => {
  const boss = await aMember(shop)
  const { code } = await shop.ops('grant.makeOwnerCode', {})
  await boss.call('grant.claimOwner', { code, name: '周总' })
  const person = await aMember(shop)
  const grants = [{ right: 'members', level: 'viewer', scope: { kind: 'shop' } }] as const
  await boss.call('grant.give', { memberId: person.memberId, name: '小吴', grants: [...grants] })
  const browser = openBrowser(shop)
  await browser.signIn(person)
  const seen = await browser.call('member-page.get', { memberId: member.memberId })
  expect(seen).toMatchObject({ member: { memberId: member.memberId }, insight: null })
})

test('nobody is refused without a line in the audit', async () => {
  const reply = await shop.askOps('member-page.get', { memberId: 'mem_0000000077' })
  expect(reply).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
  expect(shop.database.count('audits', { action: 'member-page.get' })).toBe(0)
})
