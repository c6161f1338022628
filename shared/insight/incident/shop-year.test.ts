import { judgeYear } from './testing/year/judge'
import { liveYear } from './testing/year/live-year'

// One year of those that `scripts/watch-figures.ts` reports; a single year has some thirty faults, so it says it less sharply.
test('in a year with forty faults most sudden ones are found in time, and most drifts within the week', () => {
  const year = liveYear(100, 201, { withFaults: true })
  const outcomes = judgeYear(year)
  expect(outcomes).toHaveLength(40)
  const shareOf = (isDrift: boolean) => {
    const own = outcomes.filter(({ kind, isWithin }) => isWithin && (kind === 'drift') === isDrift)
    return own.filter(({ isFound }) => isFound).length / own.length
  }
  expect(shareOf(false)).toBeGreaterThanOrEqual(0.92)
  expect(shareOf(true)).toBeGreaterThanOrEqual(0.65)
}, 240_000)
