import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { personalization, putMember, putRefund } from '../score/testing/put-buyers'
import { learnGoodsJob } from './recommendation.jobs'
import { putBasket, putProducts } from './testing/bought-baskets'

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
  const { mayLike } = await buyer.call('recommendation.listMine', {})
  expect(mayLike.map(({ productKey }) => productKey)).toEqual(['tin'])
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
  expect([keys(own.memberId), keys(other.memberId)]).toEqual([null, ['cup', 'tea']])
  expect(suggestionsOf(other.memberId)).toMatchObject({ unwanted: ['cake'] })
  await shop.ops('member.unmerge', { from: own.memberId, note: '弄错了' })
  expect([keys(own.memberId), keys(other.memberId)]).toEqual([['tea'], ['cup']])
})

test('the shop sees what is bought together, and how much more than by chance', async () => {
  putStrangers()
  await learn()
  expect(await shop.ops('recommendation.listTogether', { productKey: 'tea' })).toEqual({
    baskets: 14,
    productBaskets: 14,
    together: [{ productKey: 'cup', name: '商品cup', both: 12, share: 12 / 14, lift: 1 }],
  })
})

test('two reads make what is shown', async () => {
  const buyer = await aBuyer()
  await buyer.call('recommendation.listMine', {})
  expect(await shop.roundTrips(() => buyer.call('recommendation.listMine', {}))).toBeLessThanOrEqual(3)
})
