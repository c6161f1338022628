import { type BenchReport, budgetsOf, describeReport } from './report'

const report: BenchReport = {
  commit: 'abc1234',
  node: '20.19.0',
  measuredAt: '2026-11-22T02:00:00.000Z',
  seconds: 100,
  actions: [
    {
      name: 'check-in.perform',
      action: 'check-in.perform',
      roundTrips: 7,
      roundTripsMax: 7,
      latency: { 0: { p50Ms: 5, p95Ms: 9 }, 10: { p50Ms: 80, p95Ms: 95 } },
    },
    { name: 'tier.list', action: 'tier.list', roundTrips: 2, roundTripsMax: null, latency: {} },
  ],
  throughput: [
    { instances: 1, delayMs: 10, checkInsPerSecond: 12, checkIns: 24 },
    { instances: 8, delayMs: 10, checkInsPerSecond: 90, checkIns: 180 },
  ],
  claims: [
    { delayMs: 10, instances: 8, claimsPerSecond: 90, claimsPerSecondUnsharded: 45, ratio: 2, refusedUnsharded: 0 },
  ],
  couponRules: {
    whyPerSecond: 300_000,
    cartsPerSecond: 90_000,
    medusa: null,
    codesMadePerSecond: 400_000,
    codesCheckedPerSecond: 700_000,
  },
  conditions: [{ name: 'three questions', met: 5000, oursPerSecond: 10_000_000, mingoPerSecond: 600_000, ratio: 16.7 }],
  portraits: [
    {
      members: 10_000,
      acted: 100,
      full: { looked: 10_000, reads: 715, seconds: 10 },
      night: { looked: 100, reads: 21, seconds: 1 },
      readShare: 21 / 715,
      peakMemoryMb: 130,
    },
  ],
  imports: [
    {
      file: 'plain',
      rows: 7000,
      rowsDone: 7000,
      rowsPerSecond: 600,
      rowsPerCpuSecond: 1000,
      cpuMsPerThousandRows: 1000,
      peakMemoryMb: 120,
      calls: 1,
    },
    {
      file: 'plain',
      rows: 70_000,
      rowsDone: 70_000,
      rowsPerSecond: 610,
      rowsPerCpuSecond: 909,
      cpuMsPerThousandRows: 1100,
      peakMemoryMb: 150,
      calls: 3,
    },
  ],
  coldStarts: [
    { name: 'empty', kilobytes: 2759, cpuMs: 150, elapsedMs: 132, ratio: 1 },
    { name: 'api', kilobytes: 3226, cpuMs: 187, elapsedMs: 165, ratio: 1.25 },
  ],
  sizes: [{ name: 'weapp main', bytes: 400 * 1024, bytesMax: 480 * 1024 }],
}

const broken = (changed: Partial<BenchReport>) =>
  budgetsOf({ ...report, ...changed })
    .filter(({ isKept }) => !isKept)
    .map(({ name }) => name)

test('a budget is kept at its limit and broken above it', () => {
  expect(broken({})).toEqual([])
  const actions = report.actions.map((action) => ({ ...action, roundTrips: action.roundTrips + 1 }))
  expect(broken({ actions })).toEqual(['round trips of check-in.perform'])
  const coldStarts = report.coldStarts.map((start) => ({ ...start, ratio: start.name === 'api' ? 1.31 : start.ratio }))
  expect(broken({ coldStarts })).toEqual(['cold start of api by that of an empty function'])
  expect(broken({ sizes: [{ name: 'weapp main', bytes: 480 * 1024 + 1, bytesMax: 480 * 1024 }] })).toEqual([
    'bytes of weapp main',
  ])
})

test('where the other engine is installed, ours computes at least twenty carts in the time of one of theirs', () => {
  const medusa = { version: '2', cartsPerSecond: 4500, ratio: 20 }
  expect(broken({ couponRules: { ...report.couponRules, medusa } })).toEqual([])
  expect(broken({ couponRules: { ...report.couponRules, medusa: { ...medusa, ratio: 19.9 } } })).toEqual([
    'time of a cart of ours by one of theirs',
  ])
})

test('a condition of ours is asked at least as fast as by mingo, and a night reads a twentieth at most', () => {
  const [condition] = report.conditions
  const [portrait] = report.portraits
  if (!condition || !portrait) throw new Error('one of each expected')
  expect(broken({ conditions: [{ ...condition, ratio: 0.9 }] })).toEqual(['time of three questions of ours by mingo’s'])
  expect(broken({ portraits: [{ ...portrait, readShare: 0.06 }] })).toEqual([
    'reads of a night by those of a look at all 10000',
  ])
})

test('the import is linear when a row of the large file costs what one of the small file costs', () => {
  const [small, large] = report.imports
  if (!small || !large) throw new Error('two imports expected')
  expect(broken({ imports: [small, { ...large, cpuMsPerThousandRows: 1501 }] })).toEqual([
    'processor time of a row in 70000 rows by that in 7000',
  ])
  expect(broken({ imports: [small, { ...large, peakMemoryMb: 513 }] })).toEqual([
    'memory of the import of 70000 rows in MB',
  ])
})

test('the text names every section, and a broken budget in capitals', () => {
  const text = describeReport(report)
  expect(text.match(/^## .*/gm)).toEqual([
    '## What an action costs',
    '## Check-ins per second',
    '## Claims per second',
    '## Rules of coupons',
    '## Conditions',
    '## Tags and segments by night',
    '## Import',
    '## Cold starts',
    '## Sizes',
    '## Budgets',
  ])
  expect(text).toMatch(/\| check-in\.perform \| +7 \| +7 \| +5 \| +9 \| +80 \| +95 \|/)
  expect(text).toMatch(/\| +10 \| +8 \| +90 \| +7\.5 \|/)
  expect(text).not.toContain('NO')
  expect(describeReport({ ...report, sizes: [{ name: 'weapp main', bytes: 2, bytesMax: 1 }] })).toContain('| NO')
})
