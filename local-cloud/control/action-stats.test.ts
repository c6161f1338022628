import type { InvocationLog } from '../runner/function-log'
import { createActionStats } from './action-stats'

const anEntry = (change: Partial<InvocationLog>): InvocationLog => ({
  id: 'inv1',
  functionName: 'api',
  action: 'home.open',
  callerKind: 'phone',
  openid: 'oAnna',
  source: 'wx_client',
  startedAt: 0,
  durationMs: 10,
  queuedMs: 0,
  isColdStart: false,
  memoryMb: 20,
  roundTrips: 4,
  status: 'ok',
  message: null,
  event: '{}',
  result: '{}',
  lines: [],
  ...change,
})

test('calls are summed by action: round trips for each, durations by nearest rank', () => {
  const stats = createActionStats()
  for (let ms = 1; ms <= 20; ms += 1) stats.add(anEntry({ durationMs: ms, roundTrips: ms % 2 === 0 ? 4 : 3 }))
  stats.add(anEntry({ action: 'check-in.perform', isColdStart: true, status: 'threw' }))
  expect(stats.list()).toEqual([
    {
      functionName: 'api',
      action: 'home.open',
      calls: 20,
      failures: 0,
      coldStarts: 0,
      roundTripsPerCall: 3.5,
      p50Ms: 10,
      p95Ms: 19,
    },
    expect.objectContaining({ action: 'check-in.perform', calls: 1, failures: 1, coldStarts: 1 }),
  ])
})

test('a call that never ran does not count', () => {
  const stats = createActionStats()
  stats.add(anEntry({ status: 'refused', durationMs: 0 }))
  expect(stats.list()).toEqual([])
})

test('action names that somebody makes up do not grow the table without bound', () => {
  const stats = createActionStats()
  for (let i = 0; i < 400; i += 1) stats.add(anEntry({ action: `made.up${i}` }))
  expect(stats.list()).toHaveLength(300)
})
