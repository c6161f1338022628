import { businessDayOf } from '#shared/kernel/business-day'
import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import type { Purchase } from '#shared/till/purchase/purchase'
import { tickJob } from '../../../testing/job-kill-matrix'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { personalization, putMember, putRefund } from '../score/testing/put-buyers'
import { makeSuggestions } from './making.service'
import { learnGoodsJob } from './recommendation.jobs'
import { putBasket, putProducts } from './testing/bought-baskets'
import { putTogether } from './testing/job-cases'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  putProducts(shop, ['tea', 'cup', 'tin', 'cake'])
})
afterAll(() => shop.close())

const learn = async () => {
  const job = { ...timerContext(), requestId: shop.newRequestId() }
  while ((await runJob(job, [learnGoodsJob], 'learn-goods')).status === 'running');
}
const pairsOf = (key: string) => shop.database.get('goods_pairs', key)
const suggestionsOf = (memberId: string) => shop.database.get('suggestions', memberId)

async function aBuyer(agrees = true): Promise<Phone & { memberId: string }> {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  if (agrees) await phone.call('member.setConsent', { purpose: 'personalization', isGranted: true })
  return Object.assign(phone, { memberId })
}

/** Twelve strangers take tea with a cup, two with a tin. */
function putStrangers(): void {
  for (let number = 1; number <= 14; number += 1) {
    const stranger = putMember(shop, number, { consents: personalization(false) })
    putBasket(shop, stranger, '2026-11-10', ['tea', number <= 12 ? 'cup' : 'tin'])
  }
}

test('who agreed sees what they buy again and what others take with it; only what is on sale', async () => {
  putStrangers()
  const buyer = await aBuyer()
  for (const day of ['2026-11-01', '2026-11-05', '2026-11-09', '2026-11-13'])
    putBasket(shop, buyer.memberId, day, ['tea'])
  await learn()
  expect(await buyer.call('recommendation.listMine', {})).toEqual({
    isPersonal: true,
    again: [
      {
        productKey: 'tea',
        name: '商品tea',
        priceFen: 1_000,
        count: 4,
        lastDay: '2026-11-13',
        gapDays: 4,
        dueDay: '2026-11-17',
      },
    ],
    mayLike: [
      { productKey: 'cup', name: '商品cup', priceFen: 1_000, becauseName: '商品tea' },
      { productKey: 'tin', name: '商品tin', priceFen: 1_000, becauseName: '商品tea' },
    ],
  })
  shop.database.put('products', { ...shop.database.get('products', 'cup'), _id: 'cup', isOnSale: false })
  shop.clock.advance(30_000)
  const { mayLike } = await buyer.call('recommendation.listMine', {})
  expect(mayLike.map(({ productKey }) => productKey)).toEqual(['tin'])
})

test('a night asks in proportion to its new baskets, however many came before', async () => {
  const buyers = Array.from({ length: 6 }, (_, at) => putMember(shop, at + 1, { consents: personalization(true) }))
  const night = async (baskets: number) => {
    for (const buyer of buyers.slice(0, baskets))
      putBasket(shop, buyer, businessDayOf(shop.clock.now() - DAY_MS), ['tea', 'cup'])
    const before = shop.stats.last()
    await learn()
    const calls = shop.stats.since(before)
    shop.clock.advance(DAY_MS)
    return { calls: calls.length, looked: calls.reduce((sum, { looked }) => sum + (looked ?? 0), 0) }
  }
  await night(6)
  const [quiet, few] = [await night(0), await night(1)]
  for (let day = 1; day <= 30; day += 1) {
    for (const keys of [['tin'], ['tea', 'cup']])
      putBasket(shop, buyers[5] ?? '', `2026-10-${String(day).padStart(2, '0')}`, keys)
  }
  const [later, three] = [await night(1), await night(3)]
  expect(quiet.calls).toBeLessThanOrEqual(10)
  expect(quiet.looked).toBeLessThanOrEqual(5)
  // The buyer’s own two baskets more, and nothing of the sixty of somebody else.
  expect(later.calls).toBe(few.calls)
  expect(later.looked - few.looked).toBeLessThanOrEqual(3)
  // One write for each buyer more.
  expect(three.calls - later.calls).toBeLessThanOrEqual(2)
})

