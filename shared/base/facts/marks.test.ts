import {
  ATTEMPTS_MAX,
  type FactState,
  freshMarks,
  isReady,
  withAnotherRun,
  withDone,
  withFailure,
  withPause,
} from './marks'

const MINUTE_MS = 60_000
const NOW = 1_000_000
const none = () => []
const three = freshMarks({ tag: '', segment: '', score: 'v1' }, (by) => (by === 'segment' ? ['tag'] : []), NOW)

const failedTimes = (standing: FactState, by: string, times: number) =>
  Array.from({ length: times }).reduce<FactState>((each) => withFailure(each, by, NOW), standing)

test('a fact just told is due for each subscriber, but for those that wait for another', () => {
  expect(three).toEqual({
    status: 'due',
    dueAt: NOW,
    answers: {
      tag: { status: 'due', attempts: 0, dueAt: NOW },
      segment: { status: 'due', attempts: 0, dueAt: null, after: ['tag'] },
      score: { status: 'due', attempts: 0, dueAt: NOW, note: 'v1' },
    },
  })
})

test('whom nobody has to wait for is not waited for', () => {
  expect(isReady(freshMarks({ segment: '' }, () => ['tag'], NOW).answers.segment, NOW)).toBe(true)
})

test('whoever waits for another is due when that one is done', () => {
  const later = withDone(three, 'tag', NOW + 5)
  expect(later.answers.segment).toMatchObject({ status: 'due', dueAt: NOW + 5 })
})

test('it is done when everybody is done, in whatever order', () => {
  const done = ['score', 'tag', 'segment'].reduce((standing, by) => withDone(standing, by, NOW + 9), three)
  expect(done).toMatchObject({ status: 'done', dueAt: NOW + 9 })
})

test.each([
  [1, 1],
  [2, 2],
  [3, 4],
  [4, 8],
  [7, 64],
])('after %i failures the next try is %i minutes later', (failures, minutes) => {
  const standing = failedTimes(freshMarks({ tag: '' }, none, NOW), 'tag', failures)
  expect(standing).toMatchObject({ status: 'due', dueAt: NOW + minutes * MINUTE_MS })
})

test('after the last try it is set aside; the others go on, and are done without it', () => {
  const standing = failedTimes(freshMarks({ tag: '', score: '' }, none, NOW), 'tag', ATTEMPTS_MAX)
  expect(standing).toMatchObject({
    status: 'failed',
    dueAt: NOW,
    answers: { tag: { status: 'failed', failedAt: NOW } },
  })
  expect(withDone(standing, 'score', NOW)).toMatchObject({ status: 'failed', dueAt: null })
})

test('run again it is as if it had never been tried, and whoever waited for it comes after it', () => {
  const aside = failedTimes(withDone(three, 'score', NOW), 'tag', ATTEMPTS_MAX)
  expect(aside.dueAt).toBeNull()
  const again = withAnotherRun(aside, 'tag', NOW + 7)
  expect(again).toMatchObject({ status: 'due', dueAt: NOW + 7 })
  expect(again.answers.tag).toEqual({ status: 'due', attempts: 0, dueAt: NOW + 7 })
  expect(withDone(again, 'tag', NOW + 8).answers.segment?.dueAt).toBe(NOW + 8)
})

test('only what was set aside is run again, and only what is due fails or waits', () => {
  const done = withDone(three, 'tag', NOW)
  expect(withAnotherRun(done, 'tag', NOW)).toEqual(done)
  expect(withFailure(done, 'tag', NOW)).toEqual(done)
  expect(withPause(done, 'tag', NOW + 1, NOW)).toEqual(done)
})

test('waiting for a turn is no attempt', () => {
  expect(withPause(three, 'score', NOW + MINUTE_MS, NOW).answers.score).toMatchObject({
    attempts: 0,
    dueAt: NOW + MINUTE_MS,
  })
})
