import { funnelOf, stepsReached, type TimelineEvent } from '#shared/insight/report/funnel'

const HOUR_MS = 3_600_000
const happened = (name: string, hours: number, props?: TimelineEvent['props']): TimelineEvent => {
  return { name, at: hours * HOUR_MS, ...(props && { props }) }
}
const threeSteps = { steps: [{ name: 'a' }, { name: 'b' }, { name: 'c' }], windowMs: 24 * HOUR_MS }

test.each([
  ['nothing', [], 0],
  ['only later steps', [happened('b', 1), happened('c', 2)], 0],
  ['all in order', [happened('a', 1), happened('b', 2), happened('c', 3)], 3],
  ['the wrong order', [happened('a', 1), happened('c', 2), happened('b', 3)], 2],
  ['a step before the first one', [happened('b', 0), happened('a', 1), happened('c', 2)], 1],
  ['the first step again in between', [happened('a', 1), happened('a', 2), happened('b', 3), happened('c', 4)], 3],
  ['other things in between', [happened('a', 1), happened('x', 2), happened('b', 3)], 2],
])('of %s reaches the right step', (_what, events, reached) => {
  expect(stepsReached(events, threeSteps)).toBe(reached)
})

test('one event is not two steps, even where both ask for the same', () => {
  const twice = { steps: [{ name: 'a' }, { name: 'a' }], windowMs: HOUR_MS }
  expect(stepsReached([happened('a', 0)], twice)).toBe(1)
  expect(stepsReached([happened('a', 0), happened('a', 0)], twice)).toBe(2)
})

test('what lies outside of the window does not count, and the window opens with the first step', () => {
  expect(stepsReached([happened('a', 0), happened('b', 24)], threeSteps)).toBe(2)
  expect(stepsReached([happened('a', 0), happened('b', 24.001)], threeSteps)).toBe(1)
  // Each step within a day of the one before is not enough.
  expect(stepsReached([happened('a', 0), happened('b', 20), happened('c', 30)], threeSteps)).toBe(2)
  // A second start does not open another window.
  expect(stepsReached([happened('a', 0), happened('a', 20), happened('b', 30)], threeSteps)).toBe(1)
})

test('the span of time holds for the first step, and later steps may lie behind it', () => {
  const start = { fromAt: 10 * HOUR_MS, toAt: 12 * HOUR_MS }
  expect(stepsReached([happened('a', 9), happened('b', 11)], threeSteps, start)).toBe(0)
  expect(stepsReached([happened('a', 9), happened('a', 12), happened('b', 20)], threeSteps, start)).toBe(2)
  expect(stepsReached([happened('a', 13), happened('b', 14)], threeSteps, start)).toBe(0)
})

test('a step may ask for a property', () => {
  const funnel = { steps: [{ name: 'page.viewed', where: { page: 'coupons' } }, { name: 'b' }], windowMs: HOUR_MS }
  expect(stepsReached([happened('page.viewed', 0, { page: 'home' }), happened('b', 0.5)], funnel)).toBe(0)
  expect(stepsReached([happened('page.viewed', 0, { page: 'coupons' }), happened('b', 0.5)], funnel)).toBe(2)
})

test('counts members by step: nobody is in a step without being in those before', () => {
  const members = [
    [happened('a', 0), happened('b', 1), happened('c', 2)],
    [happened('a', 0), happened('b', 1)],
    [happened('a', 0)],
    [happened('c', 0)],
  ]
  expect(funnelOf(members, threeSteps)).toEqual([3, 2, 1])
})