test('what is learnt of many purchases of one instant, a page after the other, is all of them', async () => {
  const many = Array.from({ length: 520 }, (_, at) => putMember(shop, at + 1, { consents: personalization(at < 3) }))
  for (const member of many) putBasket(shop, member, '2026-11-10', ['tea', 'cup'])
  await learn()
  expect(pairsOf('tea')).toMatchObject({ baskets: 520, together: { cup: 520 } })
  expect(many.slice(0, 3).map((memberId) => suggestionsOf(memberId)?._id)).toEqual(many.slice(0, 3))
})

test('what sells best is what sells now: neither what was bought long ago nor what is off sale takes a place', async () => {
  const buyers = Array.from({ length: 4 }, (_, at) => putMember(shop, at + 1))
  for (const buyer of buyers) putBasket(shop, buyer, '2026-07-01', ['tea'])
  for (const buyer of buyers.slice(0, 2)) putBasket(shop, buyer, '2026-11-19', ['cup', 'tin'])
  const goods = ['tea', 'cup', 'tin'].map((key) => ({ key, barCode: null, isOnSale: key !== 'tin' }))
  shop.database.put('catalogue', { _id: 'catalogue', revision: 1, goods })
  await learn()
  expect(pairsOf('*')).toMatchObject({ of: { tea: 4, cup: 2 } })
  expect((suggestionsOf('*') as { mayLike: unknown } | null)?.mayLike).toEqual([
    { key: 'cup', because: null },
    { key: 'tea', because: null },
  ])
})

test('a shop that had counted before goes on: old counts speak, and fade', async () => {
  putStrangers()
  await learn()
  const { lately: _lately, ...totals } = pairsOf('*') as unknown as { lately?: unknown }
  shop.database.put('goods_pairs', { ...totals, _id: '*' })
  const { voices: _voices, ...row } = pairsOf('tea') as unknown as { voices?: unknown }
  shop.database.put('goods_pairs', { ...row, _id: 'tea' })
  shop.clock.advance(DAY_MS)
  const buyer = await aBuyer()
  putBasket(shop, buyer.memberId, '2026-11-22', ['tea'])
  await learn()
  expect(pairsOf('tea')).toMatchObject({
    baskets: 15,
    together: { cup: 12, tin: 2 },
    voices: { cup: 12_000, tin: 2_000 },
  })
  expect((pairsOf('*') as { lately?: Record<string, number> } | null)?.lately?.tea).toBeCloseTo(13.2, 1)
  const { mayLike } = await buyer.call('recommendation.listMine', {})
  expect(mayLike.map(({ productKey }) => productKey)).toEqual(['cup', 'tin'])
})

test('without consent everybody sees the same, and nothing is kept about them', async () => {
  putStrangers()
  const buyer = await aBuyer(false)
  putBasket(shop, buyer.memberId, '2026-11-12', ['tin'])
  await learn()
  expect(suggestionsOf(buyer.memberId)).toBeNull()
  const shown = await buyer.call('recommendation.listMine', {})
  expect(shown).toMatchObject({ isPersonal: false, again: [] })
  expect(shown.mayLike.map(({ productKey, becauseName }) => [productKey, becauseName])).toEqual([
    ['tea', null],
    ['cup', null],
    ['tin', null],
  ])
  await buyer.call('recommendation.hide', { productKey: 'tea' })
  expect(suggestionsOf(buyer.memberId)).toBeNull()
})

test('what is not wanted stays away, also when the night makes the rest anew', async () => {
  putStrangers()
  const buyer = await aBuyer()
  putBasket(shop, buyer.memberId, '2026-11-12', ['tea'])
  await learn()
  await buyer.call('recommendation.hide', { productKey: 'cup' })
  shop.clock.advance(DAY_MS)
  putBasket(shop, buyer.memberId, '2026-11-22', ['tea'])
  await learn()
  const { again, mayLike } = await buyer.call('recommendation.listMine', {})
  expect(again).toMatchObject([{ productKey: 'tea', count: 2 }])
  expect(mayLike.map(({ productKey }) => productKey)).toEqual(['tin'])
})

