import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { auditPurchases } from '../purchase/testing/audit-purchases'
import { IMAGINED_MAX, imagine } from './import-undo-preview.service'
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

const NOTE = '导错了门店'
const PHONE = '13900002288'
const COLUMNS = { member: 'customer', date: 'date', amount: 'amount', receipt: 'no', phone: 'phone' }
const WIDE = `${HEAD},no,phone`

const bring = (lines: readonly string[], fields: Partial<till.ImportInput> = {}) =>
  till.importLines(shop, lines, fields)
const bringWide = (rows: readonly string[], fields: Partial<till.ImportInput> = {}) =>
  bring([WIDE, ...rows], { columns: COLUMNS, ...fields })
const memberOf = (number: string) => till.memberOf(shop, number)
const accountOf = (memberId = '') => shop.database.get('accounts', memberId) as unknown as Account

/** What the preview has promised is what the undoing does. */
async function undo(importId: string) {
  const { isComplete, ...promised } = await shop.ops('import.previewUndo', { importId })
  const { isDone, ...done } = await shop.ops('import.undo', { importId, note: NOTE })
  expect([isComplete, isDone, done]).toEqual([true, true, promised])
  return done
}

async function bind(phone: Phone) {
  shop.openapi.reply('phonenumber.getPhoneNumber', () => ({
    kind: 'json',
    body: { errcode: 0, phone_info: { pure_phone_number: PHONE, country_code: '86' } },
  }))
  return phone.call('member.bindPhone', { code: 'c' })
}

describe('an import of which nothing was used', () => {
  test('counts a receipt once that the file names on several days', async () => {
    const rows = ['A,2026-01-01,5.00,R1,', 'A,2026-01-02,6.00,R1,', 'A,2026-01-03,7.00,R1,', 'B,2026-01-01,9.00,R2,']
    const { importId, badRowCount } = await bringWide(rows)
    expect(badRowCount).toBe(2)
    expect(await undo(importId)).toMatchObject({ purchases: 2, amountFen: 1400, membersEnded: 2, keptRows: 0 })
  })

  test('goes as a whole: members, keys, growth and money; and the same file brings it again', async () => {
    const lines = manyRows(12)
    const first = await bring(lines, { earnPoints: true })
    const done = await undo(first.importId)
    expect(done).toMatchObject({ purchases: 24, amountFen: first.totalFen, membersEnded: 12, keptRows: 0, kept: [] })
    expect(shop.database.count('identities')).toBe(0)
    expect(shop.database.find('members').every(({ status }) => status === 'closed')).toBe(true)
    expect(shop.database.find('purchases').every(({ undone }) => undone !== null)).toBe(true)
    expect(shop.database.count('import_journal')).toBe(0)
    const again = await bring(lines, { earnPoints: true })
    expect(countsOf(again)).toEqual([12, 24, 0])
    expect(shop.database.count('purchases')).toBe(24)
    expect(accountOf(memberOf('00011')).counters).toMatchObject({ purchaseCount: 3, spentFen: 3_450 })
    expect((await undo(again.importId)).purchases).toBe(24)
  })

  test('takes from a member of before only what it has brought', async () => {
    await bring([HEAD, 'A,2026-01-01,400'], { earnPoints: true })
    const before = accountOf(memberOf('A'))
    const { importId } = await bring([HEAD, 'A,2026-01-02,250', 'A,2026-01-01,400'], { earnPoints: true })
    expect(accountOf(memberOf('A')).points.balance).toBeGreaterThan(before.points.balance)
    expect(await undo(importId)).toMatchObject({ purchases: 1, amountFen: 25_000, membersEnded: 0 })
    const { points, tier, counters } = accountOf(memberOf('A'))
    expect({ points, tier, spentFen: counters.spentFen }).toEqual({
      points: before.points,
      tier: before.tier,
      spentFen: before.counters.spentFen,
    })
  })

  test('in two goes with other options is undone by the one that has brought a row', async () => {
    const one = await bring([HEAD, 'A,2026-01-01,400'])
    const other = await bring([HEAD, 'A,2026-01-01,400'], { earnPoints: true })
    expect((await undo(other.importId)).purchases).toBe(0)
    expect((await undo(one.importId)).purchases).toBe(1)
  })

  test('that was run twice is undone with all that both runs have brought', async () => {
    const lines = [HEAD, 'A,2026-01-01,400']
    await bring(lines)
    const { importId } = await bring(lines)
    expect((await undo(importId)).purchases).toBe(1)
  })

  test('gives back the keys and the agreements that it had linked', async () => {
    await bringWide(['A,2026-01-01,400,S-1,'])
    const keysBefore = shop.database.count('identities')
    const { importId } = await bringWide([`A,2026-01-02,5,S-2,${PHONE}`], { consents: ['personalization'] })
    expect(shop.database.count('identities')).toBe(keysBefore + 1)
    await undo(importId)
    expect(shop.database.count('identities')).toBe(keysBefore)
    expect(shop.database.get('members', memberOf('A') ?? '')).toMatchObject({ phoneMasked: null, consents: {} })
  })

  test('leaves the number alone that a member has bound who carries the record on', async () => {
    await bringWide(['A,2026-01-01,400,S-1,'])
    const { importId } = await bringWide(['A,2026-01-02,5,S-2,13900003399'])
    const owner = await aMember(shop)
    await bind(owner)
    await shop.ops('member.merge', { from: memberOf('A') ?? '', into: owner.memberId, note: '同一个人' })
    await undo(importId)
    const carriesOn = shop.database.get('members', owner.memberId)
    expect(carriesOn).toMatchObject({ phoneMasked: '139******88' })
    expect(JSON.stringify(carriesOn?.identityIds).match(/ph:/g)).toHaveLength(1)
  })
})

