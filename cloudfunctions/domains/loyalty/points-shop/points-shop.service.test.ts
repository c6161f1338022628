import type { Account } from '#shared/ledger/account/account'
import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { anOwner, approve, proposalOf, somebody } from '../../people/approval/testing/people'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from '../../people/staff/testing/shop-floor'
import { aRichMember, GOODS_ID as goodsId, putGoods, someTerms } from './testing/some-goods'

const DAY_MS = 86_400_000
const signed = { by: '周总', note: '测试' }

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const order = { goodsId, storeId: EAST }
const run = (job: string) => shop.ops('job.run', { job })
const pointsOf = ({ memberId }: Person) => (shop.database.get('accounts', memberId) as unknown as Account).points
const stock = () => shop.database.get('points_goods_stock', `${goodsId}:${EAST}`)
const take = async (member: Person) => {
  const { pickUp } = await member.call('points-shop.exchange', order)
  return { pickUpId: pickUp.pickUpId, code: pickUp.code ?? '' }
}

test('points are spent at once, the store keeps one, and the code is read at the till', async () => {
  putGoods(shop)
  const member = await aRichMember(shop)
  const { pickUp, balance } = await member.call('points-shop.exchange', order)
  expect({ balance, status: pickUp.status, code: pickUp.code }).toMatchObject({
    balance: 720,
    status: 'waiting',
    code: expect.stringMatching(/^\w{6}$/),
  })
  expect(stock()).toMatchObject({ stocked: 10, promised: 1, collected: 0 })
  const clerk = await aClerk(shop)
  const code = `${pickUp.code?.slice(0, 4)} ${pickUp.code?.slice(4)}`
  const seen = await clerk.call('points-shop.lookUp', { code, storeId: EAST })
  expect(seen.pickUp).toMatchObject({ pickUpId: pickUp.pickUpId, title: '桂花乌龙茶包', status: 'waiting' })
  const handing = { pickUpId: pickUp.pickUpId, code, storeId: EAST }
  const requestId = shop.newRequestId()
  await clerk.call('points-shop.handOver', handing, requestId)
  expect((await clerk.call('points-shop.handOver', handing, requestId)).pickUp.status).toBe('collected')
  expect(await clerk.ask('points-shop.handOver', handing)).toMatchObject({
    error: { code: 'PICK_UP_OVER', details: { status: 'collected' } },
  })
  expect(stock()).toMatchObject({ stocked: 10, promised: 0, collected: 1 })
  expect(await member.call('points-shop.listPickUps', {})).toMatchObject({
    pickUps: [{ status: 'collected', code: null }],
  })
})

test('of twenty at once who want the last three, three get one and nobody else pays', async () => {
  putGoods(shop, {}, 3)
  const members: Person[] = []
  for (let count = 0; count < 20; count += 1) members.push(await aRichMember(shop, 400))
  const replies = await Promise.all(
    members.map(async (member) => {
      const requestId = shop.newRequestId()
      for (let tries = 0; tries < 5; tries += 1) {
        const reply = await member.ask('points-shop.exchange', order, requestId)
        if (reply.ok || reply.error.code !== 'BUSY') return reply
      }
      throw new Error('busy for too long')
    }),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(3)
  const refused = replies.flatMap((reply) => (reply.ok ? [] : [reply.error.code]))
  expect([...new Set(refused)]).toEqual(['GOODS_OUT_OF_STOCK'])
  expect(stock()).toMatchObject({ promised: 3 })
})

test('the limit of a person holds under a double tap, in another month again, and after they left and came back', async () => {
  putGoods(shop, { perMonth: 1 })
  const phone = shop.phone('oComesBack')
  const { memberId } = await phone.call('home.open', {})
  await shop.ops('points.adjust', { memberId, points: 1000, note: '测试' })
  const member = { ...phone, memberId } as Person
  const taps = await Promise.all([1, 2, 3].map(() => member.ask('points-shop.exchange', order)))
  expect(taps.filter(({ ok }) => ok)).toHaveLength(1)
  expect(taps.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'GOODS_LIMIT_REACHED', details: { most: 1 } } })
  const [{ pickUpId = '', code = '' } = {}] = (await member.call('points-shop.listPickUps', {})).pickUps
  await (await aClerk(shop)).call('points-shop.handOver', { pickUpId, code: code ?? '', storeId: EAST })
  await member.call('member.close', { confirm: '注销' })
  const back = await phone.call('home.open', {})
  await shop.ops('points.adjust', { memberId: back.memberId, points: 1000, note: '测试' })
  const again = await phone.ask('points-shop.exchange', order)
  expect(again).toMatchObject({ error: { code: 'GOODS_LIMIT_REACHED' } })
  shop.clock.advance(31 * DAY_MS)
  expect(await phone.ask('points-shop.exchange', order)).toMatchObject({ ok: true })
})

