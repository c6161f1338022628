import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { factsWorth, frequencyOf } from './facts'
import { aliveProbability, expectedGiven, silentGiven } from './frequency'
import { groupOf } from './group'
import { discountedPurchases, marginOf } from './ltv'
import type { ForecastModel, ScoreModel } from './model'
import { composite, recencyScore, scoreByCuts, socialScore, toHundred } from './rfm'
import type { ScoreRules } from './rules'
import type { Forecast, LtvRange, PurchaseFacts, Score } from './score'
import { stageOf } from './stage'

/** Grows when figures are worked out differently, so that all of them are made anew. */
export const FIGURES_VERSION = 3

/** What the figures are made by. */
export interface Scale {
  model: Pick<ScoreModel, 'cuts' | 'forecast'>
  rules: ScoreRules
}

/** The figures of a score, without when and by whom they were written. */
export type Figures = Pick<
  Score,
  'asOfDay' | 'facts' | 'rfm' | 'value' | 'dimensions' | 'group' | 'stage' | 'forecast' | 'watch'
>

const DAYS_PER_WEEK = 7
const PERCENT = 100
/** Totals of the model were found up to a third low: no value is shown narrower than this. */
const RANGE = { low: 0.8, high: 1.25 }

/** Everything that is published of a member, as of a day. */
export function figuresOf(facts: PurchaseFacts, asOfDay: BusinessDay, { model, rules }: Scale): Figures {
  const { cuts } = model
  const recencyDays = daysBetween(facts.lastDay, asOfDay)
  const tenureDays = daysBetween(facts.firstDay, asOfDay)
  const value = model.forecast && expectedValue(facts, asOfDay, model.forecast, rules)
  const rfm = {
    r: recencyScore(recencyDays, cuts.r),
    f: scoreByCuts(facts.purchaseDays, cuts.f),
    m: scoreByCuts(facts.spentFen, cuts.m),
    l: value !== null && cuts.l ? scoreByCuts(value, cuts.l) : null,
    s: facts.social !== null && cuts.s ? socialScore(facts.social, cuts.s) : null,
  }
  const { mean, dimensions } = composite(rfm, rules.weights)
  const forecast = model.forecast && forecastOf(facts, asOfDay, model.forecast, value ?? 0)
  const silent90 = forecast?.silent90 ?? null
  const { purchaseDays } = facts
  const riskCut = model.forecast?.riskCut ?? null
  return {
    asOfDay,
    facts,
    rfm,
    value: toHundred(mean),
    dimensions,
    group: groupOf(rules.groups, rfm, tenureDays).key,
    stage: stageOf({ recencyDays, tenureDays, purchaseDays, silent90 }, rules.stages, riskCut),
    forecast,
    watch:
      forecast && recencyDays <= rules.warning.activeDays
        ? { silent90: forecast.silent90, lossFen: Math.round(forecast.silent90 * forecast.ltvFen.expected) }
        : null,
  }
}

/** Discounted margin of the months ahead, in fen, unrounded: what the quintiles of L are cut from. */
export function expectedValue(
  facts: PurchaseFacts,
  asOfDay: BusinessDay,
  model: Pick<ForecastModel, 'frequency' | 'spend' | 'worth' | 'meanSpendFen'>,
  { ltv }: Pick<ScoreRules, 'ltv'>,
): number {
  const ahead = { months: ltv.months, monthlyRate: ltv.monthlyDiscountPercent / PERCENT }
  const purchases = discountedPurchases(model.frequency, frequencyOf(facts, asOfDay), ahead)
  return marginOf(purchases, factsWorth(facts, model), ltv.marginPercent)
}

function forecastOf(facts: PurchaseFacts, asOfDay: BusinessDay, model: ForecastModel, value: number): Forecast {
  const { frequency } = model
  const member = frequencyOf(facts, asOfDay)
  const alive = aliveProbability(frequency, member)
  return {
    alive,
    silent30: silentGiven(alive, frequency, member, 30 / DAYS_PER_WEEK),
    silent90: silentGiven(alive, frequency, member, 90 / DAYS_PER_WEEK),
    purchases90: expectedGiven(alive, frequency, member, 90 / DAYS_PER_WEEK),
    purchases360: expectedGiven(alive, frequency, member, 360 / DAYS_PER_WEEK),
    ltvFen: rangeOf(value, model.revenueLevel),
  }
}

/** From the model's own figure to what it would be at the level that the shop really took in, and never too narrow. */
function rangeOf(value: number, level: number): LtvRange {
  return {
    low: Math.round(value * Math.min(RANGE.low, level)),
    expected: Math.round(value),
    high: Math.round(value * Math.max(RANGE.high, level)),
  }
}

/**
 * The first day on which a figure falls into another class though nothing is bought, at most `daysMax` days away. Each
 * figure only moves one way as time passes, so between a day of the same class and one of another there is one border.
 */
export function reviewDayOf(figures: Figures, scale: Scale): BusinessDay {
  const { asOfDay, facts } = figures
  const { daysMax, silentStepPercent } = scale.rules.review
  const isOther = (days: number) =>
    !isSameClass(figures, figuresOf(facts, addDays(asOfDay, days), scale), silentStepPercent / PERCENT)
  let [same, other] = [0, daysMax]
  while (other - same > 1) {
    const middle = (same + other) >> 1
    if (isOther(middle)) other = middle
    else same = middle
  }
  return addDays(asOfDay, other)
}

function isSameClass(a: Figures, b: Figures, step: number): boolean {
  return (
    a.rfm.r === b.rfm.r &&
    a.rfm.l === b.rfm.l &&
    a.group === b.group &&
    a.stage === b.stage &&
    (a.watch === null) === (b.watch === null) &&
    Math.abs((a.forecast?.silent30 ?? 0) - (b.forecast?.silent30 ?? 0)) < step &&
    Math.abs((a.forecast?.silent90 ?? 0) - (b.forecast?.silent90 ?? 0)) < step
  )
}
