import fc from 'fast-check'
import { createSortedList } from './sorted-list'

const byNumber = (a: number, b: number) => a - b

test('holds the same entries in the same order as a plain sorted array', () => {
  const step = fc.record({ add: fc.boolean(), value: fc.integer({ min: 0, max: 3000 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 3000, size: 'max' }), fc.integer({ min: 0, max: 3000 }), (steps, bound) => {
      const list = createSortedList<number>(byNumber)
      const model = new Set<number>()
      for (const { add, value } of steps) {
        if (add && !model.has(value)) list.insert(value)
        if (!add) list.remove(value)
        if (add) model.add(value)
        else model.delete(value)
      }
      const wanted = [...model].sort(byNumber).filter((value) => value >= bound && value < bound + 500)
      const walk = (backwards: boolean) => [
        ...list.walk(
          (value) => value >= bound,
          (value) => value >= bound + 500,
          backwards,
        ),
      ]
      expect(list.size()).toBe(model.size)
      expect(walk(false)).toEqual(wanted)
      expect(walk(true)).toEqual(wanted.reverse())
    }),
    { seed: 1, numRuns: 30 },
  )
})

test('is filled in one go and goes on from there', () => {
  const list = createSortedList<number>(byNumber)
  list.fill(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 2000))
  list.insert(1000.5)
  const all = [
    ...list.walk(
      () => true,
      () => false,
    ),
  ]
  expect(all.length).toBe(2001)
  expect(all.slice(1000, 1003)).toEqual([1000, 1000.5, 1001])
})