test('what nobody collects by the day goes back in the night, into the lots that paid', async () => {
  putGoods(shop, { pickUpDays: 2 })
  const member = await aRichMember(shop)
  const before = pointsOf(member)
  const { pickUpId, code } = await take(member)
  shop.clock.advance(DAY_MS)
  await run('return-late-pick-ups')
  expect(stock()).toMatchObject({ promised: 1 })
  shop.clock.advance(DAY_MS)
  const clerk = await aClerk(shop)
  expect(await clerk.ask('points-shop.handOver', { pickUpId, code, storeId: EAST })).toMatchObject({
    error: { code: 'PICK_UP_OVER', details: { status: 'late' } },
  })
  await run('return-late-pick-ups')
  expect(pointsOf(member)).toEqual(before)
  expect(stock()).toMatchObject({ stocked: 10, promised: 0, collected: 0 })
  expect((await member.call('points-shop.getPickUp', { pickUpId })).pickUp).toMatchObject({
    status: 'returned',
    why: 'late',
    code: null,
  })
})

test('cancelling races with the clerk: either the points come back or the goods are gone, never both', async () => {
  putGoods(shop)
  const member = await aRichMember(shop)
  const clerk = await aClerk(shop)
  const { pickUpId, code } = await take(member)
  const both = await Promise.all([
    member.ask('points-shop.cancel', { pickUpId }),
    clerk.ask('points-shop.handOver', { pickUpId, code, storeId: EAST }),
  ])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'PICK_UP_OVER' } })
  expect(pointsOf(member).balance).toBe(both[0].ok ? 1020 : 720)
})

test('points that were given back by hand are not handed out as goods, and not given back again', async () => {
  putGoods(shop)
  const member = await aRichMember(shop)
  const { pickUpId, code } = await take(member)
  await shop.ops('points.reverse', { entryId: `exchange:${pickUpId}`, note: '测试' })
  const clerk = await aClerk(shop)
  expect(await clerk.ask('points-shop.handOver', { pickUpId, code, storeId: EAST })).toMatchObject({
    error: { code: 'PICK_UP_OVER' },
  })
  await shop.ops('points-shop.callOff', { pickUpId, ...signed })
  expect(pointsOf(member).balance).toBe(1020)
})

test('a pick-up goes along when records are merged, and back when that is undone', async () => {
  putGoods(shop, { perMember: 1 })
  const [from, into] = [await aRichMember(shop), await aRichMember(shop)]
  const { pickUpId } = await take(from)
  await shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
  expect((await into.call('points-shop.listPickUps', {})).pickUps).toMatchObject([{ pickUpId }])
  expect(await into.ask('points-shop.exchange', order)).toMatchObject({ error: { code: 'GOODS_LIMIT_REACHED' } })
  await into.call('points-shop.cancel', { pickUpId })
  expect(pointsOf(into).balance).toBe(2040)
  const { pickUpId: second } = await take(into)
  await shop.ops('member.unmerge', { from: from.memberId, note: '弄错了' })
  expect([pointsOf(from).balance, pointsOf(into).balance]).toEqual([1020, 720])
  expect((await from.call('points-shop.listPickUps', {})).pickUps).toMatchObject([{ pickUpId, status: 'returned' }])
  expect((await into.call('points-shop.listPickUps', {})).pickUps).toMatchObject([{ pickUpId: second }])
})

test('whoever leaves the shop leaves what waits to the store', async () => {
  putGoods(shop)
  const member = await aRichMember(shop)
  await take(member)
  await member.call('member.close', { confirm: '注销' })
  expect(stock()).toMatchObject({ stocked: 10, promised: 0 })
  expect(shop.database.find('pick_ups')).toMatchObject([{ status: 'dropped' }])
  // Of one that the answer has missed, the night takes care.
  const [left] = shop.database.find('pick_ups') as unknown as [Record<string, unknown> & { _id: string }]
  shop.database.put('pick_ups', { ...left, status: 'waiting', ended: null })
  shop.database.put('points_goods_stock', { ...stock(), _id: `${goodsId}:${EAST}`, promised: 1 })
  shop.clock.advance(8 * DAY_MS)
  await run('return-late-pick-ups')
  expect(stock()).toMatchObject({ stocked: 10, promised: 0 })
})

test('a code is good at its own store alone, and a clerk does not serve themselves', async () => {
  putGoods(shop)
  const clerk = await aClerk(shop)
  await shop.ops('points.adjust', { memberId: clerk.memberId, points: 1000, note: '测试' })
  const { code } = await take(clerk)
  expect(await clerk.ask('points-shop.lookUp', { code, storeId: EAST })).toMatchObject({
    error: { code: 'SERVES_SELF' },
  })
  const other = await aClerk(shop, { storeIds: [WEST] })
  expect(await other.ask('points-shop.lookUp', { code, storeId: WEST })).toMatchObject({
    error: { code: 'PICK_UP_NOT_FOUND' },
  })
  expect(await other.ask('points-shop.lookUp', { code, storeId: EAST })).toMatchObject({
    error: { code: 'WRONG_STORE' },
  })
  for (let tries = 1; tries < 10; tries += 1) await other.ask('points-shop.lookUp', { code: 'AAAAAA', storeId: WEST })
  expect(await other.ask('points-shop.lookUp', { code: 'AAAAAA', storeId: WEST })).toMatchObject({
    error: { code: 'TOO_MANY_WRONG_CODES' },
  })
})

