import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { EAST, openStores } from '../../people/staff/testing/shop-floor'
import { takeLease } from './import-lease.service'
import { anImport, HEAD, manyRows, upload } from './testing/till-file'

// What an operator has left, and what is told of it.

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

/** An import whose call has failed on its way. */
async function leave(lines: readonly string[], name?: string) {
  const fileId = upload(shop, lines, name)
  shop.faults.add({ kind: 'error', match: { collection: 'identities', writes: true } })
  expect(await shop.askOps('import.apply', anImport(fileId))).toMatchObject({ ok: false })
  shop.faults.clear()
  return { fileId, importId: String(shop.database.find('imports').at(-1)?._id) }
}

const get = (importId: string, from = 0) => shop.ops('import.get', { importId, from })

test('an import that was left is brought to its end by the timer, not before it is left', async () => {
  const { importId } = await leave(manyRows(4))
  await shop.tick()
  expect(await get(importId)).toMatchObject({ isDone: false, purchasesAdded: 0 })
  shop.clock.advance(5 * 60_000)
  await shop.tick()
  expect(await get(importId)).toMatchObject({ isDone: true, purchasesAdded: 7 })
})

test('so is an undoing', async () => {
  const { importId } = await shop.ops('import.apply', anImport(upload(shop, manyRows(4))))
  shop.faults.add({ kind: 'error', match: { collection: 'import_journal', writes: true } })
  expect(await shop.askOps('import.undo', { importId, note: '导错了' })).toMatchObject({ ok: false })
  shop.faults.clear()
  shop.clock.advance(5 * 60_000)
  await shop.tick()
  expect((await get(importId)).undo).toMatchObject({ isDone: true, purchases: 7 })
})

test('one that fails keeps no other one waiting', async () => {
  const failing = await leave(manyRows(4))
  const other = await leave([HEAD, 'Z,2026-01-01,400'], 'other.csv')
  shop.clock.advance(5 * 60_000)
  shop.faults.add({ kind: 'error', match: { collection: 'identities', writes: true }, nth: 1 })
  await shop.tick()
  expect(await get(failing.importId)).toMatchObject({ isDone: false })
  expect(await get(other.importId)).toMatchObject({ isDone: true })
  shop.clock.advance(5 * 60_000)
  await shop.tick()
  expect(await get(failing.importId)).toMatchObject({ isDone: true, purchasesAdded: 7 })
})

test('in whose place another file stands waits for an operator: nobody has asked for that one', async () => {
  const { importId } = await leave(manyRows(4))
  upload(shop, [HEAD, 'Z,2026-01-01,400'])
  shop.clock.advance(5 * 60_000)
  await shop.tick()
  expect(shop.database.get('imports', importId)).toMatchObject({ isDone: false, openAt: null })
  expect(['imports', 'members', 'purchases'].map((name) => shop.database.count(name))).toEqual([1, 0, 0])
})

test('whose file is gone waits for an operator, and holds nobody else up', async () => {
  const { importId, fileId } = await leave(manyRows(4))
  shop.storage.remove(fileId)
  shop.clock.advance(5 * 60_000)
  await shop.tick()
  expect(shop.database.get('imports', importId)).toMatchObject({ isDone: false, openAt: null })
  expect(await get(importId)).toMatchObject({ isDone: false, isFileThere: false })
  // What its batch had not made whole is nobody's.
  expect(['members', 'accounts', 'purchases'].map((name) => shop.database.count(name))).toEqual([0, 0, 0])
})

test('whose file is gone is not tidied up while another call imports into the store', async () => {
  const { importId, fileId } = await leave(manyRows(4))
  shop.storage.remove(fileId)
  shop.clock.advance(5 * 60_000)
  const written = () => ['members', 'accounts', 'purchases'].map((name) => shop.database.count(name))
  const before = written()
  expect(before).toEqual([4, 4, 7])
  const lease = await takeLease(timerContext(), EAST)
  await shop.tick()
  expect(written()).toEqual(before)
  expect(shop.database.get('imports', importId)?.openAt).not.toBeNull()
  await lease.release()
  shop.clock.advance(5 * 60_000)
  await shop.tick()
  expect(written()).toEqual([0, 0, 0])
})

test('a call that comes to its import late holds the store as long as another one', async () => {
  const late = timerContext()
  shop.clock.advance(40_000)
  await takeLease(late, EAST)
  await expect(takeLease(timerContext(), EAST)).rejects.toMatchObject({ code: 'BUSY' })
  shop.clock.advance(40_000)
  await takeLease(timerContext(), EAST)
})

