import type { ActionCost } from './actions'
import type { ClaimRate } from './claims'
import type { ColdStart } from './cold-start'
import type { ConditionRate } from './conditions'
import type { CouponRuleRates } from './coupon-rules'
import type { ImportCost } from './import'
import type { PortraitCost } from './portraits'
import { ratio, rounded } from './statistics'
import { table } from './table'
import type { Throughput } from './throughput'

export interface BenchReport {
  commit: string
  node: string
  measuredAt: string
  seconds: number
  actions: ActionCost[]
  throughput: Throughput[]
  claims: ClaimRate[]
  couponRules: CouponRuleRates
  conditions: ConditionRate[]
  portraits: PortraitCost[]
  imports: ImportCost[]
  coldStarts: ColdStart[]
  /** Without compression, as it is uploaded and as a phone downloads it. */
  sizes: { name: string; bytes: number; bytesMax: number | null }[]
}

export interface Budget {
  name: string
  value: number
  max: number
  isKept: boolean
}

const COLD_START_MAX = 1.3
const IMPORT_GROWTH_MAX = 1.5
const MEDUSA_RATIO_MIN = 20
const NIGHT_SHARE_MAX = 1 / 20
const OPS_MEMORY_MB = 512

/** Only what holds on every machine: counts, and ratios of numbers measured in the same run. */
export function budgetsOf(report: BenchReport): Budget[] {
  const { actions, couponRules, imports, coldStarts, sizes } = report
  const budgets = actions.flatMap(({ name, roundTrips, roundTripsMax }) =>
    roundTripsMax === null ? [] : [budget(`round trips of ${name}`, roundTrips, roundTripsMax)],
  )
  const plain = imports.filter(({ file }) => file === 'plain')
  const [small, large] = [plain[0], plain.at(-1)]
  if (small && large) {
    const growth = ratio(large.cpuMsPerThousandRows, small.cpuMsPerThousandRows)
    budgets.push(
      budget(`processor time of a row in ${large.rows} rows by that in ${small.rows}`, growth, IMPORT_GROWTH_MAX),
    )
    budgets.push(budget(`memory of the import of ${large.rows} rows in MB`, large.peakMemoryMb, OPS_MEMORY_MB))
  }
  const { medusa } = couponRules
  // As a maximum, like every other budget: how many of their carts we compute one of ours in.
  if (medusa) budgets.push(budget('time of a cart of ours by one of theirs', 1 / medusa.ratio, 1 / MEDUSA_RATIO_MIN))
  budgets.push(...segmentBudgets(report))
  const api = coldStarts.find(({ name }) => name === 'api')
  if (api) budgets.push(budget('cold start of api by that of an empty function', api.ratio, COLD_START_MAX))
  for (const { name, bytes, bytesMax } of sizes)
    if (bytesMax !== null) budgets.push(budget(`bytes of ${name}`, bytes, bytesMax))
  return budgets
}

function segmentBudgets({ conditions, portraits }: BenchReport): Budget[] {
  return [
    ...conditions.map(({ name, ratio: times }) => budget(`time of ${name} of ours by mingo’s`, 1 / times, 1)),
    ...portraits.map(({ members, readShare }) =>
      budget(`reads of a night by those of a look at all ${members}`, readShare, NIGHT_SHARE_MAX),
    ),
    ...portraits.map(({ members, peakMemoryMb }) =>
      budget(`memory of a look at all ${members} in MB`, peakMemoryMb, OPS_MEMORY_MB),
    ),
  ]
}

function budget(name: string, value: number, max: number): Budget {
  return { name, value: rounded(value, 2), max, isKept: value <= max }
}

/** Markdown, so that a run can be kept in docs/bench.md as it is. */
export function describeReport(report: BenchReport): string {
  const { commit, node, measuredAt, seconds } = report
  const sections: [title: string, body: string][] = [
    ['What an action costs', actionTable(report.actions)],
    ['Check-ins per second', throughputTable(report.throughput)],
    ['Claims per second', claimTable(report.claims)],
    ['Rules of coupons', couponRuleTable(report.couponRules)],
    ['Conditions', conditionTable(report.conditions)],
    ['Tags and segments by night', portraitTable(report.portraits)],
    ['Import', importTable(report.imports)],
    ['Cold starts', coldStartTable(report.coldStarts)],
    ['Sizes', sizeTable(report.sizes)],
    ['Budgets', budgetTable(budgetsOf(report))],
  ]
  return [
    `Commit ${commit}, Node ${node}, ${measuredAt}, ${seconds} s.`,
    ...sections.map(([title, body]) => `## ${title}\n\n${body}`),
  ].join('\n\n')
}

