import { forecastBatch } from '#shared/insight/score/batch'
import { fitFrequency } from '#shared/insight/score/fit'
import type { FrequencyKind } from '#shared/insight/score/frequency'
import type { BusinessDay } from '#shared/kernel/business-day'
import { allNear, type Finding, type GoldenKind, near, same } from './golden'
import { daysAfter, horizonEnd, readTransactions, standingAt } from './transactions'

interface Cell {
  cut_inclusive: BusinessDay
  horizon_days: number
  members: number
  churn_rate: number
  bgnbd_params: number[]
  mbgnbd_params: number[]
  populations: {
    population: string
    n: number
    churn_rate: number
    auc: Record<string, number>
    brier_MBG_silent: number
    brier_constant: number
    mean_predicted: number
  }[]
  lift_by_return_probability?: { decile: number; n: number; return_rate: number }[]
}

const ACTIVE_DAYS = 90

/** How well the probability of silence foretells who stayed away: ranks, level and error. */
export const churn: GoldenKind = {
  prefix: 'churn_',
  leftOut: ['rec_over_ipt', 'RFM_sum', 'logit', 'rules'],
  check(golden, folder) {
    const input = (golden.input ?? {}) as Record<string, string>
    const file = input.transactions ?? `data/${golden.id.replace(/^churn_/, '')}_tx.csv`
    const transactions = readTransactions(folder, file)
    return (golden.expected as Cell[]).flatMap((cell) => checkCell(transactions, cell))
  },
}

function checkCell(transactions: ReturnType<typeof readTransactions>, cell: Cell): Finding[] {
  const { cut_inclusive: cut, horizon_days: horizon } = cell
  const name = `${cut}, ${horizon} days`
  const standing = standingAt(transactions, cut)
  const until = horizonEnd(cut, horizon)
  const isGone = standing.members.map(({ id }) => daysAfter(transactions.get(id) ?? [], cut, until) === 0)
  const fits = { bg: fitFrequency('bg', standing), mbg: fitFrequency('mbg', standing) }
  if (!fits.bg || !fits.mbg) return [same(`${name}: fits`, null, cell.members)]
  const forecast = (kind: FrequencyKind) => {
    const params = fits[kind]?.params
    return params ? forecastBatch(params, standing, horizon / 7) : null
  }
  const [bg, mbg] = [forecast('bg'), forecast('mbg')]
  if (!bg || !mbg) return []
  const scores: Record<string, Float64Array> = {
    recency: standing.recencyDays,
    neg_freq: standing.x.map((x) => -x),
    BG_palive: bg.alive.map((each) => -each),
    BG_silent: bg.silent,
    MBG_palive: mbg.alive.map((each) => -each),
    MBG_silent: mbg.silent,
  }
  return [
    same(`${name}: members`, standing.members.length, cell.members),
    near(`${name}: stayed away`, mean(isGone.map(Number)), cell.churn_rate, { abs: 0.002 }),
    ...paramsFindings(name, fits.bg.params, cell.bgnbd_params),
    ...paramsFindings(name, fits.mbg.params, cell.mbgnbd_params),
    ...cell.populations.flatMap((wanted) => {
      const isIn = populationOf(wanted.population, standing)
      const gone = isGone.filter((_, i) => isIn(i))
      const of = (values: Float64Array) => [...values].filter((_, i) => isIn(i))
      const title = `${name}, ${wanted.population}`
      const silent = of(mbg.silent)
      return [
        same(`${title}: members`, gone.length, wanted.n),
        ...Object.entries(scores).map(([score, values]) =>
          near(`${title}: area under the curve of ${score}`, areaUnderCurve(of(values), gone), wanted.auc[score] ?? 0, {
            abs: 0.003,
          }),
        ),
        near(`${title}: mean forecast`, mean(silent), wanted.mean_predicted, { abs: 0.002 }),
        near(
          `${title}: squared error`,
          mean(silent.map((each, i) => (each - Number(gone[i])) ** 2)),
          wanted.brier_MBG_silent,
          { abs: 0.002 },
        ),
      ]
    }),
  ]
}

function paramsFindings(
  name: string,
  { r, alpha, a, b }: Record<'r' | 'alpha' | 'a' | 'b', number>,
  wanted: number[],
): Finding[] {
  return [
    allNear(
      `${name}: parameters`,
      [r, alpha, a, b].map((each, i) => [each, wanted[i] ?? Number.NaN] as const),
      { rel: 0.002 },
    ),
  ]
}

function populationOf(population: string, { recencyDays, x }: ReturnType<typeof standingAt>): (i: number) => boolean {
  const isActive = (i: number) => (recencyDays[i] ?? 0) <= ACTIVE_DAYS
  const isRepeater = (i: number) => (x[i] ?? 0) >= 1
  return (i) => (!population.includes('active90') || isActive(i)) && (!population.includes('x>=1') || isRepeater(i))
}

/** The chance that one who stayed away has a higher score than one who came back; ties count half. */
export function areaUnderCurve(scores: readonly number[], isPositive: readonly boolean[]): number {
  const order = scores
    .map((score, i) => ({ score, isPositive: isPositive[i] === true }))
    .sort((a, b) => a.score - b.score)
  let [rank, ranks, positives] = [0, 0, 0]
  while (rank < order.length) {
    let end = rank
    while (end < order.length && order[end]?.score === order[rank]?.score) end += 1
    const tied = order.slice(rank, end).filter((each) => each.isPositive).length
    ranks += tied * ((rank + end + 1) / 2)
    positives += tied
    rank = end
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (order.length - positives))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}
