import {
  codeChangesAt,
  codeGoodUntilAt,
  codeParts,
  firstPosition,
  goodPositions,
  groupedCode,
  isInStepOf,
  lapsedPositions,
  positionOf,
  stepOf,
} from './rotating-code'

const NOW = Date.parse('2026-11-22T10:00:00+08:00')

test('a code is shown for its own 30 seconds and good for 30 more', () => {
  const position = firstPosition(NOW)
  expect(codeChangesAt(position)).toBe(NOW + 30_000)
  expect(codeGoodUntilAt(position)).toBe(NOW + 59_999)
})

test.each([
  ['now', 0, true],
  ['at the end of its step', 29_999, true],
  ['at the end of the next step', 59_999, true],
  ['a minute later', 60_000, false],
])('a code is good %s', (_when, laterMs, isGood) => {
  const position = firstPosition(NOW)
  expect(goodPositions(NOW + laterMs).includes(position)).toBe(isGood)
  expect(lapsedPositions(NOW + laterMs).includes(position)).toBe(!isGood)
})

test('a code of the next step is not good yet, and was never good', () => {
  const next = positionOf(stepOf(NOW) + 1, 0)
  expect(goodPositions(NOW)).not.toContain(next)
  expect(lapsedPositions(NOW)).not.toContain(next)
})

test('after an hour a code is told apart from a wrong one no longer', () => {
  expect(lapsedPositions(NOW + 3_700_000)).not.toContain(firstPosition(NOW))
})

test('positions grow with steps and with turns, and the last turn is still of its step', () => {
  const last = firstPosition(NOW) + 3
  expect(isInStepOf(last, NOW)).toBe(true)
  expect(isInStepOf(last + 1, NOW)).toBe(false)
  expect(last + 1).toBe(firstPosition(NOW + 30_000))
})

test('a code is the member, the signature, and the coupon where there is one', () => {
  expect(codeParts('0123456789ABCD')).toEqual({ memberId: 'mem_0123456789', signature: 'ABCD', couponNumber: null })
  expect(codeParts('0123456789ABCDWXYZ').couponNumber).toBe('WXYZ')
})

test('a code is read aloud in groups', () => {
  expect(groupedCode('0123456789ABCD')).toBe('01234 5678 9ABCD')
  expect(groupedCode('0123456789ABCDWXYZ')).toBe('01234 5678 9ABCD WXYZ')
})