describe('money that went back', () => {
  test('of the file itself goes with its purchase', async () => {
    const { importId } = await bringWide(['A,2026-01-01,400,S-1,', 'A,2026-01-02,-400,S-1,', 'A,2026-01-03,-5,S-9,'])
    expect(await undo(importId)).toMatchObject({ purchases: 1, membersEnded: 1, keptRows: 0 })
    expect(shop.database.count('import_refunds')).toBe(0)
  })

  test('of an earlier file waits for its purchase once more', async () => {
    await bringWide(['A,2026-01-04,-9,S-2,'])
    const { importId } = await bringWide(['A,2026-01-02,50,S-2,'])
    expect(shop.database.count('import_refunds')).toBe(0)
    await undo(importId)
    expect(await shop.ops('import.list', { storeId: EAST })).toMatchObject({
      waiting: [{ receipt: 'S-2', amountFen: 900 }],
    })
    await bringWide(['A,2026-01-02,50,S-2,'])
    expect(accountOf(memberOf('A')).counters.spentFen).toBe(4_100)
  })

  test('and was taken off another purchase stays, with its row', async () => {
    await bringWide(['A,2026-01-01,400,S-1,'])
    const { importId } = await bringWide(['B,2026-01-02,50,S-2,', 'A,2026-01-03,-30,S-1,'])
    expect(await undo(importId)).toMatchObject({
      purchases: 1,
      kept: [{ line: 3, reason: '这笔退款减在别处记下的消费上' }],
    })
    expect(accountOf(memberOf('A')).counters.spentFen).toBe(37_000)
  })
})

describe('a row on which something was built', () => {
  test('stays while its points are spent, and goes when they were earned anew', async () => {
    const { importId } = await bring([HEAD, 'A,2026-01-01,100', 'A,2026-01-02,60'], { earnPoints: true })
    const memberId = memberOf('A') ?? ''
    await shop.ops('points.adjust', { memberId, points: -100, note: '换了礼品' })
    expect(await undo(importId)).toMatchObject({
      purchases: 1,
      membersEnded: 0,
      kept: [{ line: 2, reason: '这笔的积分已经用掉，收回会让客人欠积分' }],
    })
    expect(accountOf(memberId)).toMatchObject({ points: { debt: 0 }, counters: { purchaseCount: 1 } })
    await shop.ops('points.adjust', { memberId, points: 100, note: '没有换成' })
    expect(await undo(importId)).toMatchObject({ purchases: 1, keptRows: 0 })
  })

  test('stays when a store has paid it back', async () => {
    const { importId } = await bringWide(['A,2026-11-20,100,S-1,', 'A,2026-11-20,60,S-2,'])
    const clerk = await aClerk(shop)
    await clerk.call('purchase.refund', { purchaseId: `${EAST}:S-1`, amountFen: 1_000, note: '少了一件' })
    expect(await undo(importId)).toMatchObject({
      purchases: 1,
      amountFen: 6_000,
      kept: [{ line: 2, reason: '门店给这笔退过款，钱已经给了客人' }],
    })
  })

  test('that a store pays back at the same moment is paid back or undone, and never both', async () => {
    const { importId } = await bringWide(['A,2026-11-20,100,S-1,', 'A,2026-11-20,60,S-2,'], { earnPoints: true })
    const clerk = await aClerk(shop)
    const order = { purchaseId: `${EAST}:S-1`, amountFen: 1_000, note: '少了一件' }
    const [refund, undone] = await Promise.all([
      clerk.ask('purchase.refund', order),
      shop.ops('import.undo', { importId, note: NOTE }),
    ])
    expect(undone.keptRows).toBe(refund.ok ? 1 : 0)
    expect(undone.purchases + undone.keptRows).toBe(2)
  })

  test('goes, but its member stays who has come to the mini-program', async () => {
    const { importId } = await bringWide([`A,2026-01-01,400,S-1,${PHONE}`, 'B,2026-01-01,5,S-2,'])
    const person = await aMember(shop)
    await bind(person)
    await person.call('member.answerTillRecord', { isMine: true })
    expect(accountOf(person.memberId).counters.purchaseCount).toBe(1)
    expect(await undo(importId)).toMatchObject({ purchases: 2, membersEnded: 1, membersSignedIn: 1, keptRows: 0 })
    expect(accountOf(person.memberId).counters).toMatchObject({ purchaseCount: 0, spentFen: 0 })
  })

  test('goes, but its member stays who has bought something else', async () => {
    const { importId } = await bring([HEAD, 'A,2026-01-01,400'])
    await bring([HEAD, 'A,2026-01-02,5'])
    expect(await undo(importId)).toMatchObject({ purchases: 1, membersEnded: 0, membersInUse: 1 })
    expect(memberOf('A')).toBeDefined()
  })
})

