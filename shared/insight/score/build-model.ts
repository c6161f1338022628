import { purchasesBatch, silentBatch } from './batch'
import { spendingWorth, type WorthModel } from './facts'
import { type FrequencyFit, fitFrequency, logLikelihoodOf } from './fit'
import type { FrequencyKind, FrequencyParams } from './frequency'
import { filtered, withoutExceptions } from './kept-out'
import { marginOf } from './ltv'
import type { Backtest, Diagnostics, ForecastModel, Refusal, ScoreModel, SpendRefusal, SpendReport } from './model'
import { quantiles } from './quantile'
import { cutsOf } from './rfm'
import type { ScoreRules } from './rules'
import { BACKTEST_DAYS, type Sample, socialOf } from './sample'
import { fitSpend, type SpendFit } from './spend'
import { fitWorth } from './worth'

const DAYS_PER_WEEK = 7
const MEMBERS_MIN = 50
/**
 * A member counts as one to learn from after so long: nobody leaves a shop of three days, and who came on two of them
 * would be foretold every day of the year.
 */
const KNOWN_WEEKS_MIN = 30 / DAYS_PER_WEEK
const REPEATERS_MIN = 15
/** Parameters that were found by maximizing can only lose by chance of the search. */
const WORSE_BY_MAX = 0.5
/** The mean forecast of silence may be off by so much. */
const CALIBRATION_MAX = 0.15
/** Members that a fit is made from, and that the quintiles of values are: more of them change no digit that is shown. */
const FITTED_MAX = 25_000
const VALUED_MAX = 5000
/** The mean of all members by Gamma-Gamma, by what a day brought. */
const MEAN_OFF_MAX = 2
const CORRELATION_MAX = 0.3
const LEVEL = { min: 0.5, max: 2 }
const RISK_SHARE = 0.8

export type BuiltModel = Pick<ScoreModel, 'cuts' | 'forecast'> & { diagnostics: Omit<Diagnostics, 'population'> }

/** The search for parameters is most of the work: it can be done apart, each by itself. */
export type Fits = Record<FrequencyKind, FrequencyFit | null>

/** One of the fits; null where there are too few to fit. */
export function fitSample(kind: FrequencyKind, sample: Sample): FrequencyFit | null {
  const { kept } = withoutExceptions(sample)
  return tooFewOf(kept).length > 0 ? null : fitFrequency(kind, thinned(kept, FITTED_MAX))
}

/**
 * A new version from a sample of members. A new fit is adopted only where it is sane; else the one in force stays, with
 * new cuts, and where there is none the version has quintiles and no forecast.
 */
export function buildModel(
  sample: Sample,
  { rules, version, inForce, fits }: { rules: ScoreRules; version: number; inForce: ForecastModel | null; fits?: Fits },
): BuiltModel {
  const { kept, keptOut } = withoutExceptions(sample)
  const tooFew = tooFewOf(kept)
  const { mbg, bg } = fits ?? { mbg: fitSample('mbg', sample), bg: fitSample('bg', sample) }
  const chosen = choose(rules.model.kind, mbg, bg)
  const refusals = chosen ? refusalsOf(chosen, kept, inForce?.frequency ?? null) : tooFew
  const isAdopted = chosen !== null && refusals.length === 0
  const spend = spendReportOf(kept)
  const frequency = isAdopted ? chosen.params : (inForce?.frequency ?? null)
  const parts = { rules, spend, fittedInVersion: isAdopted ? version : (inForce?.fittedInVersion ?? version) }
  const forecast = frequency && forecastModelOf({ sample, kept }, { ...parts, frequency })
  const backtest = forecast && backtestOf(kept, forecast)
  return {
    cuts: cutsOf({
      r: sample.recencyDays,
      f: sample.x.map((x) => x + 1),
      m: sample.spentFen,
      l: forecast && valuesOf(thinned(sample, VALUED_MAX), forecast, rules),
      s: socialOf(sample),
    }),
    forecast: forecast && { ...forecast, revenueLevel: levelOf(backtest) },
    diagnostics: {
      members: sample.x.length,
      repeaters: repeatersOf(sample),
      keptOut,
      mbg: reportOf(mbg),
      bg: reportOf(bg),
      spend,
      refusals,
      backtest,
    },
  }
}

/** Whether there is anything to fit. */
export function isEnough(sample: Sample): boolean {
  return tooFewOf(withoutExceptions(sample).kept).length === 0
}

function tooFewOf(sample: Sample): Refusal[] {
  return [
    ...(knownOf(sample) < MEMBERS_MIN ? ['tooFewMembers' as const] : []),
    ...(repeatersOf(sample) < REPEATERS_MIN ? ['tooFewRepeaters' as const] : []),
  ]
}

function knownOf({ totalWeeks }: Sample): number {
  return totalWeeks.filter((weeks) => weeks >= KNOWN_WEEKS_MIN).length
}

function repeatersOf({ x }: Sample): number {
  return x.reduce((count, each) => count + (each > 0 ? 1 : 0), 0)
}

/** Every second, third … member where there are more than `max`; the order of ids is random. */
function thinned(sample: Sample, max: number): Sample {
  const step = Math.ceil(sample.x.length / max)
  return step <= 1 ? sample : filtered(sample, (_, i) => i % step === 0)
}