test('a basket counts once, whatever becomes of it later and however often the night comes', async () => {
  const [one] = [putMember(shop, 1)]
  const purchaseId = putBasket(shop, one, '2026-11-18', ['tea', 'cup'])
  const once = { baskets: 1, together: { cup: 1 } }
  await learn()
  expect(pairsOf('tea')).toMatchObject(once)
  shop.clock.advance(DAY_MS)
  putRefund(shop, purchaseId, 500, shop.clock.now() - 3_600_000)
  await learn()
  shop.clock.advance(DAY_MS)
  await learn()
  expect(pairsOf('tea')).toMatchObject(once)
  expect(pairsOf('*')).toMatchObject({ baskets: 1, of: { tea: 1, cup: 1 } })
})

test('withdrawing the consent forgets it at once; giving it again makes it from what was bought', async () => {
  const buyer = await aBuyer()
  putBasket(shop, buyer.memberId, '2026-11-12', ['tea'])
  await learn()
  expect(suggestionsOf(buyer.memberId)).toMatchObject({ again: [{ key: 'tea' }] })
  await buyer.call('member.setConsent', { purpose: 'personalization', isGranted: false })
  expect(suggestionsOf(buyer.memberId)).toBeNull()
  await buyer.call('member.setConsent', { purpose: 'personalization', isGranted: true })
  expect(suggestionsOf(buyer.memberId)).toMatchObject({ again: [{ key: 'tea' }] })
  expect(CONSENT_VERSIONS.personalization).toBeGreaterThan(0)
})

test('two records of one person are one history, and two again when they are parted', async () => {
  const [own, other] = [await aBuyer(), await aBuyer()]
  putBasket(shop, own.memberId, '2026-11-12', ['tea'])
  putBasket(shop, other.memberId, '2026-11-13', ['cup'])
  await learn()
  await own.call('recommendation.hide', { productKey: 'cake' })
  await shop.ops('member.merge', { from: own.memberId, into: other.memberId, note: '同一人' })
  const keys = (memberId: string) =>
    (suggestionsOf(memberId) as { again: { key: string }[] } | null)?.again.map(({ key }) => key) ?? null
  expect([keys(own.memberId), keys(other.memberId)]).toEqual([[], ['cup', 'tea']])
  await shop.ops('member.unmerge', { from: own.memberId, note: '弄错了' })
  expect([keys(own.memberId), keys(other.memberId)]).toEqual([['tea'], ['cup']])
})

test('what either record did not want is not shown, and stays with the record that said so', async () => {
  putStrangers()
  const [own, other] = [await aBuyer(), await aBuyer()]
  putBasket(shop, other.memberId, '2026-11-13', ['tea'])
  await learn()
  await own.call('recommendation.hide', { productKey: 'cup' })
  const liked = async (of: Phone) =>
    (await of.call('recommendation.listMine', {})).mayLike.map(({ productKey }) => productKey)
  await shop.ops('member.merge', { from: own.memberId, into: other.memberId, note: '同一人' })
  expect(await liked(other)).toEqual(['tin'])
  await other.call('recommendation.hide', { productKey: 'tin' })
  expect(await liked(other)).toEqual([])
  await shop.ops('member.unmerge', { from: own.memberId, note: '弄错了' })
  expect([await liked(own), await liked(other)]).toEqual([['tea', 'tin'], ['cup']])
})

test('a wish outlives a merge into somebody who has bought nothing, and goes where nobody has agreed', async () => {
  const [own, other, nobody] = [await aBuyer(), await aBuyer(), await aBuyer(false)]
  await own.call('recommendation.hide', { productKey: 'cake' })
  await shop.ops('member.merge', { from: own.memberId, into: other.memberId, note: '同一人' })
  const wishes = () => JSON.stringify(shop.database.find('suggestions'))
  expect(wishes()).toContain('cake')
  await shop.ops('member.merge', { from: other.memberId, into: nobody.memberId, note: '同一人' })
  expect(wishes()).not.toContain('cake')
})

