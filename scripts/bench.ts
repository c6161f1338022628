/**
 * `npm run bench [-- --json]`: what the product costs, measured in one run on the built functions; see docs/bench.md.
 * Ends with code 1 when a budget is broken. Milliseconds are this machine's: compare them only within one run.
 * `npm run bench -- cold`: cold starts alone.
 * `npm run bench -- scoring`: the models' speed, and nights of scoring over 10 000 and 100 000 members.
 * `npm run bench -- golden --models DIR`: the models against the golden files in a folder with `golden/` and `data/`.
 * `npm run bench -- import [--rows 100000]`: rows of imported files per second of the function's own processor time, and
 * its memory; with a number of rows every kind of file at that size.
 * `npm run bench -- export [--rows 100000]`: what it costs to write all members into files, and the memory that takes.
 * `npm run bench -- due [--runs 5000] [--minutes 4] [--step 'a letter']`: steps of journeys per second of the function's own processor time, what many that
 * wait cost, and how late fifty a second are.
 * `npm run bench -- recommendation`: whether members' next orders have what was suggested, beside what sells best, in shops of forty and of three thousand goods.
 * `npm run bench -- baskets --file PATH [--seeds 20]`: sets, rules and hidden goods of a file with one basket a line, and how fast baskets are learnt.
 * `npm run bench -- night [--members 600 --days 25]`: what the timer's jobs ask of the database, job by job, in two lives of which one has a third of the members.
 * `npm run bench -- experiments [--runs 1000]`: how often experiments over the demo shop's life are wrong where nothing is done, and find what is done.
 * `npm run bench -- referral [--models DIR]`: the referral detector on labeled bonds, and how fast it is.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { measureActions } from '../bench/actions'
import { describeFindings, findIn, measureTraining, readBaskets } from '../bench/baskets'
import { measureClaims } from '../bench/claims'
import { measureColdStarts } from '../bench/cold-start'
import { measureConditions } from '../bench/conditions'
import { measureCouponRules } from '../bench/coupon-rules'
import { measureLateness } from '../bench/due-lateness'
import { describeDue, describeSteps, isDueKept } from '../bench/due-report'
import { measureWaiting } from '../bench/due-waiting'
import { measureDueSteps } from '../bench/due-work'
import { areExperimentsKept, describeExperiments, measureExperiments } from '../bench/experiments'
import { exportTable, measureExports } from '../bench/export'
import { areKept, checkGoldens, describeGoldens } from '../bench/golden/run'
import { everyKind, measureImports } from '../bench/import'
import { describeNextOrders, isAgainKept, measureNextOrders } from '../bench/next-order'
import { describeNights, measureNight } from '../bench/night'
import { measurePortraits } from '../bench/portraits'
import { measureDetector } from '../bench/referral-detector'
import { describeDetector, detectorBudgets } from '../bench/referral-detector-report'
import { type BenchReport, budgetsOf, coldStartTable, describeReport, importTable } from '../bench/report'
import { describeScoring, isScoringKept, measureScoringReport } from '../bench/scoring-report'
import { judgeShops } from '../bench/shop-orders'
import { measureThroughput } from '../bench/throughput'
import { readArguments, runCommand, UsageError } from './arguments'
import { currentCommit } from './build-cloudfunctions'
import { buildStaleFunctions, H5_ROOT } from './builds'
import { totalSize, weappSizes } from './check-sizes'
import { shippedState } from './demo/open-state'
import { ROOT } from './stale'

runCommand(async () => {
  const { words, options } = readArguments(process.argv.slice(2), {
    values: ['models', 'medusa', 'rows', 'runs', 'minutes', 'step', 'file', 'seeds', 'members', 'days'],
    flags: ['json'],
  })
  if (words[0] === 'golden') return checkModels(options.models)
  if (words[0] === 'referral') return checkDetector(options.models, options.json === true)
  if (words[0] === 'baskets') return learnBaskets(options.file, options.seeds)
  if (words[0] === 'night') return measureJobs(options.members, options.days)
  if (words[0] === 'recommendation') return measureSuggestions()
  if (words[0] === 'experiments') return measureTrials(options.runs)
  await buildStaleFunctions()
  if (words[0] === 'scoring') return measureNights(options.json === true)
  if (words[0] === 'import') {
    const rows = typeof options.rows === 'string' ? Number(options.rows) : null
    console.log(importTable(await (rows === null ? measureImports() : measureImports(everyKind(rows)))))
    return 0
  }
  if (words[0] === 'export') {
    console.log(exportTable(await measureExports(typeof options.rows === 'string' ? Number(options.rows) : 100_000)))
    return 0
  }
  if (words[0] === 'due') return measureDue({ runs: options.runs, minutes: options.minutes, step: options.step })
  if (words[0] === 'cold') {
    console.log(coldStartTable(await measureColdStarts()))
    return 0
  }
  const { medusa } = options
  const report = await measure(typeof medusa === 'string' ? medusa : null)
  const budgets = budgetsOf(report)
  console.log(options.json === true ? JSON.stringify({ ...report, budgets }, null, 2) : describeReport(report))
  return budgets.every(({ isKept }) => isKept) ? 0 : 1
})

/** Apart from the rest, because a hundred thousand members take some minutes. */
async function measureNights(asJson: boolean): Promise<number> {
  const report = await measureScoringReport()
  console.log(asJson ? JSON.stringify(report, null, 2) : describeScoring(report))
  return isScoringKept(report) ? 0 : 1
}

