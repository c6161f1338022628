import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

async function aMember() {
  const phone = shop.phone()
  const { memberId } = await phone.call('home.open', {})
  return { ...phone, memberId }
}

test('the balance says which points end when', async () => {
  const phone = await aMember()
  expect(await phone.call('points.getBalance', {})).toEqual({
    available: 20,
    debt: 0,
    lots: [{ endsMonth: '2027-11', endsDay: '2027-11-30', points: 20 }],
    endingSoon: null,
  })
})

test('taking more than there is has its own refusal and changes nothing', async () => {
  const { memberId } = await aMember()
  const before = shop.database.dump()
  const reply = await shop.askOps('points.adjust', { memberId, points: -21, note: '测试' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'POINTS_SHORT', details: { missing: 1 } } })
  expect(shop.database.dump()).toEqual(before)
})

test('a hundred parallel additions of one all count, and every entry continues the one before', async () => {
  const phone = await aMember()
  const { memberId } = phone
  const add = async (): Promise<void> => {
    const requestId = shop.newRequestId()
    const reply = await shop.askOps('points.adjust', { memberId, points: 1, note: '测试' }, requestId)
    // A busy account is refused as such; then the same request is sent again, as a phone would do.
    if (!reply.ok && reply.error.code === 'BUSY') return add()
    expect(reply.ok).toBe(true)
  }
  for (let round = 0; round < 10; round += 1) await Promise.all(Array.from({ length: 10 }, add))
  expect(await phone.call('points.getBalance', {})).toMatchObject({ available: 120 })
  expect(shop.database.count('entries', { memberId })).toBe(101)
})

test('the same adjustment sent ten times counts once and is answered the same', async () => {
  const { memberId } = await aMember()
  const requestId = shop.newRequestId()
  const send = () => shop.ops('points.adjust', { memberId, points: 5, note: '补' }, requestId)
  const first = await send()
  const again = await Promise.all(Array.from({ length: 9 }, send))
  expect(again).toEqual(Array(9).fill(first))
  expect(shop.database.count('entries', { memberId })).toBe(2)
})

test('reversing points that are spent leaves a debt of the full amount, which the next earnings repay', async () => {
  const phone = await aMember()
  const { memberId } = phone
  const { entryId } = await shop.ops('points.adjust', { memberId, points: 100, note: '误发' })
  await shop.ops('points.adjust', { memberId, points: -110, note: '已用' })
  expect(await shop.ops('points.reverse', { entryId, note: '撤回' })).toMatchObject({ balanceAfter: 0, debtAfter: 90 })
  await phone.call('check-in.perform', {})
  const { available, debt } = await phone.call('points.getBalance', {})
  expect(available).toBe(0)
  expect(debt).toBeLessThan(90)
})

test('an entry is reversed once, and its reversal not at all', async () => {
  const { memberId } = await aMember()
  const { entryId } = await shop.ops('points.adjust', { memberId, points: 30, note: '误发' })
  const reversal = await shop.ops('points.reverse', { entryId, note: '撤回' })
  expect(await shop.ops('points.reverse', { entryId, note: '再来一次' })).toEqual(reversal)
  const reply = await shop.askOps('points.reverse', { entryId: reversal.entryId, note: '撤回撤回' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'ENTRY_NOT_REVERSIBLE' } })
})

test('an entry that does not exist is said so', async () => {
  const reply = await shop.askOps('points.reverse', { entryId: 'purchase:none', note: 'x' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'ENTRY_NOT_FOUND' } })
})

test('the ledger is paged, newest first, without a gap', async () => {
  const phone = await aMember()
  for (let n = 0; n < 24; n += 1) await shop.ops('points.adjust', { memberId: phone.memberId, points: 1, note: '测试' })
  const first = await phone.call('points.listEntries', {})
  const second = await phone.call('points.listEntries', { beforeSeq: first.nextBeforeSeq ?? 0 })
  expect([...first.entries, ...second.entries].map(({ seq }) => seq)).toEqual(
    Array.from({ length: 25 }, (_, n) => 25 - n),
  )
  expect(second.nextBeforeSeq).toBeNull()
})
