import { foundBy } from './found-by'

const at = (clock: string) => Date.parse(`2026-11-29T${clock}Z`)

test.each([
  // Settled at 10:02:05, looked for by the run of 10:05:20.
  ['10:01:00', '10:05:50'],
  // Settled at 10:05:05, before that run begins.
  ['10:04:00', '10:05:50'],
  // Settled at 10:06:05: the next run.
  ['10:05:00', '10:10:50'],
])('a segment saved at %s has its members by %s', (savedAt, by) => {
  expect(foundBy(at(savedAt))).toBe(at(by))
})
