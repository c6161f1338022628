import { forecastBatch, valueBatch } from './batch'
import { type FrequencyFit, fitFrequency, logLikelihoodOf } from './fit'
import type { FrequencyParams } from './frequency'
import type { Backtest, Diagnostics, ForecastModel, Refusal, ScoreModel, SpendReport } from './model'
import { quantiles } from './quantile'
import { cutsOf } from './rfm'
import type { ScoreRules } from './rules'
import { BACKTEST_DAYS, type Sample, socialOf } from './sample'
import { fitSpend } from './spend'

const DAYS_PER_WEEK = 7
const MEMBERS_MIN = 50
const REPEATERS_MIN = 15
/** Parameters that were found by maximizing can only lose by chance of the search. */
const WORSE_BY_MAX = 0.5
/** The mean forecast of silence may be off by so much. */
const CALIBRATION_MAX = 0.15
const LEVEL = { min: 0.5, max: 2 }
const RISK_SHARE = 0.8

export type BuiltModel = Pick<ScoreModel, 'cuts' | 'forecast'> & { diagnostics: Omit<Diagnostics, 'population'> }

/**
 * A new version from a sample of members. A new fit is adopted only where it is sane; else the one in force stays, with
 * new cuts, and where there is none the version has quintiles and no forecast.
 */
export function buildModel(
  sample: Sample,
  { rules, version, inForce }: { rules: ScoreRules; version: number; inForce: ForecastModel | null },
): BuiltModel {
  const members = sample.x.length
  const repeaters = sample.x.reduce((count, x) => count + (x > 0 ? 1 : 0), 0)
  const tooFew: Refusal[] = [
    ...(members < MEMBERS_MIN ? ['tooFewMembers' as const] : []),
    ...(repeaters < REPEATERS_MIN ? ['tooFewRepeaters' as const] : []),
  ]
  const mbg = tooFew.length > 0 ? null : fitFrequency('mbg', sample)
  const bg = tooFew.length > 0 ? null : fitFrequency('bg', sample)
  const chosen = choose(rules.model.kind, mbg, bg)
  const refusals = chosen ? refusalsOf(chosen, sample, inForce?.frequency ?? null) : tooFew
  const isAdopted = chosen !== null && refusals.length === 0
  const spend = spendReportOf(sample)
  const frequency = isAdopted ? chosen.params : (inForce?.frequency ?? null)
  const forecast =
    frequency &&
    forecastModelOf(sample, {
      rules,
      frequency,
      spend,
      fittedInVersion: isAdopted ? version : (inForce?.fittedInVersion ?? version),
    })
  const backtest = forecast && backtestOf(sample, forecast)
  return {
    cuts: cutsOf({
      r: sample.recencyDays,
      f: sample.x.map((x) => x + 1),
      m: sample.spentFen,
      l: forecast && valuesOf(sample, forecast, rules),
      s: socialOf(sample),
    }),
    forecast: forecast && { ...forecast, revenueLevel: levelOf(backtest) },
    diagnostics: { members, repeaters, mbg: reportOf(mbg), bg: reportOf(bg), spend, refusals, backtest },
  }
}

/** What the rules ask for; the other where that one did not end. */
function choose(kind: ScoreRules['model']['kind'], mbg: FrequencyFit | null, bg: FrequencyFit | null) {
  const [wanted, other] = kind === 'mbg' ? [mbg, bg] : [bg, mbg]
  return !wanted?.hasConverged && other?.hasConverged ? other : wanted
}

function refusalsOf(fit: FrequencyFit, sample: Sample, inForce: FrequencyParams | null): Refusal[] {
  const refusals: Refusal[] = fit.hasConverged ? [] : ['notConverged']
  if (inForce?.kind === fit.params.kind && fit.logLikelihood < logLikelihoodOf(inForce, sample) - WORSE_BY_MAX) {
    refusals.push('worseThanInForce')
  }
  const { predicted, actual, members } = silenceOf(sample, fit.params)
  if (members >= MEMBERS_MIN && Math.abs(predicted - actual) > CALIBRATION_MAX) refusals.push('notCalibrated')
  return refusals
}

