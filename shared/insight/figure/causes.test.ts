import fc from 'fast-check'
import { causesOf, type Fraction, type PartSums } from './causes'
import { specOf } from './own-figures'
import type { OwnFigure } from './own-rules'
import { salesFigures } from './sales-figures'
import { serviceFigures } from './service-figures'
import type { FigureSpec, Made, SumField } from './spec'
import { blankDay, FIRST, factsWith } from './testing/facts-of'

const SUM: Made = { above: 'spentFen', below: null }
const SHARE: Made = { above: 'couponFen', below: 'spentFen' }
const whole = (parts: readonly PartSums[]) => {
  const of = (when: 'was' | 'now'): Fraction => ({
    above: parts.reduce((sum, part) => sum + part[when].above, 0),
    below: parts.reduce((sum, part) => sum + part[when].below, 0),
  })
  return { was: of('was'), now: of('now') }
}

test('of a sum each part brings its own change, of a share the one that has become worse', () => {
  const parts = [
    { part: 'east', was: { above: 30, below: 100 }, now: { above: 30, below: 100 } },
    { part: 'west', was: { above: 30, below: 100 }, now: { above: 70, below: 100 } },
  ]
  expect(causesOf(whole(parts), parts, SUM)).toEqual([{ part: 'west', was: 30, now: 70, brought: 40 }])
  const [west, ...others] = causesOf(whole(parts), parts, SHARE)
  expect([west?.part, west?.was, west?.now]).toEqual(['west', 0.3, 0.7])
  expect(west?.brought).toBeCloseTo(0.2)
  expect(others).toEqual([])
})

test('a part that was worse always matters when it grows', () => {
  const parts = [
    { part: 'east', was: { above: 10, below: 100 }, now: { above: 10, below: 100 } },
    { part: 'west', was: { above: 9, below: 10 }, now: { above: 90, below: 100 } },
  ]
  expect(causesOf(whole(parts), parts, SHARE)[0]).toMatchObject({ part: 'west', was: 0.9, now: 0.9 })
})

test('parts that are the whole add up to its change', () => {
  const fraction = fc.record({ above: fc.nat(10_000), below: fc.integer({ min: 1, max: 10_000 }) })
  const shops = fc.array(fc.record({ part: fc.uuid(), was: fraction, now: fraction }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(shops, (parts) => {
      const { was, now } = whole(parts)
      const brought = (made: Made) => causesOf({ was, now }, parts, made).reduce((sum, each) => sum + each.brought, 0)
      expect(brought(SUM)).toBe(now.above - was.above)
      expect(brought(SHARE)).toBeCloseTo(now.above / now.below - was.above / was.below, 8)
    }),
  )
})

const OWN: OwnFigure = {
  ...{ key: 'own-mornings', title: '早上的占比', about: '' },
  above: { of: 'orders', where: { kind: 'atHour', from: 7, until: 10 } },
  below: { of: 'orders', where: null },
}
const made: readonly FigureSpec[] = [...salesFigures, ...serviceFigures, specOf(OWN, 'own-mornings-1')].filter(
  (spec) => spec.made,
)

test.each(made.map((spec) => [spec.key, spec] as const))('%s is what it says it is made of', (_key, spec) => {
  const coupons = { couponOrders: 13, couponFen: 31_000, couponOffFen: 4_100, couponBuyers: 9, couponRegulars: 4 }
  const sums = { orders: 40, spentFen: 90_000, ...coupons }
  const custom = { 'own-mornings-1': { orders: 40, above: 11, below: 40 } }
  const told = { marks: 20, marks5: 7, marks4: 5, marksHigh: 12, marksLow: 8, tickets: 6, ticketsSolved: 2 }
  const day = { ...blankDay(FIRST), ...sums, custom, told }
  const value = (field: SumField) =>
    field.startsWith('custom.')
      ? custom['own-mornings-1'][field.endsWith('above') ? 'above' : 'below']
      : field.startsWith('told.')
        ? told[field.slice('told.'.length) as keyof typeof told]
        : sums[field as keyof typeof sums]
  const [above, below] = [value(spec.made?.above ?? 'orders'), spec.made?.below ? value(spec.made.below) : 1]
  const facts = factsWith(new Map([[FIRST, day]]), { scope: 'store' })
  expect(spec.of(facts, { fromDay: FIRST, toDay: FIRST }).value).toBeCloseTo(above / below, 10)
})
