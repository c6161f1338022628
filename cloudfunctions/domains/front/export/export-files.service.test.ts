import type { FileLimits } from '#shared/front/export/export'
import { earned, memberIdOf, putLedger } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import type { StrikeAt } from '../../../testing/strikes'
import { timerContext } from '../../../testing/timer-context'
import { findExport, replaceExport, type StoredExport } from './export.repository'
import { makeStep, removeFiles } from './export-files.service'
import { start } from './testing/exports'

// Two pages of three in a step, and a file that is full with eight rows: eleven rows are two steps for the first file.
const SMALL: FileLimits = { pagesPerStep: 2, pageSize: 3, rows: 8, bytes: 1_000_000 }
const CALLS_MAX = 200

let shop: Shop
let exportId: string
let goBack: () => void
beforeAll(async () => {
  shop = await openShop()
  const facts = Array.from({ length: 11 }, (_, number) =>
    earned(shop.clock.now() - 1000, { points: 1 }, `${number + 10}`),
  )
  putLedger(shop, memberIdOf(1), facts)
  exportId = (await start(shop, { kind: 'entries' })).exportId
  goBack = shop.remember()
})
afterAll(() => shop.close())

async function oneStep(): Promise<StoredExport> {
  const context = timerContext()
  const stored = await findExport(context.db, exportId)
  if (!stored) throw new Error('the export is there')
  if (stored.status === 'making') await replaceExport(context.db, await makeStep(context, stored, SMALL))
  return stored
}

/** Step by step; whatever dies on the way is done again. */
async function makeAll(fault?: StrikeAt): Promise<{ made: StoredExport; texts: string[]; wasStruck: boolean }> {
  if (fault) shop.faults.add({ ...fault, times: 1 })
  let wasStruck = false
  for (let calls = 0; calls < CALLS_MAX; calls += 1) {
    try {
      const stored = await oneStep()
      if (stored.status === 'ready') {
        const texts = stored.parts.map(({ fileId }) => shop.storage.get(fileId)?.toString('utf8') ?? 'missing')
        return { made: stored, texts, wasStruck: wasStruck || shop.faults.list().some(({ struck }) => struck > 0) }
      }
    } catch {
      wasStruck = true
      shop.faults.clear()
    }
  }
  throw new Error('it ends')
}

const linesOf = (text: string) => text.trimEnd().split('\r\n')

test('a file grows step by step until it is full, then the next begins, each with its heading', async () => {
  goBack()
  const { made, texts } = await makeAll()
  expect(made.parts.map(({ rows }) => rows)).toEqual([9, 2])
  expect(made.parts.map(({ bytes }) => bytes)).toEqual(texts.map((text) => Buffer.byteLength(text)))
  expect(texts.map((text) => linesOf(text).length)).toEqual([10, 3])
  expect(new Set(texts.map((text) => linesOf(text)[0])).size).toBe(1)
  const ids = texts.flatMap((text) => linesOf(text).slice(1)).map((line) => line.split(',')[0])
  expect(ids).toEqual([...new Set(ids)].sort())
  await removeFiles(timerContext(), made)
  expect(shop.storage.list()).toEqual([])
})

test.each(['error', 'crashAfter'] as const)(
  '%s at any call to the database or the storage: the same bytes in the end, and nothing stays behind',
  async (kind) => {
    goBack()
    const undisturbed = await makeAll()
    await removeFiles(timerContext(), undisturbed.made)
    let struck = 0
    for (let nth = 1; nth < CALLS_MAX; nth += 1) {
      goBack()
      const { made, texts, wasStruck } = await makeAll({ kind, nth })
      shop.faults.clear()
      expect({ nth, texts }).toEqual({ nth, texts: undisturbed.texts })
      await removeFiles(timerContext(), made)
      if (!wasStruck) break
      struck += 1
      expect({ nth, left: shop.storage.list() }).toEqual({ nth, left: [] })
    }
    expect(struck).toBeGreaterThan(20)
  },
)

test('a step that died before its record, of an export that was given up, leaves no file', async () => {
  goBack()
  const context = timerContext()
  const stored = await findExport(context.db, exportId)
  await makeStep(context, stored as StoredExport, SMALL)
  expect(shop.storage.list()).toHaveLength(1)
  await removeFiles(context, stored as StoredExport)
  expect(shop.storage.list()).toEqual([])
})
