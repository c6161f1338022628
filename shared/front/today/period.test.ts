import type { BusinessDay } from '#shared/kernel/business-day'
import { missingPeriods, periodOf } from './period'

const day = (text: string) => text as BusinessDay
const at = (text: string) => Date.parse(`${text}T06:00:00+08:00`)

test('a week begins on Monday, a month on its first', () => {
  expect(periodOf('week', day('2026-11-22'))).toMatchObject({ fromDay: '2026-11-16', toDay: '2026-11-22' })
  expect(periodOf('week', day('2026-11-23'))).toMatchObject({ fromDay: '2026-11-23', toDay: '2026-11-29' })
  expect(periodOf('month', day('2028-02-10'))).toMatchObject({ fromDay: '2028-02-01', toDay: '2028-02-29' })
})

test('the first brief is of the last period that is over', () => {
  expect(missingPeriods('week', null, at('2026-11-25'))).toEqual([
    { kind: 'week', fromDay: '2026-11-16', toDay: '2026-11-22' },
  ])
})

test('what was missed is made up for, oldest first, and what is there is not made again', () => {
  const missing = missingPeriods('week', day('2026-11-02'), at('2026-11-25'))
  expect(missing.map(({ fromDay }) => fromDay)).toEqual(['2026-11-09', '2026-11-16'])
  expect(missingPeriods('day', day('2026-11-24'), at('2026-11-25'))).toEqual([])
  expect(missingPeriods('day', day('2026-01-01'), at('2026-11-25'))).toHaveLength(31)
})