test('the shop shows what the chosen store has, at the member’s price, and why not', async () => {
  putGoods(shop)
  putGoods(shop, { _id: 'gds_cup', title: '随行杯', pricePoints: 800, picture: 'cup' }, 8)
  putGoods(shop, { _id: 'gds_gone', title: '换完了' }, 0)
  putGoods(shop, { _id: 'gds_jade', title: '琥珀专享', tierKeys: ['amber'] })
  const member = await aRichMember(shop, 650)
  const shown = await member.call('points-shop.getShop', {})
  expect(shown).toMatchObject({ available: 670, storeId: EAST, stores: [{ storeId: EAST }], waiting: 0 })
  expect(shown.goods.map(({ title, verdict, missing, left }) => ({ title, verdict, missing, left }))).toEqual([
    { title: '琥珀专享', verdict: 'notForTier', missing: 0, left: 10 },
    { title: '桂花乌龙茶包', verdict: 'open', missing: 0, left: 10 },
    { title: '随行杯', verdict: 'pointsShort', missing: 130, left: 8 },
  ])
  expect(await member.ask('points-shop.exchange', { ...order, storeId: WEST })).toMatchObject({
    error: { code: 'GOODS_OUT_OF_STOCK' },
  })
})

test('the doctor finds a stock and a pick-up that do not add up', async () => {
  putGoods(shop)
  const member = await aRichMember(shop)
  const { pickUpId } = await take(member)
  const wasStock = stock() as Record<string, unknown> & { _id: string }
  const wasPickUp = shop.database.get('pick_ups', pickUpId) as Record<string, unknown> & { _id: string }
  shop.database.put('points_goods_stock', { ...wasStock, promised: 4 })
  shop.database.put('pick_ups', { ...wasPickUp, pointsPaid: 200 })
  shop.clock.advance(DAY_MS)
  await run('examine')
  const { findings } = await shop.ops('doctor.list', {})
  expect(findings.map(({ check, subject }) => [check, subject])).toEqual(
    expect.arrayContaining([
      ['points-goods-stock', `${goodsId}:${EAST}`],
      ['pick-ups', pickUpId],
    ]),
  )
  shop.database.put('points_goods_stock', wasStock)
  shop.database.put('pick_ups', wasPickUp)
})

test('the page and the exchange cost so many round trips', async () => {
  putGoods(shop, { perMonth: 3, perMember: 5 })
  const member = await aRichMember(shop)
  await member.call('points-shop.getShop', {})
  expect(await shop.roundTrips(() => member.call('points-shop.getShop', {}))).toBe(ROUND_TRIPS.pointsShop.is)
  expect(await shop.roundTrips(() => member.call('points-shop.exchange', order))).toBe(ROUND_TRIPS.exchangeGoods.is)
})

test('opening goods, and more of what is open, needs a second person; words that may not be said are refused', async () => {
  const owner = await anOwner(shop)
  const buyer = await somebody(shop, owner, { name: '小钱', coupons: 'operator' })
  const save = (title: string) =>
    buyer.browser.ask('points-shop.saveGoods', { goodsId, terms: someTerms({ title }), ...signed })
  expect(await save('全网第一茶包')).toMatchObject({ error: { code: 'GOODS_EDIT_REFUSED' } })
  expect(await save('桂花乌龙茶包')).toMatchObject({ ok: true })
  const add = (change: number) => ({ goodsId, storeId: EAST, change, ...signed })
  await buyer.browser.call('points-shop.addStock', add(10))
  const asking = buyer.browser.ask('points-shop.setGoodsState', { goodsId, state: 'live', ...signed })
  const approvalId = await proposalOf(asking)
  const { effect } = await owner.browser.call('approval.get', { approvalId })
  expect(effect?.sentences).toEqual([
    '“桂花乌龙茶包”上架，会员用 300 积分换一份',
    '各店合计 10 份，全部换走成本 120 元',
  ])
  expect(await approve(owner, approvalId)).toMatchObject({ ok: true })
  expect(await save('改名')).toMatchObject({ error: { code: 'GOODS_EDIT_REFUSED' } })
  const more = await proposalOf(buyer.browser.ask('points-shop.addStock', add(5)))
  await approve(owner, more)
  const member = await aRichMember(shop)
  await take(member)
  expect(await buyer.browser.ask('points-shop.addStock', add(-15))).toMatchObject({
    error: { code: 'GOODS_STOCK_SHORT', details: { left: 14 } },
  })
  expect(await buyer.browser.call('points-shop.listGoods', {})).toMatchObject({
    goods: [{ state: 'live', stocks: [{ storeId: EAST, stocked: 15, promised: 1, left: 14 }] }],
  })
  expect((await buyer.browser.call('points-shop.listWaiting', {})).pickUps).toHaveLength(1)
  await buyer.browser.call('points-shop.setGoodsState', { goodsId, state: 'paused', ...signed })
  expect(await (await aMember(shop)).ask('points-shop.exchange', order)).toMatchObject({
    error: { code: 'GOODS_NOT_FOUND' },
  })
})