describe('at the same moment', () => {
  const SLOW_MS = 40
  /** Made anew, slowly: whatever else happens comes between its reading and its writing. */
  async function whileMakingFor(memberId: string, act: () => Promise<unknown>): Promise<void> {
    shop.faults.add({ kind: 'delay', delayMs: SLOW_MS, match: { collection: 'goods_pairs' }, nth: 1 })
    const making = makeSuggestions(timerContext(), [memberId])
    await new Promise((resolve) => setImmediate(resolve))
    await act()
    await making
  }

  test('a consent that is withdrawn while suggestions are made leaves none', async () => {
    const buyer = await aBuyer()
    putBasket(shop, buyer.memberId, '2026-11-12', ['tea'])
    await learn()
    const withdraws = () => buyer.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    await whileMakingFor(buyer.memberId, withdraws)
    expect(suggestionsOf(buyer.memberId)).toBeNull()
  })

  test('a wish that is made while suggestions are made stays, and of two wishes both', async () => {
    const buyer = await aBuyer()
    putBasket(shop, buyer.memberId, '2026-11-12', ['tea'])
    await learn()
    await whileMakingFor(buyer.memberId, () => buyer.call('recommendation.hide', { productKey: 'tin' }))
    await Promise.all(['cup', 'cake'].map((productKey) => buyer.call('recommendation.hide', { productKey })))
    expect((suggestionsOf(buyer.memberId) as unknown as { unwanted: string[] }).unwanted.sort()).toEqual([
      'cake',
      'cup',
      'tin',
    ])
  })

  test('a first wish of somebody who withdraws consent is forgotten with it', async () => {
    const buyer = await aBuyer()
    shop.faults.add({ kind: 'delay', delayMs: SLOW_MS, match: { action: 'database.commitTransaction' }, nth: 1 })
    const before = shop.stats.last()
    const hiding = buyer.call('recommendation.hide', { productKey: 'tin' })
    const hasWritten = () => shop.stats.since(before).some(({ action }) => action === 'database.modifyDocument')
    while (!hasWritten()) await new Promise((resolve) => setImmediate(resolve))
    await buyer.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    await hiding
    expect(suggestionsOf(buyer.memberId)).toBeNull()
  })
})

test('what was given back is not bought: all of it, some of its goods, and by a merged record', async () => {
  const [buyer, early] = [await aBuyer(), await aBuyer()]
  const whole = putBasket(shop, buyer.memberId, '2026-11-12', ['tea'])
  const part = putBasket(shop, buyer.memberId, '2026-11-13', ['cup', 'tin'])
  const merged = putBasket(shop, early.memberId, '2026-11-14', ['cake'])
  await shop.ops('member.merge', { from: early.memberId, into: buyer.memberId, note: '同一人' })
  await learn()
  const bought = () =>
    (suggestionsOf(buyer.memberId) as unknown as { again: { key: string }[] }).again.map(({ key }) => key)
  expect(bought()).toEqual(['cake', 'cup', 'tin', 'tea'])
  shop.clock.advance(DAY_MS)
  putRefund(shop, part, 1_000, shop.clock.now() - 3_600_000)
  const purchase = shop.database.get('purchases', part) as unknown as Purchase
  const goods = { kind: 'units', lines: [{ line: 1, quantity: 1 }], isDeliveryBack: false } as const
  shop.database.put('purchases', { ...purchase, refunds: purchase.refunds.map((each) => ({ ...each, goods })) })
  await learn()
  expect(bought()).toEqual(['cake', 'cup', 'tea'])
  for (const [hours, id] of [merged, whole, part].entries())
    putRefund(shop, id, 2_000, shop.clock.now() + hours * 3_600_000)
  shop.clock.advance(DAY_MS)
  await learn()
  expect(bought()).toEqual([])
})

