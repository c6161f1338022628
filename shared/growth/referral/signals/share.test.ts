import { aboveRate, fractionOf, likeTheOthers, rateOf } from './share'

test.each`
  count | of    | rate   | expected  | rule
  ${0}  | ${0}  | ${0.3} | ${0}      | ${'nothing known says nothing'}
  ${3}  | ${10} | ${0.3} | ${0}      | ${'the usual says nothing'}
  ${2}  | ${2}  | ${0.3} | ${0.606}  | ${'two of two prove little'}
  ${80} | ${80} | ${0.3} | ${2.5}    | ${'eighty of eighty prove as much as anything may'}
  ${0}  | ${2}  | ${0.3} | ${-0.305} | ${'two who did not speak a little for the inviter'}
  ${0}  | ${80} | ${0.3} | ${-1}     | ${'no record clears an inviter of everything'}
`('$rule', ({ count, of, rate, expected }) => {
  expect(aboveRate({ count, of }, rate)).toBeCloseTo(expected, 3)
})

test('a rate of nothing or everything does not make a deviation infinite', () => {
  expect(aboveRate({ count: 1, of: 1 }, 0)).toBeLessThanOrEqual(2.5)
  expect(Number.isFinite(likeTheOthers(true, { count: 1, of: 1 }, 0))).toBe(true)
  expect(Number.isFinite(likeTheOthers(false, { count: 1, of: 1 }, 1))).toBe(true)
})

test('a friend who is not like the others of a suspicious inviter is cleared by that; one who is like them is not', () => {
  const record = { count: 38, of: 40 }
  expect(likeTheOthers(false, record, 0.3)).toBeLessThan(-1)
  expect(likeTheOthers(true, record, 0.3)).toBeGreaterThan(0.9)
  expect(likeTheOthers(null, record, 0.3)).toBe(0)
})

test('the shop begins with the starting rate and leaves it as it sees more', () => {
  expect(rateOf({ count: 0, of: 0 }, 0.3)).toBeCloseTo(0.3)
  expect(rateOf({ count: 900, of: 1000 }, 0.3)).toBeCloseTo(0.8)
  expect(fractionOf({ count: 1, of: 4 })).toBe(0.25)
  expect(fractionOf({ count: 0, of: 0 })).toBeNull()
})
