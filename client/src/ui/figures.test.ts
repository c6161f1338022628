import { grouped, signed } from './figures'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1286, '1,286'],
  [1234567, '1,234,567'],
  [-1286, '-1,286'],
])('%i is written %s', (count, text) => {
  expect(grouped(count)).toBe(text)
})

test.each([
  [5, '+5'],
  [0, '0'],
  [-1286, '−1,286'],
])('a change of %i is written %s', (delta, text) => {
  expect(signed(delta)).toBe(text)
})
