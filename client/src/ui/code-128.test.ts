import { code128Values, code128Widths } from './code-128'

const START_B = 104
const START_C = 105

// The published example: PJJ123C sums to 878 in set A (start 103), hence to 879 in set B, which leaves 55.
test('the checksum is the weighted sum modulo 103', () => {
  expect(code128Values('PJJ123C')).toEqual([START_B, 48, 42, 42, 17, 18, 19, 35, 55])
})

test('digits go in pairs', () => {
  expect(code128Values('123456')).toEqual([START_C, 12, 34, 56, 44])
})

test('a digit too many leaves the pairs', () => {
  expect(code128Values('12345').slice(0, -1)).toEqual([START_C, 12, 34, 100, 21])
})

test('four digits after a letter are worth the change', () => {
  expect(code128Values('M2026').slice(0, -1)).toEqual([START_B, 45, 99, 20, 26])
})

test.each(['28061234567890123456', 'mem_7Q2x', 'A1B22C333D4444', ' ~'])(
  '%s: every symbol is 11 modules wide, the stop 13',
  (text) => {
    const widths = Array.from(code128Widths(text), Number)
    const symbols = code128Values(text).length
    expect(widths).toHaveLength(symbols * 6 + 7)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(symbols * 11 + 13)
    // In Code 128 the bars of a symbol always add up to an even number, so a slip in the table would show here.
    for (let at = 0; at < symbols; at += 1) {
      const [first = 0, , second = 0, , third = 0] = widths.slice(at * 6, at * 6 + 6)
      expect((first + second + third) % 2).toBe(0)
    }
  },
)

test('what the set cannot say is refused', () => {
  expect(() => code128Values('会员')).toThrow('ASCII')
  expect(() => code128Values('')).toThrow('ASCII')
})
