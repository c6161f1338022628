import fc from 'fast-check'
import { fenFromYuan, shareRoundedDown, yuan, yuanWithFen } from './money'

describe('writing yuan', () => {
  test.each([
    [0, '0', '0.00'],
    [1, '0.01', '0.01'],
    [10, '0.10', '0.10'],
    [800, '8', '8.00'],
    [2933, '29.33', '29.33'],
    [12_345, '123.45', '123.45'],
    [-50, '-0.50', '-0.50'],
    [-800, '-8', '-8.00'],
    [99_999_999_999, '999999999.99', '999999999.99'],
  ])('%p fen is %s, in a column %s', (fen, text, columnText) => {
    expect(yuan(fen)).toBe(text)
    expect(yuanWithFen(fen)).toBe(columnText)
  })
})

describe('reading yuan', () => {
  test.each([
    ['0', 0],
    ['8', 800],
    ['8.5', 850],
    ['29.33', 2933],
    ['0.01', 1],
    ['1.10', 110],
    [' 12.00 ', 1200],
    ['999999999.99', 99_999_999_999],
  ])('%p is %p fen', (text, fen) => {
    expect(fenFromYuan(text)).toBe(fen)
  })

  test.each([
    '',
    '.',
    '.5',
    '1.',
    '1.234',
    '-1',
    '+1',
    '1e3',
    '1,000',
    '１２',
    '0x10',
    'NaN',
    'Infinity',
    '1 2',
    '9999999999',
  ])('refuses %p', (text) => {
    expect(fenFromYuan(text)).toBeNull()
  })

  test('gives back what was written, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        expect(fenFromYuan(yuan(fen))).toBe(fen)
        expect(fenFromYuan(yuanWithFen(fen))).toBe(fen)
      }),
    )
  })
})

describe('a share rounded down', () => {
  test.each([
    [100, 1, 3, 33],
    [99, 100, 10_000, 0],
    [0, 5, 7, 0],
    [9_007_199_254_740_991, 1, 1, 9_007_199_254_740_991],
    [9_007_199_254_740_991, 2, 3, 6_004_799_503_160_660],
  ])('%p × %p / %p is %p', (amount, numerator, denominator, share) => {
    expect(shareRoundedDown(amount, numerator, denominator)).toBe(share)
  })

  test('is exact, however large the product', () => {
    const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    const part = fc.integer({ min: 1, max: 1_000_000_000 })
    fc.assert(
      fc.property(amount, part, part, (whole, a, b) => {
        const [numerator, denominator] = a < b ? [a, b] : [b, a]
        const exact = (BigInt(whole) * BigInt(numerator)) / BigInt(denominator)
        expect(BigInt(shareRoundedDown(whole, numerator, denominator))).toBe(exact)
      }),
    )
  })

  test('is exact for parts as large as numbers go', () => {
    const any = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(any, any, any, (whole, a, b) => {
        const [numerator, denominator] = a < b ? [a, b] : [b, a]
        const exact = (BigInt(whole) * BigInt(numerator)) / BigInt(denominator)
        expect(BigInt(shareRoundedDown(whole, numerator, denominator))).toBe(exact)
      }),
    )
  })

  test.each([
    [-1, 1, 2],
    [1, -1, 2],
    [1, 1, 0],
    [0.5, 1, 2],
    [Number.NaN, 1, 2],
  ])('of %p × %p / %p is a bug, not a number', (amount, numerator, denominator) => {
    expect(() => shareRoundedDown(amount, numerator, denominator)).toThrow('Invariant')
  })
})
