import { verdictText } from './goes-with'

test.each([
  [{ verdict: 'more' as const, difference: { from: 0.031, to: 0.12 } }, '同时出现：高 3.1 到 12.0 个百分点'],
  [{ verdict: 'less' as const, difference: { from: -0.12, to: -0.031 } }, '同时出现：低 3.1 到 12.0 个百分点'],
  [{ verdict: 'unsure' as const, difference: { from: -0.01, to: 0.1 } }, '可能只是碰巧'],
  [{ verdict: 'few' as const, difference: { from: 0.1, to: 0.4 } }, '人太少，说不了'],
  [{ verdict: 'few' as const, difference: null }, '人太少，说不了'],
])('a comparison says what goes with what, and never why: %#', (row, text) => {
  expect(verdictText(row)).toBe(text)
  expect(text).not.toMatch(/导致|因为|带来|使/)
})
