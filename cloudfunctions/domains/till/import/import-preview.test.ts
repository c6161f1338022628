import { defaultTierRules } from '#shared/ledger/tier/rules'
import { openShop, type Shop } from '../../../testing/shop'
import { putTemplate } from '../../loyalty/coupon/testing/a-template'
import { openStores } from '../../people/staff/testing/shop-floor'
import {
  anImport,
  countsOf,
  HEAD,
  type ImportInput,
  importLines,
  manyRows,
  memberOf,
  upload,
} from './testing/till-file'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterAll(() => shop.close())

const unlimited = { stock: null, perMember: null, perMemberPerDay: null }
const CUSTOMERS = [HEAD, 'A,2026-01-01,400', 'B,2026-01-01,1200', 'C,2026-01-01,5', 'D,2026-01-01,350']

async function preview(lines: readonly string[], fields: Partial<ImportInput> = {}) {
  const { wouldGive, ...report } = await shop.ops('import.preview', anImport(upload(shop, lines), fields))
  return { report, wouldGive }
}

/** What an import with gifts has really given: points of gifts, and coupons. */
async function given(): Promise<[number, number]> {
  shop.clock.advance(3_600_000)
  await shop.ops('job.run', { job: 'sweep-outbox' })
  const gifts = shop.database.find('entries', { query: { reason: 'tier-gift' } }) as { points?: { delta: number } }[]
  return [gifts.reduce((sum, { points }) => sum + (points?.delta ?? 0), 0), shop.database.count('coupons')]
}

test('a dry run writes nothing, and says what the import then does', async () => {
  await importLines(shop, [HEAD, '00003,2026-01-01,100'])
  const before = shop.database.dump().collections
  const { report } = await preview(manyRows(30))
  expect(shop.database.dump().collections).toEqual(before)
  const real = await importLines(shop, manyRows(30))
  expect(report).toEqual(real)
  expect(countsOf(real)[0]).toBe(29)
})

test('what would be given is counted in customers, points, coupons and fen, and it is what the import gives', async () => {
  putTemplate(shop, { ways: ['tier'], offer: { kind: 'amountOff', amountOffFen: 2_000 }, limits: unlimited })
  const cake = { kind: 'gift', giftName: '蛋糕', valueFen: 1_500 } as const
  const audience = { tierKeys: ['amber'] }
  putTemplate(shop, { ways: ['tier'], offer: cake, audience, limits: unlimited }, { key: 'cake' })
  putTemplate(shop, { ways: ['claim'], limits: unlimited }, { key: 'other' })
  const { wouldGive } = await preview(CUSTOMERS)
  expect(wouldGive).toMatchObject({
    giveGifts: false,
    isComplete: true,
    customers: 3,
    tiers: [
      { key: 'jade', name: '翡翠', customers: 2 },
      { key: 'amber', name: '琥珀', customers: 1 },
    ],
    points: 30 + 30 + 30 + 100,
    makeUpCards: 1 + 1 + 1 + 2,
    couponCount: 5,
    giftCouponCount: 1,
    couponCostFen: 4 * 2_000 + 1_500,
    purchasePoints: 0,
  })
  await importLines(shop, CUSTOMERS, { giveGifts: true })
  expect(await given()).toEqual([wouldGive.points, wouldGive.couponCount])
})

test('stock and the limit of a member bound the coupons, and a budget bounds what they cost', async () => {
  putTemplate(shop, { ways: ['tier'], limits: { ...unlimited, stock: 2 } }, { key: 'few' })
  putTemplate(shop, { ways: ['tier'], limits: { ...unlimited, perMember: 1 } }, { key: 'once' })
  const offer = { kind: 'percentOff', percentOff: 15, maxOffFen: null } as const
  putTemplate(shop, { ways: ['tier'], offer, limits: { ...unlimited, redeemedFen: 700 } }, { key: 'paid' })
  const { wouldGive } = await preview(CUSTOMERS)
  const count = (key: string) => wouldGive.coupons.find(({ templateId }) => templateId === `tpl_${key}`)
  expect(count('few')).toMatchObject({ count: 2 })
  expect(count('once')).toMatchObject({ count: 3 })
  expect(count('paid')).toMatchObject({ count: 4, costFen: 700 })
})

