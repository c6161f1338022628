import type { Account } from '#shared/ledger/account/account'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { tillKey } from '../../people/member/till-key'
import { aClerk, aMember, EAST, openStores, unusedCode, WEST } from '../../people/staff/testing/shop-floor'
import { auditPurchases } from '../purchase/testing/audit-purchases'
import * as till from './testing/till-file'
import { anImport, countsOf, HEAD, manyRows, upload } from './testing/till-file'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterEach(() => expect([...auditShop(shop), ...auditPurchases(shop)]).toEqual([]))
afterAll(() => shop.close())

const DAY_MS = 86_400_000

const importLines = (lines: readonly string[], fields: Partial<till.ImportInput> = {}) =>
  till.importLines(shop, lines, fields)
const memberOf = (number: string, storeId?: string) => till.memberOf(shop, number, storeId)
const accountOf = (number: string) => shop.database.get('accounts', memberOf(number)) as unknown as Account
/** Everything but the log of imports, who ran them, and whose turn it was. */
function facts(): unknown {
  const { imports: _i, import_leases: _l, audits: _a, requests: _r, ...others } = shop.database.dump().collections
  return others
}

test('customers become members, their purchases are recorded once, growth and tiers are computed', async () => {
  const report = await importLines([HEAD, '00004,2026-01-01,29.33', '00007,2026-02-01,250', '00007,2026-03-01,100'])
  expect(report).toEqual({
    importId: expect.stringMatching(/^imp_[\w-]{24}$/),
    isDone: true,
    rows: 3,
    rowsDone: 3,
    purchasesAdded: 3,
    purchasesKnown: 0,
    membersAdded: 2,
    totalFen: 37_933,
    returnedFen: 0,
    waitingFen: 0,
    waitingCount: 0,
    sums: { soldFen: 37_933, backFen: 0, nobodyFen: 0, notSaleFen: 0, refusedFen: 0 },
    remarks: [],
    badRows: [],
    badRowCount: 0,
    reasons: [],
  })
  expect(accountOf('00004')).toMatchObject({
    tier: { key: 'paper' },
    points: { balance: 0 },
    counters: { purchaseCount: 1, spentFen: 2_933, lastPurchaseAt: Date.parse('2026-01-01T12:00:00+08:00') },
  })
  expect(accountOf('00007')).toMatchObject({
    tier: { key: 'jade' },
    growth: { months: [{ month: '2026-11', growth: 350 }] },
    counters: { purchaseCount: 2, spentFen: 35_000 },
  })
  expect(shop.database.find('entries', { query: { memberId: memberOf('00007') } })).toHaveLength(2)
  expect(shop.database.get('members', memberOf('00007'))).toMatchObject({
    joined: { via: 'import', storeId: EAST },
    identityIds: [tillKey(EAST, '00007')],
  })
})

test('the same file again changes nothing, under its own name or another', async () => {
  const lines = manyRows(30)
  const first = await importLines(lines)
  const before = facts()
  const again = await importLines(lines)
  const renamed = await shop.ops('import.apply', anImport(upload(shop, lines, 'copy.csv')))
  expect(countsOf(first)).toEqual([30, 60, 0])
  expect(countsOf(again)).toEqual([0, 0, 60])
  expect(countsOf(renamed)).toEqual([0, 0, 60])
  expect(again.totalFen).toBe(first.totalFen)
  expect(facts()).toEqual(before)
})

test('a file that has grown adds only what is new', async () => {
  await importLines([HEAD, 'A,2026-01-01,9.77', 'B,2026-01-01,5'])
  const grown = [HEAD, 'C,2026-02-01,1', 'A,2026-01-01,9.77', 'A,2026-01-01,9.77', 'B,2026-01-01,5']
  expect(countsOf(await importLines(grown))).toEqual([1, 2, 2])
  expect(accountOf('A').counters).toMatchObject({ purchaseCount: 2, spentFen: 1_954 })
})

test('a bad row is reported with its line and its reason, and the rest goes in', async () => {
  const report = await importLines([HEAD, 'A,2026-01-01,1', 'B,2026-01-01,-1', 'C,"2026-01-01,1', 'D,2026-01-01,1'])
  expect(report).toMatchObject({
    rows: 4,
    rowsDone: 4,
    purchasesAdded: 2,
    badRowCount: 2,
    badRows: [
      {
        line: 3,
        reason: '退款行没有写原来的小票，先等着，不会扣在别的消费上',
      },
      { line: 4, reason: '引号不成对' },
    ],
  })
})

