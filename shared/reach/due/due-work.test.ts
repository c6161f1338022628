import { begunAnew, failed, moved, newWork, SLICES, sliceOf } from './due-work'

const work = newWork({ _id: 'a', kind: 'reminder', memberId: 'mem_1', dueAt: 100, facts: {} })

test('members are spread over all slices, evenly', () => {
  const counts = Array.from({ length: SLICES }, () => 0)
  for (let index = 0; index < 6400; index += 1) {
    const slice = sliceOf(`mem_${index.toString(36).toUpperCase().padStart(10, '0')}`)
    counts[slice] = (counts[slice] ?? 0) + 1
  }
  expect(Math.min(...counts)).toBeGreaterThan(50)
  expect(Math.max(...counts)).toBeLessThan(160)
})

test('a step ends a work, or moves it to its next time', () => {
  expect(moved(work, { kind: 'done' })).toMatchObject({ state: 'done', step: 1 })
  expect(moved({ ...work, failures: 3 }, { kind: 'again', dueAt: 500 })).toMatchObject({
    state: 'waiting',
    dueAt: 500,
    step: 1,
    failures: 0,
  })
})

test('what is begun anew goes on counting its steps', () => {
  const done = moved(work, { kind: 'done' })
  expect(begunAnew(done, { ...work, dueAt: 900 })).toMatchObject({ state: 'waiting', dueAt: 900, step: 1 })
})

test('a failed step comes again later and later, and then waits for a person', () => {
  let now = 0
  let each = work
  const waits: number[] = []
  for (let tries = 0; tries < 7; tries += 1) {
    each = failed(each, now)
    waits.push((each.dueAt - now) / 60_000)
    now = each.dueAt
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64])
  expect(failed(each, now)).toMatchObject({ state: 'stuck', step: 0 })
})
