import * as fc from 'fast-check'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { aTraveller, HOUR_MS, letter, lettersOf, startJourney, wait } from './testing/travelling'

// Whenever two records of one person are found out, and wherever each of them is in a journey: from then on nothing comes that had come before.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const STEPS = 16
const STEP_MS = 6 * HOUR_MS
const nodes = [
  letter('first', 'one'),
  wait('one', 1, 'days', 'second'),
  letter('second', 'two'),
  wait('two', 1, 'days', 'third'),
  letter('third', null),
]
/** Early enough that one is ahead of the other when they are found out. */
const early = fc.integer({ min: 0, max: 6 })
const later = fc.integer({ min: 2, max: 10 })
const entry = fc.constantFrom({ kind: 'once' as const }, { kind: 'everyDays' as const, days: 30 })

test('a person has each letter once from the merge on, and none that either record had', async () => {
  const seen = { after: 0, lost: 0 }
  await fc.assert(
    fc.asyncProperty(fc.tuple(early, early), later, entry, async (entersAt, mergesAt, enters) => {
      shop.reset()
      await startJourney(shop, { start: 'first', nodes, entry: enters })
      const [from, into] = [await aTraveller(shop), await aTraveller(shop)]
      let before: string[] = []
      for (let step = 0; step < STEPS; step += 1) {
        for (const [index, phone] of [from, into].entries()) {
          const isMerged = phone === from && step > mergesAt
          if (entersAt[index] === step && !isMerged) await phone.call('check-in.perform', {})
        }
        if (step === mergesAt) {
          await shop.tickDue()
          before = stepsOf()
          await shop.ops('member.merge', { from: from.memberId, into: into.memberId, note: '同一人' })
        }
        await Promise.all([shop.tickDue(), shop.tickDue()])
        shop.clock.advance(STEP_MS)
      }
      const after = stepsOf().slice(before.length)
      expect(new Set(after).size).toBe(after.length)
      expect(after.filter((each) => before.includes(each))).toEqual([])
      // It is no way out to write nothing: who entered early enough has had all of it in the end.
      if (Math.max(...entersAt) <= 4) expect(new Set(stepsOf()).size).toBe(nodes.length - 2)
      seen.after += after.length
      seen.lost += before.length
      expect(auditShop(shop)).toEqual([])
    }),
    { numRuns: 16, endOnFailure: true },
  )
  expect(Math.min(seen.after, seen.lost)).toBeGreaterThan(0)
}, 120_000)

/** Which letters there are, in the order in which they came. */
function stepsOf(): string[] {
  const letters = [...lettersOf(shop)].sort((one, other) => Number(one.at) - Number(other.at))
  // `journey:<journey>:<member>:<entry>:<visit>`, behind the member's id.
  return letters.map(({ _id }) => String(_id).split(':').at(-1) ?? '')
}