test('coupons that nothing bounds are counted, and no sum in fen is made up for them', async () => {
  const offer = { kind: 'percentOff', percentOff: 15, maxOffFen: null } as const
  putTemplate(shop, { ways: ['tier'], offer, limits: unlimited })
  const { wouldGive } = await preview(CUSTOMERS)
  expect(wouldGive).toMatchObject({ couponCount: 4, couponCostFen: null })
})

test('who has had the gift of a tier is not counted for it again, and who is there already rises from there', async () => {
  await importLines(shop, [HEAD, 'A,2026-01-01,400'], { giveGifts: true })
  await given()
  const [, , amber] = defaultTierRules.tiers
  const { wouldGive } = await preview([HEAD, 'A,2026-01-02,700'])
  expect(wouldGive).toMatchObject({ customers: 1, tiers: [{ key: 'amber' }], points: amber?.gift.points })
  shop.database.put('accounts', {
    ...shop.database.get('accounts', String(memberOf(shop, 'A'))),
    tier: { key: 'paper', sinceDay: '2026-11-01', untilDay: null },
  } as never)
  const fallen = await preview([HEAD, 'A,2026-01-02,1'])
  expect(fallen.wouldGive).toMatchObject({ customers: 1, tiers: [{ key: 'jade' }], points: 0 })
})

test('two numbers with one phone stay two customers, and each rises for itself', async () => {
  const columns = { member: 'customer', date: 'date', amount: 'amount', phone: 'phone' }
  const lines = [`${HEAD},phone`, 'A,2026-01-01,400,13800138000', 'B,2026-01-01,700,13800138000']
  const { report, wouldGive } = await preview(lines, { columns })
  expect(wouldGive).toMatchObject({ customers: 2, tiers: [{ key: 'jade', customers: 2 }], points: 30 + 30 })
  expect(report).toEqual(await importLines(shop, lines, { columns }))
})

test('receipts that come twice, with another amount, or from two customers are told as the import tells them', async () => {
  const columns = { member: 'customer', date: 'date', amount: 'amount', receipt: 'no' }
  const head = `${HEAD},no`
  const lines = [head, 'A,2026-01-01,9,R-1', 'B,2026-01-01,9,R-1', 'C,2026-01-01,8,R-1', 'A,2026-01-01,9,R-1']
  const { report } = await preview(lines, { columns })
  expect(report).toEqual(await importLines(shop, lines, { columns }))
})

test('points that the purchases earn are counted with the multiplier of the tier', async () => {
  await importLines(shop, [HEAD, 'A,2026-01-01,400'])
  const { wouldGive } = await preview([HEAD, 'A,2026-01-02,100'], { earnPoints: true })
  expect(wouldGive.purchasePoints).toBe(110)
})

test('a dry run whose time is up says that it is of a part of the file, and asks for no other call', async () => {
  let now = 0
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => {
    now += 60_000
    return now
  })
  const { report, wouldGive } = await preview(manyRows(500))
  clock.mockRestore()
  expect(wouldGive.isComplete).toBe(false)
  expect(report.isDone).toBe(true)
  expect(report.rowsDone).toBeLessThan(report.rows)
})

test('refunds of the file, of an earlier one and of nothing known are told as the import tells them', async () => {
  const columns = { member: '卡号', date: '日期', amount: '实付', receipt: '小票' }
  const put = (...rows: string[]) => anImport(upload(shop, ['卡号,日期,实付,小票', ...rows]), { columns })
  await shop.ops('import.apply', put('A,2026-01-01,400,S-1'))
  const input = put('A,2026-01-02,-50,S-1', 'B,2026-01-02,30,S-2', 'B,2026-01-03,-30,S-2', 'B,2026-01-03,-9,S-404')
  const seen = await shop.ops('import.preview', input)
  expect(seen).toMatchObject({ returnedFen: 8_000, waitingFen: 900, waitingCount: 1, badRows: [{ line: 5 }] })
  const done = await shop.ops('import.apply', input)
  const { wouldGive: _given, ...preview } = seen
  expect(preview).toEqual(done)
})