/** Apart from the rest as well: how late work is takes as many minutes as it is looked at. */
async function measureDue(asked: { runs: unknown; minutes: unknown; step: unknown }): Promise<number> {
  const numberOf = (value: unknown, usual: number) => (typeof value === 'string' ? Number(value) : usual)
  const only = typeof asked.step === 'string' ? asked.step : null
  const steps = await step('steps', () => measureDueSteps(numberOf(asked.runs, 5000), only))
  if (only !== null) {
    console.log(describeSteps(steps))
    return 0
  }
  const waiting = await step('waiting', () => measureWaiting([0, 1_000_000]))
  const minutes = numberOf(asked.minutes, 4)
  const late = await step('lateness', () => measureLateness({ duePerSecond: 50, delayMs: 10, minutes }))
  console.log(describeDue({ steps, waiting, late }))
  return isDueKept({ waiting, late }) ? 0 : 1
}

/** Of made-up shops other than those that anything was chosen on. */
function measureSuggestions(): number {
  const shops = [11, 12, 13].map((seed) => measureNextOrders({ members: 2_000, seed }))
  for (const orders of shops) console.log(describeNextOrders(orders))
  const isKept = judgeShops((line) => console.log(line))
  return isKept && shops.every(isAgainKept) ? 0 : 1
}

function learnBaskets(file: unknown, seeds: unknown): number {
  if (typeof file !== 'string') throw new UsageError('npm run bench -- baskets --file PATH')
  const count = typeof seeds === 'string' ? Number(seeds) : 20
  const findings = findIn(
    readBaskets(path.resolve(file)),
    Array.from({ length: count }, (_, at) => at + 1),
  )
  console.log(describeFindings(findings))
  console.log(`10,000 baskets of 3,000 goods are learnt in ${measureTraining(1).toFixed(2)} s of processor time`)
  return 0
}

/** One after the other, since a life is lived by a clock of its own. */
async function measureJobs(asked: unknown, length: unknown): Promise<number> {
  const members = typeof asked === 'string' ? Number(asked) : 600
  const days = typeof length === 'string' ? Number(length) : 25
  const seed = 7
  const small = await measureNight({ members: Math.round(members / 3), days, seed })
  const large = await measureNight({ members, days, seed })
  console.log(describeNights(small, large, 1_000_000))
  return 0
}

/** Over the life that the demo shop is shipped with. */
function measureTrials(runs: unknown): number {
  const state = shippedState()
  if (!state) throw new UsageError('no life is shipped with this demo shop')
  const measured = measureExperiments(state, typeof runs === 'string' ? { experiments: Number(runs) } : {})
  console.log(describeExperiments(measured))
  return areExperimentsKept(measured) ? 0 : 1
}

function checkModels(folder: string | boolean | undefined): number {
  if (typeof folder !== 'string') throw new UsageError('npm run bench -- golden --models DIR')
  const checked = checkGoldens(path.resolve(folder))
  console.log(describeGoldens(checked))
  return areKept(checked) ? 0 : 1
}

function checkDetector(folder: string | boolean | undefined, isJson: boolean): number {
  const report = measureDetector(typeof folder === 'string' ? path.resolve(folder) : null)
  const budgets = detectorBudgets(report)
  console.log(isJson ? JSON.stringify({ ...report, budgets }, null, 2) : describeDetector(report))
  return budgets.every(({ isKept }) => isKept) ? 0 : 1
}

/** One after the other, so that no measurement disturbs another. */
async function measure(medusaFolder: string | null): Promise<BenchReport> {
  const startedAt = Date.now()
  const coldStarts = await step('cold starts', measureColdStarts)
  const actions = await step('actions', measureActions)
  const throughput = await step('check-ins per second', measureThroughput)
  const claims = await step('claims per second', measureClaims)
  const couponRules = await step('rules of coupons', () => measureCouponRules(medusaFolder))
  const conditions = await step('conditions', measureConditions)
  const portraits = [
    await step('portraits of 10 000', () => measurePortraits(10_000)),
    await step('portraits of 100 000', () => measurePortraits(100_000)),
  ]
  const imports = await step('imports', measureImports)
  return {
    commit: currentCommit(),
    node: process.versions.node,
    measuredAt: new Date(startedAt).toISOString(),
    seconds: Math.round((Date.now() - startedAt) / 1000),
    actions,
    throughput,
    claims,
    couponRules,
    conditions,
    portraits,
    imports,
    coldStarts,
    sizes: sizes(),
  }
}

/** Says on the error output what is under way: the report itself may be read by a machine. */
async function step<T>(name: string, measureStep: () => T | Promise<T>): Promise<T> {
  const startedAt = Date.now()
  const measured = await measureStep()
  console.error(`measured ${name} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
  return measured
}

/** Of the client builds that are there; `npm run build` makes them. */
function sizes(): BenchReport['sizes'] {
  const weapp = path.join(ROOT, 'dist', 'weapp')
  return [
    ...(existsSync(path.join(weapp, 'app.json')) ? weappSizes(weapp) : []),
    ...(existsSync(H5_ROOT) ? [totalSize('h5, everything', H5_ROOT)] : []),
  ]
}