test('a preview remembers only the customers who came last, however long the import is', () => {
  const imagined = new Map<string, Account>()
  const account = newAccount('mem_0000000000', 'paper', 0)
  for (let customer = 0; customer < IMAGINED_MAX + 10; customer += 1) imagine(imagined, account, `mem_${customer}`)
  imagine(imagined, { ...account, seq: 7 }, 'mem_10')
  imagine(imagined, account, 'mem_last')
  expect([imagined.size, imagined.has('mem_9'), imagined.get('mem_10')?.seq, imagined.has('mem_11')]).toEqual([
    IMAGINED_MAX,
    false,
    7,
    false,
  ])
})

describe('an undoing', () => {
  test('that was cut off goes on with the next call, and the file waits for it', async () => {
    const lines = manyRows(8)
    const { importId } = await bring(lines)
    shop.faults.add({ kind: 'error', match: { collection: 'import_journal', writes: true } })
    expect(await shop.askOps('import.undo', { importId, note: NOTE })).toMatchObject({ ok: false })
    shop.faults.clear()
    expect(await shop.askOps('import.apply', anImport(upload(shop, lines)))).toMatchObject({
      error: { code: 'IMPORT_BEING_UNDONE' },
    })
    const done = await shop.ops('import.undo', { importId, note: NOTE })
    expect(done).toMatchObject({ isDone: true, purchases: lines.length - 1, membersEnded: 8 })
  })

  test('of one customer with many purchases stays within what a transaction takes', async () => {
    const { importId } = await bring([HEAD, ...Array.from({ length: 20 }, () => 'A,2026-01-01,9')], {
      earnPoints: true,
    })
    expect((await undo(importId)).purchases).toBe(20)
    expect(shop.largestTransaction()).toBeLessThanOrEqual(40)
  })

  test('stops an import that is not done', async () => {
    const fileId = upload(shop, manyRows(20))
    shop.faults.add({ kind: 'error', match: { collection: 'identities', writes: true } })
    expect(await shop.askOps('import.apply', anImport(fileId))).toMatchObject({ ok: false })
    shop.faults.clear()
    const importId = String(shop.database.find('imports')[0]?._id)
    await shop.ops('import.undo', { importId, note: NOTE })
    expect(['members', 'accounts', 'purchases', 'entries'].map((name) => shop.database.count(name))).toEqual([
      0, 0, 0, 0,
    ])
    expect(countsOf(await shop.ops('import.apply', anImport(fileId)))).toEqual([20, 39, 0])
  })

  test('is on record, with who and why', async () => {
    const { importId } = await bring([HEAD, 'A,2026-01-01,400'])
    await undo(importId)
    expect(shop.database.find('audits').filter(({ action }) => action === 'import.undo')).toMatchObject([
      { subject: importId, storeId: EAST, note: NOTE },
    ])
    expect((await shop.ops('import.list', { storeId: EAST })).imports).toMatchObject([
      { importId, undo: { isDone: true, purchases: 1, keptRows: 0 } },
    ])
  })

  test('of an import that nobody knows, or of long ago, is refused', async () => {
    const ask = (importId: string) => shop.askOps('import.undo', { importId, note: NOTE })
    expect(await ask(`imp_${'x'.repeat(24)}`)).toMatchObject({ error: { code: 'IMPORT_NOT_FOUND' } })
    const { importId } = await bring([HEAD, 'A,2026-01-01,400'])
    shop.clock.advance(91 * 86_400_000)
    expect(await ask(importId)).toMatchObject({ error: { code: 'IMPORT_UNDO_TOO_LATE' } })
  })
})

test('who has used what a tier brought keeps all of it', async () => {
  const { importId } = await bring([HEAD, 'A,2026-01-01,400', 'B,2026-01-01,5'], { giveGifts: true })
  await shop.tick()
  const memberId = memberOf('A') ?? ''
  const { balance } = accountOf(memberId).points
  expect(balance).toBeGreaterThan(0)
  await shop.ops('points.adjust', { memberId, points: -balance, note: '换了礼品' })
  expect(await shop.ops('import.undo', { importId, note: NOTE })).toMatchObject({
    purchases: 1,
    kept: [{ line: 2, reason: '升级送的券或积分已经用掉' }],
  })
})
