import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ActionName } from '#shared/contract'
import { segmentLanguage } from '#shared/insight/segment/language'
import { openShop, type Shop } from '../../../testing/shop'
import { build, putPerson, putPurchase, review } from './testing/put-people'

// The page shows commands and conditions: they are read from it and run.
const page = readFileSync(path.join(__dirname, '../../../../docs/guide/segments.md'), 'utf8')
const commands = [...page.matchAll(/^npm run ops -- (\S+)(?: '(.*)')?$/gm)]
const conditions = [...page.matchAll(/`(\{"kind":[^`]*\})`/g)].flatMap(([, text = '']) =>
  // Those that only show a shape have dots in them.
  text.includes('…') ? [] : [text],
)

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

test('every command on the page runs, in its order', async () => {
  const memberId = putPerson(shop, 1)
  putPurchase(shop, 1)
  await review()
  for (const [, action = '', text = '{}'] of commands) {
    const input = JSON.parse(text.replace(/mem_[0-9A-Z]{10}/g, memberId))
    const reply = await shop.askOps(action as ActionName, input)
    expect([action, reply.ok ? 'ok' : reply.error]).toEqual([action, 'ok'])
    if (action === 'segment.save') {
      shop.clock.advance(6 * 60_000)
      await build()
    }
  }
  expect(commands.length).toBeGreaterThan(10)
})

test('every condition on the page is one', () => {
  expect(conditions.length).toBeGreaterThan(15)
  for (const text of conditions) {
    const parsed = segmentLanguage.schema.safeParse(JSON.parse(text))
    expect([text, parsed.success]).toEqual([text, true])
  }
})