interface Parts {
  rules: ScoreRules
  frequency: FrequencyParams
  spend: SpendReport | null
  fittedInVersion: number
}

function forecastModelOf(sample: Sample, { rules, frequency, spend, fittedInVersion }: Parts): ForecastModel {
  const isActive = (_: number, i: number) => (sample.recencyDays[i] as number) <= rules.warning.activeDays
  const { silent } = forecastBatch(frequency, sample, BACKTEST_DAYS / DAYS_PER_WEEK)
  const days = sample.x.reduce((sum, x) => sum + x + 1, 0)
  return {
    fittedInVersion,
    frequency,
    spend: spend?.isUsed ? spend.params : null,
    meanSpendFen: days > 0 ? sample.spentFen.reduce((sum, each) => sum + each, 0) / days : 0,
    revenueLevel: 1,
    riskCut: quantiles(silent.filter(isActive), [RISK_SHARE])[0] ?? null,
    frequentRepeats: quantiles(sample.x.filter(isActive), [RISK_SHARE])[0] ?? 0,
  }
}

function spendReportOf(sample: Sample): SpendReport | null {
  const fit = fitSpend({ x: sample.x, mean: sample.meanFen })
  if (!fit) return null
  const isUsed = fit.hasConverged && fit.params.q > 1 && fit.members >= REPEATERS_MIN
  return { ...fit, isUsed }
}

function valuesOf(
  sample: Sample,
  { frequency, spend, meanSpendFen }: ForecastModel,
  { ltv }: ScoreRules,
): Float64Array {
  const terms = { spend, meanSpend: meanSpendFen, months: ltv.months, monthlyRate: ltv.monthlyDiscountPercent / 100 }
  return valueBatch(frequency, { ...sample, mean: sample.meanFen }, terms).map(
    (value) => (value * ltv.marginPercent) / 100,
  )
}

/** Members of 90 days ago, as they stood then. */
function earlierOf(sample: Sample) {
  const isIn = (_: number, i: number) => (sample.totalWeeksBefore[i] as number) >= 0
  const of = (column: Float64Array) => column.filter(isIn)
  return {
    x: of(sample.xBefore),
    lastWeeks: of(sample.lastWeeksBefore),
    totalWeeks: of(sample.totalWeeksBefore),
    mean: of(sample.meanFenBefore),
    backDays: of(sample.backDays),
    backFen: of(sample.backFen),
  }
}

function silenceOf(sample: Sample, frequency: FrequencyParams) {
  const earlier = earlierOf(sample)
  const { silent, expected } = forecastBatch(frequency, earlier, BACKTEST_DAYS / DAYS_PER_WEEK)
  const members = silent.length
  const mean = (values: Float64Array) => (members > 0 ? values.reduce((sum, each) => sum + each, 0) / members : 0)
  const actual = mean(earlier.backDays.map((days) => (days === 0 ? 1 : 0)))
  return { members, predicted: mean(silent), actual, expected, earlier }
}

function backtestOf(sample: Sample, model: ForecastModel): Backtest {
  const { members, predicted, actual, expected, earlier } = silenceOf(sample, model.frequency)
  const worth = { spend: model.spend, meanSpend: model.meanSpendFen, months: 3, monthlyRate: 0 }
  const predictedFen =
    members > 0 ? valueBatch(model.frequency, earlier, worth).reduce((sum, each) => sum + each, 0) : 0
  const actualFen = earlier.backFen.reduce((sum, each) => sum + each, 0)
  return { members: expected.length, predictedSilent: predicted, actualSilent: actual, predictedFen, actualFen }
}

function levelOf(backtest: Backtest | null): number {
  if (!backtest || backtest.predictedFen <= 0) return 1
  return Math.min(LEVEL.max, Math.max(LEVEL.min, backtest.actualFen / backtest.predictedFen))
}

function reportOf(fit: FrequencyFit | null) {
  if (!fit) return null
  const { evaluations: _, ...report } = fit
  return report
}
