import type { BusinessDay } from '#shared/kernel/business-day'
import type { TaskMark } from './book'
import { changedDoneDays } from './done-days'

const MONDAY = '2026-12-14' as BusinessDay
const TUESDAY = '2026-12-15' as BusinessDay

const marked = (...marks: readonly (readonly [day: BusinessDay, state: TaskMark['state']])[]) => ({
  marks: marks.map(([reachedDay, state]) => ({ reachedDay, state }) as TaskMark),
})

test.each<[string, ReturnType<typeof marked>, ReturnType<typeof marked>, object[]]>([
  ['one was finished', marked(), marked([MONDAY, 'given']), [{ day: MONDAY, tasks: 1 }]],
  [
    'a second one of a day',
    marked([MONDAY, 'given']),
    marked([MONDAY, 'given'], [MONDAY, 'reached']),
    [{ day: MONDAY, tasks: 2 }],
  ],
  ['it was claimed: nothing new', marked([MONDAY, 'reached']), marked([MONDAY, 'given']), []],
  [
    'a return undid one of two',
    marked([MONDAY, 'given'], [TUESDAY, 'given']),
    marked([MONDAY, 'back'], [TUESDAY, 'given']),
    [{ day: MONDAY, tasks: 0 }],
  ],
  ['the book forgets the oldest', marked([MONDAY, 'given'], [TUESDAY, 'given']), marked([TUESDAY, 'given']), []],
])('%s', (_what, before, after, days) => {
  expect(changedDoneDays(before, after)).toEqual(days)
})