/** What the rules ask for; the other where that one did not end. */
function choose(kind: ScoreRules['model']['kind'], mbg: FrequencyFit | null, bg: FrequencyFit | null) {
  const [wanted, other] = kind === 'mbg' ? [mbg, bg] : [bg, mbg]
  return !wanted?.hasConverged && other?.hasConverged ? other : wanted
}

function refusalsOf(fit: FrequencyFit, sample: Sample, inForce: FrequencyParams | null): Refusal[] {
  const refusals: Refusal[] = fit.hasConverged ? [] : ['notConverged']
  // A likelihood grows with the members it is of: both are of the same ones.
  if (
    inForce?.kind === fit.params.kind &&
    fit.logLikelihood < logLikelihoodOf(inForce, thinned(sample, FITTED_MAX)) - WORSE_BY_MAX
  ) {
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

function forecastModelOf(
  { sample, kept }: Record<'sample' | 'kept', Sample>,
  { rules, frequency, spend, fittedInVersion }: Parts,
): ForecastModel {
  const isActive = (_: number, i: number) => (sample.recencyDays[i] as number) <= rules.warning.activeDays
  const silent = silentBatch(frequency, sample, BACKTEST_DAYS / DAYS_PER_WEEK)
  return {
    fittedInVersion,
    frequency,
    spend: spend?.isUsed ? spend.params : null,
    worth: fitWorth({ x: kept.x, mean: kept.meanFen, spent: kept.spentFen }),
    meanSpendFen: meanDayOf(kept),
    revenueLevel: 1,
    riskCut: quantiles(silent.filter(isActive), [RISK_SHARE])[0] ?? null,
    frequentRepeats: quantiles(sample.x.filter(isActive), [RISK_SHARE])[0] ?? 0,
  }
}

function spendReportOf(sample: Sample): SpendReport | null {
  const fit = fitSpend({ x: sample.x, mean: sample.meanFen })
  if (!fit) return null
  const unusedFor = spendRefusalsOf(fit, sample)
  return { ...fit, isUsed: unusedFor.length === 0, unusedFor }
}

function spendRefusalsOf({ params, ...fit }: SpendFit, sample: Sample): SpendRefusal[] {
  const ofModel = params.q > 1 ? (params.p * params.gamma) / (params.q - 1) : null
  const off = ofModel === null ? 1 : Math.abs(Math.log(ofModel / meanDayOf(sample)))
  return [
    ...(fit.members < REPEATERS_MIN ? ['tooFewRepeaters' as const] : []),
    ...(fit.hasConverged ? [] : ['notConverged' as const]),
    ...(ofModel === null ? ['noMean' as const] : []),
    ...(ofModel !== null && !(off <= Math.log(MEAN_OFF_MAX)) ? ['meanFarOff' as const] : []),
    ...(Math.abs(fit.correlation) < CORRELATION_MAX && Math.abs(fit.lnCorrelation) < CORRELATION_MAX
      ? []
      : ['correlated' as const]),
  ]
}

function meanDayOf({ x, spentFen }: Sample): number {
  const days = x.reduce((sum, each) => sum + each + 1, 0)
  // More came back than was sold: then a day is worth nothing, and not less.
  return days > 0 ? Math.max(0, spentFen.reduce((sum, each) => sum + each, 0) / days) : 0
}

function worthsOf(table: Record<'x' | 'mean' | 'spent', Float64Array>, model: WorthModel): Float64Array {
  return table.x.map((x, i) =>
    spendingWorth({ x, mean: table.mean[i] as number, spent: table.spent[i] as number }, model),
  )
}

function valuesOf(sample: Sample, model: ForecastModel, { ltv }: ScoreRules): Float64Array {
  const ahead = { months: ltv.months, monthlyRate: ltv.monthlyDiscountPercent / 100 }
  const worths = worthsOf({ x: sample.x, mean: sample.meanFen, spent: sample.spentFen }, model)
  const purchases = purchasesBatch(model.frequency, sample, ahead)
  return purchases.map((each, i) => marginOf(each, worths[i] as number, ltv.marginPercent))
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
    spent: of(sample.spentFen.map((spent, i) => spent - (sample.backFen[i] as number))),
    backDays: of(sample.backDays),
    backFen: of(sample.backFen),
  }
}

function silenceOf(sample: Sample, frequency: FrequencyParams) {
  const earlier = earlierOf(sample)
  const silent = silentBatch(frequency, earlier, BACKTEST_DAYS / DAYS_PER_WEEK)
  const members = silent.length
  const mean = (values: Float64Array) => (members > 0 ? values.reduce((sum, each) => sum + each, 0) / members : 0)
  const actual = mean(earlier.backDays.map((days) => (days === 0 ? 1 : 0)))
  return { members, predicted: mean(silent), actual, earlier }
}

function backtestOf(sample: Sample, model: ForecastModel): Backtest {
  const { members, predicted, actual, earlier } = silenceOf(sample, model.frequency)
  const purchases = purchasesBatch(model.frequency, earlier, { months: 3, monthlyRate: 0 })
  const worths = worthsOf(earlier, model)
  const predictedFen = purchases.reduce((sum, each, i) => sum + each * (worths[i] as number), 0)
  const actualFen = earlier.backFen.reduce((sum, each) => sum + each, 0)
  return { members, predictedSilent: predicted, actualSilent: actual, predictedFen, actualFen }
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
