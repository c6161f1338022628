import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember, aStore, openStores } from '../../people/staff/testing/shop-floor'
import { auditPurchases } from '../purchase/testing/audit-purchases'
import {
  anImport,
  countsOf,
  HEAD,
  type ImportInput,
  type ImportReport,
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
afterEach(() => expect([...auditShop(shop), ...auditPurchases(shop)]).toEqual([]))
afterAll(() => shop.close())

describe('an import in slices', () => {
  const budgetIsUsedUp = () => {
    let now = 0
    return jest.spyOn(performance, 'now').mockImplementation(() => {
      now += 60_000
      return now
    })
  }

  test('stops when its time is up, says so, and goes on at the next call until it is done', async () => {
    const lines = [HEAD, ...Array.from({ length: 1_203 }, (_, index) => `C${index % 401},2026-01-01,1`)]
    const fileId = upload(shop, lines)
    const clock = budgetIsUsedUp()
    const reports: ImportReport[] = []
    for (let call = 0; call < 100 && !reports.at(-1)?.isDone; call += 1) {
      reports.push(await shop.ops('import.apply', anImport(fileId)))
    }
    clock.mockRestore()
    const rowsDone = reports.map((report) => report.rowsDone)
    expect(rowsDone).toEqual([...rowsDone].sort((a, b) => a - b))
    expect(reports.length).toBeGreaterThan(1)
    expect(reports[0]).toMatchObject({ isDone: false, rows: lines.length - 1 })
    expect(countsOf(reports.at(-1) as ImportReport)).toEqual([401, lines.length - 1, 0])
    expect(shop.database.count('purchases')).toBe(lines.length - 1)
  })

  test('the request that finished it, sent again, is told the same', async () => {
    const requestId = shop.newRequestId()
    const fileId = upload(shop, manyRows(10))
    const first = await shop.ops('import.apply', anImport(fileId), requestId)
    expect(await shop.ops('import.apply', anImport(fileId), requestId)).toEqual(first)
  })

  test('two calls at once record nothing twice', async () => {
    const lines = manyRows(40)
    const fileId = upload(shop, lines)
    const replies = await Promise.all([0, 1].map(() => shop.askOps('import.apply', anImport(fileId))))
    const done = await shop.ops('import.apply', anImport(fileId))
    expect(replies.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1)
    expect(done.isDone).toBe(true)
    expect(shop.database.count('purchases')).toBe(lines.length - 1)
    expect(shop.database.count('members')).toBe(40)
  })

  test('what was recorded before a crash counts as added by the call that goes on', async () => {
    const lines = manyRows(20)
    const fileId = upload(shop, lines)
    const requestId = shop.newRequestId()
    shop.faults.add({ kind: 'error', match: { collection: 'accounts', writes: true } })
    expect(await shop.askOps('import.apply', anImport(fileId), requestId)).toMatchObject({ ok: false })
    shop.faults.clear()
    expect(shop.database.count('purchases')).toBeGreaterThan(0)
    expect(countsOf(await shop.ops('import.apply', anImport(fileId), requestId))).toEqual([20, lines.length - 1, 0])
  })

  test('what a run has left that nobody continued is taken away by the next file with the same rows', async () => {
    const lines = manyRows(20)
    shop.faults.add({ kind: 'error', match: { collection: 'identities', writes: true } })
    expect(await shop.askOps('import.apply', anImport(upload(shop, lines)))).toMatchObject({ ok: false })
    shop.faults.clear()
    expect(shop.database.count('accounts')).toBe(20)
    const longer = [...lines, 'NEW,2026-01-01,7']
    expect(countsOf(await importLines(shop, longer))).toEqual([21, longer.length - 1, 0])
    expect(shop.database.count('accounts')).toBe(21)
    expect(shop.database.count('purchases')).toBe(longer.length - 1)
  })

  test('a store takes one import at a time, and another one again when a dead call has lapsed', async () => {
    const fileId = upload(shop, manyRows(3))
    // The process dies with the store in its hand.
    shop.faults.add({ kind: 'crashBefore', match: { collection: 'accounts', writes: true } })
    expect(await shop.askOps('import.apply', anImport(fileId))).toMatchObject({ ok: false })
    shop.faults.clear()
    expect(await shop.askOps('import.apply', anImport(fileId))).toMatchObject({ error: { code: 'BUSY' } })
    shop.clock.advance(31_000)
    expect(await shop.ops('import.apply', anImport(fileId))).toMatchObject({ isDone: true, membersAdded: 3 })
  })

  test('more than a thousand rows of more customers than a batch are all recorded', async () => {
    const rows = Array.from({ length: 1_203 }, (_, index) => `C${index % 401},2026-01-01,1`)
    expect(countsOf(await importLines(shop, [HEAD, ...rows]))).toEqual([401, 1_203, 0])
  })

  test('one customer with more purchases than a transaction takes is recorded whole', async () => {
    const rows = Array.from({ length: 1_001 }, () => 'A,2026-01-01,1')
    expect(countsOf(await importLines(shop, [HEAD, ...rows]))).toEqual([1, 1_001, 0])
    expect(shop.database.get('accounts', memberOf(shop, 'A'))?.counters).toMatchObject({
      purchaseCount: 1_001,
      spentFen: 100_100,
    })
    expect(shop.largestTransaction()).toBeLessThanOrEqual(40)
    expect(countsOf(await importLines(shop, [HEAD, ...rows]))).toEqual([0, 0, 1_001])
  })

  // And one write, which says what the request stands for.
  test('a rerun costs a few reads, however many customers there are', async () => {
    const lines = manyRows(300)
    await importLines(shop, lines)
    expect(await shop.roundTrips(() => importLines(shop, lines))).toBeLessThanOrEqual(ROUND_TRIPS.importAgain.is)
  })
})

describe('what is refused', () => {
  const reply = (fileId: string, fields: Partial<ImportInput> = {}) =>
    shop.askOps('import.apply', anImport(fileId, fields))

  test('a file that is not there, or is no text', async () => {
    expect(await reply('cloud://local-env.x/none.csv')).toMatchObject({ error: { code: 'IMPORT_FILE_UNREADABLE' } })
    const workbook = shop.storage.put('imports/a.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))
    expect(await reply(workbook.fileId)).toMatchObject({ error: { code: 'IMPORT_FILE_UNREADABLE' } })
  })

  test('a column that the file does not have', async () => {
    expect(await reply(upload(shop, ['a,b,c']))).toMatchObject({
      error: { code: 'IMPORT_COLUMN_MISSING', details: { column: 'customer' } },
    })
  })

  test('a store that does not exist; a closed one may still bring its past', async () => {
    const fileId = upload(shop, [HEAD, 'A,2026-01-01,1'])
    expect(await reply(fileId, { storeId: 'str_nowhere' })).toMatchObject({ error: { code: 'STORE_NOT_FOUND' } })
    await shop.ops('staff.saveStore', aStore({ isOpen: false }))
    expect(await reply(fileId)).toMatchObject({ ok: true })
  })

  test('a phone that calls it', async () => {
    const member = await aMember(shop)
    const event = { action: 'import.apply', input: anImport(upload(shop, [HEAD])), requestId: shop.newRequestId() }
    expect(await member.send(event, 'ops')).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    expect(await member.send(event)).toMatchObject({ error: { code: 'UNKNOWN_ACTION' } })
  })
})