test('a purchase of nothing is recorded as a visit and earns nothing', async () => {
  await importLines([HEAD, 'A,2026-01-01,0.00'], { earnPoints: true })
  expect(accountOf('A')).toMatchObject({ seq: 0, counters: { purchaseCount: 1, spentFen: 0 } })
})

test('points are earned only where the operator says so, with the multiplier of the tier', async () => {
  const month = '2027-11'
  await importLines([HEAD, 'A,2026-01-01,400'], { earnPoints: true })
  expect(accountOf('A').points).toMatchObject({ balance: 400, lots: [{ endsMonth: month, points: 400 }] })
  await importLines([HEAD, 'A,2026-01-02,100'], { earnPoints: true })
  expect(accountOf('A').points.balance).toBe(400 + 110)
  await importLines([HEAD, 'A,2026-01-03,100'])
  expect(accountOf('A').points.balance).toBe(510)
})

test('growth counts in the month of the purchase where the operator says so, and old months make no tier', async () => {
  await importLines([HEAD, 'A,2025-01-05,900', 'A,2026-10-05,100', 'A,2026-11-05,50'], { growthMonth: 'purchase' })
  expect(accountOf('A')).toMatchObject({
    tier: { key: 'paper' },
    growth: {
      months: [
        { month: '2025-01', growth: 900 },
        { month: '2026-10', growth: 100 },
        { month: '2026-11', growth: 50 },
      ],
    },
  })
})

test('history moves tiers silently: no gift is promised, and none comes later', async () => {
  await importLines([HEAD, 'A,2026-01-01,400'])
  expect(accountOf('A')).toMatchObject({ tier: { key: 'jade' }, points: { balance: 0 } })
  expect(shop.database.count('outbox')).toBe(0)
  await importLines([HEAD, 'A,2026-01-02,100'])
  expect(shop.database.count('outbox')).toBe(0)
})

test('where the operator wants gifts, the gift of a tier waits for the sweep of the outbox', async () => {
  await importLines([HEAD, 'A,2026-01-01,400'], { giveGifts: true })
  expect(accountOf('A').points.balance).toBe(0)
  expect(shop.database.find('outbox')).toMatchObject([{ name: 'tier.reached', status: 'due', memberId: memberOf('A') }])
})

test('the same customer number at another store is another customer', async () => {
  await importLines([HEAD, 'A,2026-01-01,1'])
  const west = await importLines([HEAD, 'A,2026-01-01,1'], { storeId: WEST })
  expect(countsOf(west)).toEqual([1, 1, 0])
  expect(memberOf('A')).not.toBe(memberOf('A', WEST))
})

describe('receipts', () => {
  const HEAD_R = `${HEAD},no`
  const columns = { member: 'customer', date: 'date', amount: 'amount', receipt: 'no' }

  test('one that the till has recorded is known', async () => {
    const clerk = await aClerk(shop)
    const member = await aMember(shop)
    await clerk.call('purchase.record', {
      memberCode: member.code(),
      storeId: EAST,
      amountFen: 900,
      receiptNumber: 'R-1',
    })
    expect(countsOf(await importLines([HEAD_R, 'A,2026-11-22,9,R-1'], { columns }))).toEqual([0, 0, 1])
  })

  test('one that a file brought is not earned again at the till, and the clerk hears how the member stands', async () => {
    await importLines([HEAD_R, 'A,2026-01-01,400,R-1'], { columns })
    const clerk = await aClerk(shop)
    const memberCode = unusedCode(shop, String(memberOf('A')))
    const sale = { memberCode, storeId: EAST, amountFen: 40_000, receiptNumber: 'R-1' }
    expect(await clerk.call('purchase.record', sale)).toMatchObject({ balance: 0, growth: 400, tierReached: null })
    expect(accountOf('A').counters.purchaseCount).toBe(1)
  })

  test('one that comes twice in a file is one purchase', async () => {
    const report = await importLines([HEAD_R, 'A,2026-01-01,9,R-1', 'A,2026-01-01,9,R-1'], { columns })
    expect(report).toMatchObject({ purchasesAdded: 1, purchasesKnown: 1, badRowCount: 0 })
  })

  test('one that comes with another amount is reported, and stays as it was', async () => {
    await importLines([HEAD_R, 'A,2026-01-01,9,R-1'], { columns })
    const report = await importLines([HEAD_R, 'A,2026-01-01,8,R-1', 'A,2026-01-01,7,R-2'], { columns })
    expect(report).toMatchObject({
      rowsDone: 2,
      purchasesAdded: 1,
      totalFen: 700,
      badRows: [{ line: 2, reason: '小票 R-1 已按另一个金额记录' }],
    })
  })

  test('one that two customers claim stays with the first, and the second is told', async () => {
    const report = await importLines([HEAD_R, 'A,2026-01-01,9,R-1', 'B,2026-01-01,9,R-1'], { columns })
    expect(report).toMatchObject({
      purchasesAdded: 1,
      badRows: [{ line: 3, reason: '小票 R-1 已记在另一位顾客名下' }],
    })
    expect(shop.database.count('purchases')).toBe(1)
    expect(shop.database.count('members')).toBe(1)
  })
})