test('all rows that were not recorded are told, page by page, and gathered by their reason', async () => {
  const bad = Array.from({ length: 5_100 }, (_, index) => `C${index},昨天,9`)
  const fileId = upload(shop, [HEAD, 'A,2026-01-01,400', ...bad, 'B,2026-01-01,x'])
  const report = await shop.ops('import.apply', anImport(fileId))
  expect(report.badRows).toHaveLength(100)
  expect(report.reasons).toEqual([
    { reason: '日期读不懂', rows: 5_100, lines: [3, 4, 5, 6, 7, 8, 9, 10] },
    { reason: '金额应为数字，最多两位小数', rows: 1, lines: [5_103] },
  ])
  const first = await get(report.importId)
  expect([first.refused.length, first.refusedCount, first.nextFrom]).toEqual([5_000, 5_101, 5_000])
  const second = await get(report.importId, 5_000)
  expect([second.refused.length, second.nextFrom, second.refused.at(-1)?.line]).toEqual([101, null, 5_103])
})

test('a look at a file shows where phone numbers stand, and not which', async () => {
  const looked = await shop.ops('import.look', { fileId: upload(shop, ['手机,日期,金额', '13800001177,2026-01-01,4']) })
  expect(looked.rows).toMatchObject([{ cells: ['138****1177', '2026-01-01', '4'] }])
})

test('a file that the desk has uploaded is removed after thirty days, and what was recorded stays', async () => {
  const { fileId, url, headers } = await shop.ops('import.beginUpload', { name: 'a.csv', bytes: 12 })
  await fetch(url, { method: 'PUT', headers, body: [HEAD, 'A,2026-01-01,400'].join('\n') })
  const { importId } = await shop.ops('import.apply', anImport(fileId))
  shop.clock.advance(31 * 86_400_000)
  await shop.tick()
  expect(shop.storage.get(fileId)).toBeNull()
  expect(await get(importId)).toMatchObject({ purchasesAdded: 1, isFileThere: false })
})

test('so is one that was only looked at, or that stands for another of the same content', async () => {
  const put = async () => {
    const { fileId, url, headers } = await shop.ops('import.beginUpload', { name: 'a.csv', bytes: 12 })
    await fetch(url, { method: 'PUT', headers, body: [HEAD, 'A,2026-01-01,400'].join('\n') })
    return fileId
  }
  const [looked, imported, again, never] = [await put(), await put(), await put(), 'never put']
  await shop.ops('import.beginUpload', { name: never, bytes: 12 })
  await shop.ops('import.look', { fileId: looked })
  for (const fileId of [imported, again]) await shop.ops('import.apply', anImport(fileId))
  expect(shop.database.count('import_uploads')).toBe(4)
  shop.clock.advance(29 * 86_400_000)
  await shop.tick()
  expect([looked, imported, again].map((fileId) => shop.storage.get(fileId) === null)).toEqual([false, false, false])
  shop.clock.advance(2 * 86_400_000)
  await shop.tick()
  expect([looked, imported, again].map((fileId) => shop.storage.get(fileId))).toEqual([null, null, null])
  expect(shop.database.count('import_uploads')).toBe(0)
})

test('an address for a file is signed, and keeps nothing of the name but its ending', async () => {
  const begun = await shop.ops('import.beginUpload', { name: '张三 13800001177.CSV', bytes: 12 })
  expect(begun.fileId).toMatch(/\/imports\/2026-11-22\/imp_\w{14}\.csv$/)
  const put = (headers: Record<string, string>) => fetch(begun.url, { method: 'PUT', headers, body: 'a,b' })
  expect((await put({})).status).toBe(403)
  expect((await put(begun.headers)).status).toBe(200)
  expect(shop.storage.get(begun.fileId)?.toString()).toBe('a,b')
  expect((await put(begun.headers)).status).toBe(403)
  expect(await shop.askOps('import.beginUpload', { name: 'a.csv', bytes: 33 * 1024 * 1024 })).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  })
})

test('who turns the pages of refused rows has the file read once, and the first page says how it is now', async () => {
  const fileId = upload(shop, [HEAD, 'A,2026-01-01,x', 'B,2026-01-01,y', 'C,2026-01-01,3'])
  const { importId } = await shop.ops('import.apply', anImport(fileId))
  expect(await get(importId)).toMatchObject({ refusedCount: 2, isFileThere: true })
  shop.storage.remove(fileId)
  expect(await get(importId, 1)).toMatchObject({ refused: [{ line: 3 }], refusedCount: 2, isFileThere: true })
  expect(await get(importId)).toMatchObject({ refused: [], isFileThere: false })
  expect(await get(importId, 1)).toMatchObject({ isFileThere: false })
})
