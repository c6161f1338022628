import { NOTHING_BEGUN, statusOf, withBegun, withDone } from './schema'

const begun = withBegun(NOTHING_BEGUN, 1, 10)

test('a migration waits, runs and is done, and says since when', () => {
  expect(statusOf(NOTHING_BEGUN, 1)).toBe('waiting')
  expect(statusOf(begun, 1)).toBe('running')
  expect(statusOf(begun, 2)).toBe('waiting')
  expect(withDone(begun, 1, 20)).toMatchObject({ begun: 1, done: 1, runs: { 1: { beganAt: 10, doneAt: 20 } } })
  expect(statusOf(withDone(begun, 1, 20), 1)).toBe('done')
})

test('begun or done once more, it keeps its hours', () => {
  expect(withBegun(begun, 1, 99)).toBe(begun)
  const done = withDone(begun, 1, 20)
  expect(withDone(done, 1, 99)).toBe(done)
})
