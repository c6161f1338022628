import type { DetectorReport, Kind, Rates, SetQuality } from './referral-detector'
import type { Budget } from './report'
import { ratio, rounded } from './statistics'
import { type Cell, table } from './table'

const RECALL_MIN = 0.8
const FALSE_POSITIVES_MAX = 0.01
/** Before a person has looked, in time, by what the service sees. */
const PAID_MAX = 0.2
const FAMILY_PHONES_MAX = 0.08
const TRAP_MAX = 0.01
const BATCH_SECONDS_MAX = 5
const GROWTH_MAX = 2

const isTrap = ({ kind, isFraud }: Kind) => !isFraud && /store|opening|campus/.test(kind)

/** What has to hold in every set; a recall is turned round, so that every budget is an upper one. */
export function detectorBudgets({ sets, speed }: DetectorReport): Budget[] {
  const [small, large] = [speed.oneMore[0], speed.oneMore.at(-1)]
  return [
    ...sets.flatMap(setBudgets),
    budget(`seconds for ${speed.batch.bonds} bonds at once`, speed.batch.seconds, BATCH_SECONDS_MAX),
    budget(
      `one more bond among ${large?.bonds} by one among ${small?.bonds}`,
      ratio(large?.microseconds ?? 0, small?.microseconds ?? 0),
      GROWTH_MAX,
    ),
  ]
}

function setBudgets({ name, recallAt, atThreshold, byKind, rings, asService }: SetQuality): Budget[] {
  return [
    budget(`${name}: missed at 1 % false positives`, 1 - recallAt['0.01'], 1 - RECALL_MIN),
    budget(`${name}: false positives at the threshold`, atThreshold.falsePositives, FALSE_POSITIVES_MAX),
    ...byKind.filter(isTrap).map(({ kind, heldShare }) => budget(`${name}: held of ${kind}`, heldShare, TRAP_MAX)),
    budget(`${name}: fraud paid before anybody looked, as the service sees it`, asService.paid, PAID_MAX),
    budget(`${name}: honest held in time, as the service sees it`, asService.last.falsePositives, FALSE_POSITIVES_MAX),
    ...asService.byKind
      .filter(({ kind }) => kind === 'honest_household_device')
      .map(({ kind, heldShare }) => budget(`${name}: held in time of ${kind}`, heldShare, FAMILY_PHONES_MAX)),
    budget(`${name}: rings of three and more not found`, rings.planted - rings.found, 0),
    budget(`${name}: rings of three and more not held whole`, rings.planted - rings.held, 0),
  ]
}

function budget(name: string, value: number, max: number): Budget {
  return { name, value: rounded(value, 4), max: rounded(max, 4), isKept: value <= max }
}

/** Markdown, as it stands in docs/bench.md. */
export function describeDetector(report: DetectorReport): string {
  const { sets, speed } = report
  const budgets = detectorBudgets(report)
  return [
    qualityTable(sets),
    ...sets.map(({ name, byKind }) => `${name}, held at the threshold of the rules:\n\n${kindTable(byKind)}`),
    ...sets.map(
      ({ name, asService }) => `${name}, held in time as the service sees it:\n\n${kindTable(asService.byKind)}`,
    ),
    table(
      ['what', 'bonds', 'processor time'],
      [
        ['all at once', speed.batch.bonds, `${rounded(speed.batch.seconds, 2)} s`],
        ...speed.oneMore.map(({ bonds, microseconds }) => ['one more among', bonds, `${rounded(microseconds, 1)} µs`]),
      ],
    ),
    table(
      ['budget', 'measured', 'at most', 'kept'],
      budgets.map(({ name, value, max, isKept }) => [name, value, max, isKept ? 'yes' : 'NO']),
    ),
  ].join('\n\n')
}

/** One column for each set. */
const MEASURES: readonly [name: string, of: (set: SetQuality) => Cell][] = [
  ['bonds', ({ bonds }) => bonds],
  ['of them fraud', ({ fraudShare }) => percent(fraudShare)],
  ['area under the curve', ({ auc }) => rounded(auc, 4)],
  ['recall at 0.5 % false positives', ({ recallAt }) => rounded(recallAt['0.005'], 3)],
  ['recall at 1 %', ({ recallAt }) => rounded(recallAt['0.01'], 3)],
  ['recall at 2 %', ({ recallAt }) => rounded(recallAt['0.02'], 3)],
  ['at the threshold of the rules', ({ atThreshold }) => both(atThreshold)],
  ['the naive rule beside it', ({ naive }) => both(naive)],
  ['ten halves, each a shop of its own, at 1 %: lowest', ({ halves }) => rounded(halves.lowest, 3)],
  ['the same: median', ({ halves }) => rounded(halves.median, 3)],
  ['as a till sees it: area under the curve', ({ atTill }) => rounded(atTill.auc, 4)],
  ['as a till sees it: recall at 1 %', ({ atTill }) => rounded(atTill.recallAt1, 3)],
  ['in time, when the friend has acted', ({ inTime }) => both(inTime.first)],
  ['in time, when the reward is about to come', ({ inTime }) => both(inTime.second)],
  ['as the service sees it: recall at 1 %', ({ asService }) => rounded(asService.recallAt1, 3)],
  ['the same in time, when the friend has acted', ({ asService }) => both(asService.first)],
  ['the same, when the reward is about to come', ({ asService }) => both(asService.again)],
  ['the same, at the last look', ({ asService }) => both(asService.last)],
  ['fraud paid before anybody looked', ({ asService }) => percent(asService.paid)],
  ['honest friends whose reward waits for the last look', ({ asService }) => percent(asService.waited)],
  ['rings of three and more', ({ rings }) => rings.planted],
  ['found, held whole', ({ rings }) => `${rings.found}, ${rings.held}`],
]

function qualityTable(sets: readonly SetQuality[]): string {
  return table(
    ['measure', ...sets.map(({ name }) => name)],
    MEASURES.map(([name, of]) => [name, ...sets.map(of)]),
  )
}

function kindTable(kinds: readonly Kind[]): string {
  const rows = kinds.map(({ kind, isFraud, bonds, heldShare }) => [
    kind,
    isFraud ? 'yes' : '',
    bonds,
    percent(heldShare),
  ])
  return table(['kind', 'fraud', 'bonds', 'held'], rows)
}

/** Recall at its share of false positives. */
const both = ({ recall, falsePositives }: Rates) => `${rounded(recall, 3)} at ${percent(falsePositives)}`
const percent = (share: number) => `${rounded(share * 100, 2)} %`
