import fc from 'fast-check'
import { armAt, hashOf, isInNamespace, namespaceHashOf, type Range, rangesOf } from './assignment'
import { chiSquareTail } from './tails'

/** The figures are those that GrowthBook publishes for whoever assigns as it does (MIT). */

test.each([
  ['', 'a', 0.22],
  ['', 'b', 0.077],
  ['b', 'a', 0.946],
  ['ef', 'd', 0.652],
  ['asdf', '8952klfjas09ujk', 0.549],
  ['', '123', 0.011],
  ['', '___)((*":&', 0.563],
])('version 1 of %j and %j is %d', (seed, value, hash) => {
  expect(namespaceHashOf(seed, value)).toBe(hash)
})

test.each([
  ['seed', 'a', 0.0505],
  ['seed', 'b', 0.2696],
  ['foo', 'ab', 0.2575],
  ['foo', 'def', 0.2019],
  ['89123klj', '8952klfjas09ujkasdf', 0.124],
  ['90850943850283058242805', '123', 0.7516],
  ['()**(%$##$%#$#', '___)((*":&', 0.0128],
])('version 2 of %j and %j is %d', (seed, value, hash) => {
  expect(hashOf(seed, value)).toBe(hash)
})

const halves: Range[] = [
  [0, 0.5],
  [0.5, 1],
]
const quarters: Range[] = [
  [0, 0.25],
  [0.25, 0.5],
  [0.5, 0.75],
  [0.75, 1],
]

test.each<[string, number, number, number[] | null, Range[]]>([
  ['halves', 2, 1, null, halves],
  [
    'half of the members',
    2,
    0.5,
    null,
    [
      [0, 0.25],
      [0.5, 0.75],
    ],
  ],
  [
    'nobody',
    2,
    0,
    null,
    [
      [0, 0],
      [0.5, 0.5],
    ],
  ],
  ['four arms', 4, 1, null, quarters],
  [
    'uneven',
    2,
    1,
    [0.4, 0.6],
    [
      [0, 0.4],
      [0.4, 1],
    ],
  ],
  [
    'three uneven',
    3,
    1,
    [0.2, 0.3, 0.5],
    [
      [0, 0.2],
      [0.2, 0.5],
      [0.5, 1],
    ],
  ],
  [
    'three uneven, a fifth of the members',
    3,
    0.2,
    [0.2, 0.3, 0.5],
    [
      [0, 0.04],
      [0.2, 0.26],
      [0.5, 0.6],
    ],
  ],
  [
    'less than nobody',
    2,
    -0.2,
    null,
    [
      [0, 0],
      [0.5, 0.5],
    ],
  ],
  ['more than everybody', 2, 1.5, null, halves],
  ['weights far below 1', 2, 1, [0.4, 0.1], halves],
  ['weights far above 1', 2, 1, [0.7, 0.6], halves],
  ['a weight missing', 4, 1, [0.4, 0.4, 0.2], quarters],
  [
    'weights of almost 1',
    2,
    1,
    [0.4, 0.5999],
    [
      [0, 0.4],
      [0.4, 0.9999],
    ],
  ],
])('ranges: %s', (_title, arms, coverage, weights, expected) => {
  const ranges = rangesOf(arms, coverage, weights)
  expect(ranges).toHaveLength(expected.length)
  ranges.forEach((range, arm) => {
    expect(range[0]).toBeCloseTo(expected[arm]?.[0] ?? Number.NaN, 10)
    expect(range[1]).toBeCloseTo(expected[arm]?.[1] ?? Number.NaN, 10)
  })
})

const reduced: Range[] = [
  [0, 0.25],
  [0.5, 0.75],
]
test.each<[number, Range[], number | null]>([
  [0.2, halves, 0],
  [0.4, halves, 0],
  [0.6, halves, 1],
  [0.8, halves, 1],
  [0, halves, 0],
  [0.5, halves, 1],
  [0.2, reduced, 0],
  [0.4, reduced, null],
  [0.6, reduced, 1],
  [0.8, reduced, null],
  [0.25, reduced, null],
  [0.5, reduced, 1],
  [
    0.5,
    [
      [0, 0.5],
      [0.5, 0.5],
      [0.5, 1],
    ],
    2,
  ],
])('at %d of %j is arm %p', (at, ranges, arm) => {
  expect(armAt(at, ranges)).toBe(arm)
})

test.each([
  ['1', 'namespace1', false, true],
  ['1', 'namespace2', false, true],
  ['2', 'namespace1', false, true],
  ['2', 'namespace2', false, true],
  ['3', 'namespace1', false, true],
  ['3', 'namespace2', true, false],
  ['4', 'namespace1', false, true],
  ['4', 'namespace2', true, false],
])('member %s is in the first 0.4 of %s: %s; in the rest: %s', (member, name, isFirst, isRest) => {
  expect(isInNamespace(member, { name, range: [0, 0.4] })).toBe(isFirst)
  expect(isInNamespace(member, { name, range: [0.4, 1] })).toBe(isRest)
})

test('more coverage lets members in and moves nobody', () => {
  const weights = fc.constantFrom([0.5, 0.5], [0.2, 0.3, 0.5], [0.9, 0.1], [1 / 3, 1 / 3, 1 / 3])
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.string(), fc.string(), weights, share, share, (seed, member, each, one, other) => {
      const at = hashOf(seed, member)
      const narrow = armAt(at, rangesOf(each.length, Math.min(one, other), each))
      const wide = armAt(at, rangesOf(each.length, Math.max(one, other), each))
      expect(narrow === null || narrow === wide).toBe(true)
    }),
  )
})

/** χ² of two divisions of the same members into halves, 1 degree of freedom. */
function dependence(hash: (seed: string, value: string) => number): number {
  const counts = [0, 0, 0, 0]
  const members = 60_000
  for (let at = 0; at < members; at += 1) {
    const [one, other] = ['exp_one', 'exp_two'].map((seed) => (hash(seed, `mem_${at}`) < 0.5 ? 0 : 1))
    counts[(one ?? 0) * 2 + (other ?? 0)] = (counts[(one ?? 0) * 2 + (other ?? 0)] ?? 0) + 1
  }
  const [a = 0, b = 0, c = 0, d = 0] = counts
  return (members * (a * d - b * c) ** 2) / ((a + b) * (c + d) * (a + c) * (b + d))
}

test('two experiments with the same members are independent, which by the first version of the hash they are not', () => {
  expect(chiSquareTail(dependence(hashOf), 1)).toBeGreaterThan(0.01)
  expect(chiSquareTail(dependence(namespaceHashOf), 1)).toBeLessThan(0.001)
})
