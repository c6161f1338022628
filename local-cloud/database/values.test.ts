import { canonicalKey, compareValues, equalValues } from './values'

test('types are ordered null, number, text, object, array, boolean, date', () => {
  const inOrder = [
    null,
    Number.NaN,
    -1,
    0,
    2,
    10,
    '',
    'B',
    'a',
    {},
    { a: 1 },
    [],
    [1],
    false,
    true,
    new Date(0),
    new Date(1),
  ]
  const shuffled = [...inOrder].sort((a, b) => String(a).length - String(b).length)
  expect(shuffled.sort(compareValues)).toEqual(inOrder)
})

test('texts are ordered by code point, so that astral characters come last', () => {
  expect(compareValues('\u{1F600}', '\uFFEE')).toBeGreaterThan(0)
  expect(compareValues('会', '\u{1F600}')).toBeLessThan(0)
})

test.each([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, false],
  [{ a: 1, b: 2 }, { a: 1, b: 2 }, true],
  [[1, 2], [2, 1], false],
  [null, undefined, true],
  [0, false, false],
  [new Date(5), 5, false],
  [Number.NaN, Number.NaN, true],
])('%j equals %j: %s (the order of keys counts)', (left, right, equal) => {
  expect(equalValues(left, right)).toBe(equal)
  expect(canonicalKey(left) === canonicalKey(right)).toBe(equal)
})