function actionTable(actions: readonly ActionCost[]): string {
  const delays = Object.keys(actions[0]?.latency ?? {}).map(Number)
  const head = delays.flatMap((delayMs) => [`p50 at ${delayMs} ms`, `p95 at ${delayMs} ms`])
  const rows = actions.map(({ name, roundTrips, roundTripsMax, latency }) => [
    name,
    roundTrips,
    roundTripsMax,
    ...delays.flatMap((delayMs) => [latency[delayMs]?.p50Ms ?? null, latency[delayMs]?.p95Ms ?? null]),
  ])
  return table(['action', 'round trips', 'at most', ...head], rows)
}

function throughputTable(measured: readonly Throughput[]): string {
  const rows = measured.map((run) => {
    const one = measured.find(({ instances, delayMs }) => instances === 1 && delayMs === run.delayMs)
    const gain = rounded(ratio(run.checkInsPerSecond, one?.checkInsPerSecond ?? 0))
    return [run.delayMs, run.instances, run.checkInsPerSecond, gain]
  })
  rows.sort(([a = 0], [b = 0]) => a - b)
  return table(['database delay in ms', 'instances', 'check-ins per second', 'times one instance'], rows)
}

function claimTable(claims: readonly ClaimRate[]): string {
  const rows = claims.map((rate) => [
    rate.delayMs,
    rate.instances,
    rate.claimsPerSecond,
    rate.claimsPerSecondUnsharded,
    rate.ratio,
    rate.refusedUnsharded,
  ])
  return table(
    ['database delay in ms', 'instances', 'claims per second', 'in one shard', 'ratio', 'refused in one shard'],
    rows,
  )
}

function couponRuleTable({ medusa, ...ours }: CouponRuleRates): string {
  return table(
    ['a second', 'times'],
    [
      ['a coupon explained, all rules', ours.whyPerSecond],
      ['a cart computed with its coupons', ours.cartsPerSecond],
      [`the same by @medusajs/promotion ${medusa?.version ?? '(not installed)'}`, medusa?.cartsPerSecond ?? null],
      ['ratio of the two', medusa?.ratio ?? null],
      ['an exchange code made', ours.codesMadePerSecond],
      ['an exchange code checked', ours.codesCheckedPerSecond],
    ],
  )
}

function conditionTable(measured: readonly ConditionRate[]): string {
  const rows = measured.map(({ name, met, oursPerSecond, mingoPerSecond, ratio: times }) => {
    return [name, met, oursPerSecond, mingoPerSecond, rounded(times)]
  })
  return table(['asked of 20 000 members', 'true of', 'a second', 'a second by mingo', 'ratio'], rows)
}

function portraitTable(measured: readonly PortraitCost[]): string {
  const rows = measured.map(({ members, acted, full, night, readShare, peakMemoryMb }) => {
    return [members, full.reads, full.seconds, acted, night.reads, night.seconds, rounded(1 / readShare), peakMemoryMb]
  })
  return table(['members', 'reads of all', 's', 'acted', 'reads of the night', 's', 'ratio', 'memory in MB'], rows)
}

export function importTable(imports: readonly ImportCost[]): string {
  const base = imports[0]?.cpuMsPerThousandRows ?? 0
  const rows = imports.map((run) => [
    run.file,
    run.rows,
    run.rowsDone,
    run.rowsPerSecond,
    run.rowsPerCpuSecond,
    run.cpuMsPerThousandRows,
    rounded(ratio(run.cpuMsPerThousandRows, base), 2),
    run.peakMemoryMb,
    run.calls,
  ])
  const head = ['file', 'rows', 'imported', 'rows per second', 'rows per CPU second', 'CPU ms per 1000 rows']
  return table([...head, 'ratio', 'peak memory in MB', 'calls'], rows)
}

export function coldStartTable(starts: readonly ColdStart[]): string {
  const rows = starts.map(({ name, kilobytes, cpuMs, elapsedMs, ratio: times }) => [
    name,
    kilobytes,
    cpuMs,
    times,
    elapsedMs,
  ])
  return table(['bundle', 'KB', 'CPU ms to the first answer', 'ratio', 'ms on the clock'], rows)
}

function sizeTable(sizes: BenchReport['sizes']): string {
  const kilobytes = (bytes: number) => Math.round(bytes / 1024)
  const rows = sizes.map(({ name, bytes, bytesMax }) => [
    name,
    kilobytes(bytes),
    bytesMax === null ? null : kilobytes(bytesMax),
  ])
  return table(['package', 'KB', 'at most'], rows)
}

function budgetTable(budgets: readonly Budget[]): string {
  return table(
    ['budget', 'measured', 'at most', 'kept'],
    budgets.map(({ name, value, max, isKept }) => [name, value, max, isKept ? 'yes' : 'NO']),
  )
}