test('the shop sees what is bought together, and how much more than by chance', async () => {
  putStrangers()
  const together = () => shop.ops('recommendation.listTogether', { productKey: 'tea' })
  expect(await together()).toMatchObject({ baskets: 0, countedUpTo: null, isCounting: false })
  await learn()
  const counted = await together()
  expect(counted).toEqual({
    baskets: 14,
    productBaskets: 14,
    countedUpTo: expect.any(Number),
    isCounting: false,
    together: [{ productKey: 'cup', name: '商品cup', both: 12, share: 12 / 14, lift: 1 }],
  })
  expect(businessDayOf(counted.countedUpTo ?? 0) <= businessDayOf(shop.clock.now())).toBe(true)
  const state = shop.database.get('jobs', 'learn-goods')
  shop.database.put('jobs', { ...state, _id: 'learn-goods', status: 'running' })
  expect((await together()).isCounting).toBe(true)
})

test('what the shop takes out of its suggestions is gone at once, and gives its place to others in the night', async () => {
  putStrangers()
  const buyer = await aBuyer()
  putBasket(shop, buyer.memberId, '2026-11-12', ['tea'])
  await learn()
  const value = { isOn: true, withoutProducts: ['cup'], withoutCategories: [], halfLifeDays: 60 }
  shop.database.put('settings', { _id: 'recommendation', version: 2, value, digest: '', by: '王运营', at: 0 })
  shop.coolDown()
  const { mayLike } = await buyer.call('recommendation.listMine', {})
  expect(mayLike.map(({ productKey }) => productKey)).toEqual(['tin'])
  shop.clock.advance(DAY_MS)
  putBasket(shop, buyer.memberId, '2026-11-22', ['tea'])
  await learn()
  expect((suggestionsOf(buyer.memberId) as { mayLike?: unknown } | null)?.mayLike).toEqual([
    { key: 'tin', because: 'tea' },
  ])
})

test('what is shown costs one read beside who asks, and one for all goods that the instance has not seen for half a minute', async () => {
  putStrangers()
  const [buyer, other] = [await aBuyer(), await aBuyer()]
  putBasket(shop, buyer.memberId, '2026-11-12', ['tea'])
  await learn()
  const asks = (who: Phone) => shop.roundTrips(() => who.call('recommendation.listMine', {}))
  expect(await asks(buyer)).toBe(ROUND_TRIPS.suggestions.is + 1)
  // Who has bought nothing is shown goods that are known by now.
  expect([await asks(buyer), await asks(other)]).toEqual([ROUND_TRIPS.suggestions.is, ROUND_TRIPS.suggestions.is])
})

describe('what could be offered together', () => {
  test('is found once a week, at first at once, and names only goods on sale', async () => {
    expect(await shop.ops('recommendation.listBundles', {})).toMatchObject({ baskets: 0, fromDay: null, bundles: [] })
    putTogether(shop)
    shop.clock.advance(86_400_000)
    await tickJob('find-bundles')
    const found = await shop.ops('recommendation.listBundles', {})
    expect(found).toMatchObject({ baskets: 20, countMin: 8 })
    expect(found.bundles).toMatchObject([
      { left: [{ name: '商品tea' }], right: { name: '商品cup' }, count: 12, confidence: 1 },
    ])
    const value = { isOn: true, withoutProducts: ['cup'], withoutCategories: [], halfLifeDays: 60 }
    shop.database.put('settings', { _id: 'recommendation', version: 2, value, digest: '', by: '王运营', at: 0 })
    shop.coolDown()
    expect((await shop.ops('recommendation.listBundles', {})).bundles).toEqual([])
    shop.clock.advance(7 * 86_400_000)
    await tickJob('find-bundles')
    expect(shop.database.get('goods_bundles', 'latest')).toMatchObject({ baskets: 20, bundles: [] })
    shop.database.put('settings', {
      _id: 'recommendation',
      version: 3,
      value: { ...value, withoutProducts: [] },
      digest: '',
      by: '王运营',
      at: 0,
    })
    shop.coolDown()
    shop.clock.advance(7 * 86_400_000)
    await tickJob('find-bundles')
    expect((await shop.ops('recommendation.listBundles', {})).bundles).toHaveLength(1)
    shop.database.put('products', { ...shop.database.get('products', 'cup'), _id: 'cup', isOnSale: false })
    expect((await shop.ops('recommendation.listBundles', {})).bundles).toEqual([])
  })
})
