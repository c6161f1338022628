import { grouped, signed, unbroken } from './figures'

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

test('a figure keeps its unit on its line, and other words may break', () => {
  expect(unbroken('每人限 2 张，已领 1 张')).toBe('每人限 2\u00a0张，已领 1\u00a0张')
  expect(unbroken('12月18日 23:59 前')).toBe('12月18日 23:59\u00a0前')
})
