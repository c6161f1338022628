import { liftText, onLine, tooFewText, verdictOf } from './lift'

const interval = { difference: 0.21, low: 0.05, high: 0.37, mean: 1.4, holdoutMean: 1.19, isAdjusted: false }

test('a difference is said with its interval, and what may be concluded', () => {
  expect(liftText('purchases', interval)).toBe(
    '消费每人多 0.21 笔：走旅程的 1.40 笔，没做的 1.19 笔；100 次里 95 次在 +0.05 笔 到 +0.37 笔 之间，不是碰巧',
  )
  expect(liftText('visits', { ...interval, low: -0.1 })).toContain('还不能下结论')
  expect(
    liftText('revenueFen', { ...interval, difference: -1250, low: -2000, high: -500, mean: 3000, holdoutMean: 4250 }),
  ).toBe(
    '消费金额每人少 ¥12.50：走旅程的 ¥30.00，没做的 ¥42.50；100 次里 95 次在 −¥20.00 到 −¥5.00 之间，不是碰巧，反而少了',
  )
})

test('only what does not cross zero is a difference', () => {
  expect(verdictOf({ low: 0, high: 1 })).toBe('open')
  expect(verdictOf({ low: 0.01, high: 1 })).toBe('more')
  expect(verdictOf({ low: -2, high: -0.01 })).toBe('less')
})

test('zero stands in the middle of the line, and everything inside of it', () => {
  const { low, high, dot } = onLine({ ...interval, low: -0.1 })
  for (const place of [low, high, dot]) expect(place >= 0 && place <= 100).toBe(true)
  expect(low).toBeLessThan(50)
})

test('too few are told with how many it takes', () => {
  expect(tooFewText({ members: 212, heldOut: 18, needed: 30 })).toContain('留出不做的 18 人；两边都要有 30 人')
  expect(tooFewText({ members: 0, heldOut: 0, needed: 30 })).toContain('满 30 天')
})
