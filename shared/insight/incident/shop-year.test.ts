import { liveYear } from './testing/shop-year'

// What the pages say of the watch at a hundred orders a day; the other sizes are made by `scripts/watch-figures.ts`.
test('in a year with 40 faults the sudden ones are found in time, drifts within the week, and little is cried for nothing', () => {
  const { faults } = liveYear(100, 7, { withFaults: true })
  const sudden = faults.filter(({ kind, isWithin }) => kind !== 'drift' && isWithin)
  const drifts = faults.filter(({ kind }) => kind === 'drift')
  expect(faults).toHaveLength(40)
  expect(sudden.filter(({ isFound }) => isFound).length / sudden.length).toBeGreaterThanOrEqual(0.92)
  expect(drifts.filter(({ isFound }) => isFound).length / drifts.length).toBeGreaterThanOrEqual(0.8)
  const quiet = liveYear(100, 8, { withFaults: false })
  expect((quiet.falseByMinutes + quiet.falseByDays) / quiet.months).toBeLessThanOrEqual(1)
}, 120_000)