describe('phones', () => {
  const HEAD_P = `${HEAD},phone`
  const columns = { member: 'customer', date: 'date', amount: 'amount', phone: 'phone' }

  async function aMemberWithPhone(phone: string) {
    const member = await aMember(shop)
    shop.openapi.reply('phonenumber.getPhoneNumber', () => ({
      kind: 'json',
      body: { errcode: 0, phone_info: { pure_phone_number: phone, country_code: '86' } },
    }))
    await member.call('member.bindPhone', { code: 'c1' })
    return member
  }

  test('a till’s customer with the phone of a member is that member once the member says so', async () => {
    const member = await aMemberWithPhone('13800001177')
    const report = await importLines([HEAD_P, 'A,2026-01-01,9,13800001177'], { columns })
    expect(countsOf(report)).toEqual([1, 1, 0])
    expect(memberOf('A')).not.toBe(member.memberId)
    await member.call('member.answerTillRecord', { isMine: true })
    expect(memberOf('A')).toBe(member.memberId)
    expect(shop.database.get('accounts', member.memberId)).toMatchObject({ counters: { purchaseCount: 1 } })
  })

  test('a new customer’s phone is kept sealed and found by its hash, never in clear', async () => {
    await importLines([HEAD_P, 'A,2026-01-01,9,13800001177'], { columns })
    expect(JSON.stringify(facts())).not.toContain('13800001177')
    expect(await shop.ops('member.find', { phone: '13800001177' })).toMatchObject({
      memberId: memberOf('A'),
      phoneMasked: '138******77',
    })
  })

  test('two numbers with one phone stay two customers without it, and it is said: a shared number tells nobody', async () => {
    const rows = ['A,2026-01-01,9,13800001177', 'B,2026-01-02,9,13800001177']
    const report = await importLines([HEAD_P, ...rows], { columns })
    expect(countsOf(report)).toEqual([2, 2, 0])
    expect(report.remarks).toEqual(['1 个手机号属于几位顾客，不用来认人'])
    expect(memberOf('A')).not.toBe(memberOf('B'))
    expect(shop.database.get('members', memberOf('A'))).toMatchObject({ phoneMasked: null })
  })

  test('a phone that comes later is added to the customer’s record, and one that was bound is not replaced', async () => {
    await importLines([HEAD, 'A,2026-01-01,9'])
    await importLines([HEAD_P, 'A,2026-01-01,9,13800001177'], { columns })
    expect(await shop.ops('member.find', { phone: '13800001177' })).toMatchObject({ memberId: memberOf('A') })
    await importLines([HEAD_P, 'A,2026-01-01,9,13900002288'], { columns })
    expect(shop.database.get('members', memberOf('A'))).toMatchObject({ phoneMasked: '138******77' })
    expect(shop.database.count('identities')).toBe(2)
  })

  test('a customer who binds the phone in the app finds the till’s purchases there', async () => {
    await importLines([HEAD_P, 'A,2026-01-01,9,13800001177'], { columns })
    const member = await aMemberWithPhone('13800001177')
    await member.call('member.answerTillRecord', { isMine: true })
    expect(memberOf('A')).toBe(member.memberId)
    expect(countsOf(await importLines([HEAD_P, 'A,2026-01-02,9,13800001177'], { columns }))).toEqual([0, 1, 0])
    expect(shop.database.get('accounts', member.memberId)).toMatchObject({ counters: { purchaseCount: 2 } })
  })
})

test('who ran an import is on record once for each run', async () => {
  await importLines([HEAD, 'A,2026-01-01,1'])
  shop.clock.advance(DAY_MS)
  await importLines([HEAD, 'A,2026-01-01,1'])
  expect(shop.database.find('audits', { query: { action: 'import.apply' } })).toMatchObject([
    { actor: 'console', storeId: EAST },
    { actor: 'console', storeId: EAST },
  ])
})
