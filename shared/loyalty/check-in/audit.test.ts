import type { BusinessDay } from '#shared/kernel/business-day'
import { auditStamps } from './audit'

const days = (...list: string[]) => list as BusinessDay[]
const run = { fromDay: '2026-11-20' as BusinessDay, toDay: '2026-11-22' as BusinessDay, paidTo: 3 }

test('stamps that are all in runs, and as many as counted, are healthy', () => {
  expect(auditStamps({ runs: [run], totalDays: 3 }, days('2026-11-20', '2026-11-21', '2026-11-22'))).toEqual([])
})

test('stamps older than the runs that are kept are healthy', () => {
  expect(auditStamps({ runs: [run], totalDays: 2 }, days('2025-01-01', '2026-11-22'))).toEqual([])
})

test('a stamp outside of runs and a wrong count are told', () => {
  expect(auditStamps({ runs: [run], totalDays: 1 }, days('2026-11-21', '2026-11-24'))).toHaveLength(2)
})
