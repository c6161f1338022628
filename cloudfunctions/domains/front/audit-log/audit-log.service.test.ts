import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterAll(() => shop.close())

const read = (input = {}) => shop.ops('audit-log.list', input)
const actionsOf = ({ lines }: Awaited<ReturnType<typeof read>>) => lines.map(({ action }) => action)

test('an act that keeps no record of its own is on the list, once, with whom it was about', async () => {
  const { memberId } = await aMember(shop)
  const requestId = shop.newRequestId()
  const adjusting = { memberId, points: 5, note: '补记' }
  await shop.ops('points.adjust', adjusting, requestId)
  await shop.ops('points.adjust', adjusting, requestId)
  const { lines } = await read({ subject: memberId })
  expect(lines).toMatchObject([{ action: 'points.adjust', actionTitle: '积分 · 人工调整', actor: 'console' }])
})

test('an act that keeps its own record is on the list once', async () => {
  const { memberId } = await aClerk(shop)
  expect(actionsOf(await read({ subject: memberId }))).toEqual(['staff.appoint'])
})

test('what was refused is not on the list', async () => {
  const { memberId } = await aMember(shop)
  const reply = await shop.askOps('points.reverse', { entryId: `none:${memberId}`, note: '错' })
  expect(reply.ok).toBe(false)
  expect(actionsOf(await read({ action: 'points.reverse' }))).toEqual([])
})

test('a look at a member is there with the name of who looked, and reading the list leaves a line', async () => {
  const clerk = await aClerk(shop)
  const member = await aMember(shop)
  await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
  const { lines } = await read({ actor: clerk.memberId })
  expect(lines).toMatchObject([{ action: 'staff.lookUpMember', actorName: '小林', subject: member.memberId }])
  expect((await read({ action: 'audit-log.list' })).lines).toMatchObject([{ subject: clerk.memberId }])
})

test('pages hold every line once, within the days asked for', async () => {
  const { memberId } = await aMember(shop)
  for (let points = 1; points <= 60; points += 1) await shop.ops('points.adjust', { memberId, points, note: '补记' })
  shop.clock.advance(86_400_000)
  await shop.ops('points.adjust', { memberId, points: 99, note: '第二天' })
  const first = await read({ subject: memberId, toDay: '2026-11-22' })
  const second = await read({ subject: memberId, toDay: '2026-11-22', after: first.next ?? undefined })
  expect([first.lines.length, second.lines.length, second.next]).toEqual([50, 10, null])
  expect(new Set([...first.lines, ...second.lines].map(({ lineId }) => lineId)).size).toBe(60)
})

test('a page costs four round trips', async () => {
  const clerk = await aClerk(shop)
  await clerk.call('staff.lookUpMember', { memberCode: (await aMember(shop)).code(), storeId: EAST })
  await read()
  expect(await shop.roundTrips(() => read())).toBe(4)
})
