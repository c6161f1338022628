import { differences } from './difference'

test('two documents with the same content do not differ, whatever the order of keys', () => {
  expect(differences({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toEqual([])
})

test('each place that differs is named by its path', () => {
  const before = { rate: 100, tiers: [{ name: '素纸' }, { name: '翡翠', gift: { points: 30 } }] }
  const after = { rate: 120, tiers: [{ name: '素纸' }, { name: '翡翠', gift: { points: 50 } }] }
  expect(differences(before, after)).toEqual([
    { path: 'rate', before: 100, after: 120 },
    { path: 'tiers.1.gift.points', before: 30, after: 50 },
  ])
})

test('what is added or removed stands against nothing', () => {
  expect(differences({ steps: [1, 2] }, { steps: [1], note: 'x' })).toEqual([
    { path: 'steps.1', before: 2, after: null },
    { path: 'note', before: null, after: 'x' },
  ])
})

test('a value that becomes an object, or an object that becomes a list, is one difference', () => {
  expect(differences({ a: 1 }, { a: { b: 1 } })).toEqual([{ path: 'a', before: 1, after: { b: 1 } }])
  expect(differences({ a: {} }, { a: [] })).toEqual([{ path: 'a', before: {}, after: [] }])
})

test('null and absent are the same, null and 0 are not', () => {
  expect(differences({ a: null }, {})).toEqual([])
  expect(differences({ a: null }, { a: 0 })).toEqual([{ path: 'a', before: null, after: 0 }])
})

test('what is one thing differs as a whole, however its keys are ordered, and stands against nothing where it is new', () => {
  const isWhole = (path: readonly string[]) => path.at(-1) === 'when'
  const when = { kind: 'all', of: [{ kind: 'tier', in: ['jade'] }] }
  const other = { kind: 'any', of: [{ kind: 'tier', in: ['jade'] }] }
  expect(differences({ tags: [{ when }] }, { tags: [{ when: { of: when.of, kind: 'all' } }] }, isWhole)).toEqual([])
  expect(differences({ tags: [{ when }] }, { tags: [{ when: other }] }, isWhole)).toEqual([
    { path: 'tags.0.when', before: when, after: other },
  ])
  expect(differences({ when: null }, { when }, isWhole)).toEqual([{ path: 'when', before: null, after: when }])
})
