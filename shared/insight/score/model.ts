import type { BusinessDay } from '#shared/kernel/business-day'
import type { FrequencyParams } from './frequency'
import type { KeptOut } from './kept-out'
import type { Cuts } from './rfm'
import type { SpendParams } from './spend'
import type { WorthParams } from './worth'

/**
 * What a shop's members are measured by, one version after the other. A version is never changed: a score names the one
 * that made it.
 */
export interface ScoreModel {
  /** `v<version>` */
  _id: string
  version: number
  /** Of the purchases up to this day. */
  asOfDay: BusinessDay
  fittedAt: number
  /** The run that made it, and the version of the formulas; earlier releases did not write the latter. */
  madeIn: string
  figuresVersion?: number
  /** The rules that were in force. */
  rulesVersion: number
  cuts: Cuts
  /** Null while nothing could be fitted: then there are quintiles and groups, and no forecast. */
  forecast: ForecastModel | null
  diagnostics: Diagnostics
}

export interface ForecastModel {
  /** The version whose fit this is: an earlier one where the new fit was not adopted. */
  fittedInVersion: number
  frequency: FrequencyParams
  /** Null where Gamma-Gamma says nothing sane (`diagnostics.spend.unusedFor`): then `worth` holds. */
  spend: SpendParams | null
  /** What a member's own days say, drawn to those of like members; earlier releases did not know it. */
  worth?: WorthParams | null
  /** Of a purchase day, over all members but the exceptions. */
  meanSpendFen: number
  /** What was taken in the last 90 days by what the model would have foretold for them. */
  revenueLevel: number
  /** Four fifths of the active members are below it; null where nobody is active. */
  riskCut: number | null
  /** Repeat purchases that four fifths of the active members do not reach. */
  frequentRepeats: number
}

export const REFUSALS = [
  'tooFewMembers',
  'tooFewRepeaters',
  'notConverged',
  'worseThanInForce',
  'notCalibrated',
] as const
export type Refusal = (typeof REFUSALS)[number]

/** How the version came about. */
export interface Diagnostics {
  /** Accounts of the shop, and members that the version was made from. */
  population: number
  members: number
  repeaters: number
  /** Of these, who was kept out of the fits; earlier releases kept nobody out. */
  keptOut?: KeptOut
  /** The fits of this version, adopted or not; null where there was too little to fit. */
  mbg: FitReport | null
  bg: FitReport | null
  spend: SpendReport | null
  /** Why the new fit was not adopted; empty where it was. */
  refusals: Refusal[]
  /** How the adopted parameters would have foretold the last 90 days. */
  backtest: Backtest | null
}

export interface FitReport {
  params: FrequencyParams
  logLikelihood: number
  members: number
  hasConverged: boolean
  /** Nobody seems to leave (a / (a + b) below 0.001), as in a shop of few months. */
  hasNoDropout: boolean
}

export interface SpendReport {
  params: SpendParams
  logLikelihood: number
  members: number
  hasConverged: boolean
  /** Of purchases with spend; from 0.3 on the model's assumption is broken. */
  correlation: number
  /** Of their logarithms. */
  lnCorrelation?: number
  isUsed: boolean
  /** Why it is not used; empty where it is. */
  unusedFor?: SpendRefusal[]
}

export const SPEND_REFUSALS = [
  'tooFewRepeaters',
  /** The search did not end, or ended at a bound: members hardly differ, or a member's days don't. */
  'notConverged',
  /** The mean of all members is infinite, as where few spend most. */
  'noMean',
  /** It is far from what a day really brought. */
  'meanFarOff',
  /** Who comes often spends more, or less: the model takes the two as unrelated. */
  'correlated',
] as const
export type SpendRefusal = (typeof SPEND_REFUSALS)[number]

export interface Backtest {
  members: number
  /** Mean probability of silence, and the share that was silent. */
  predictedSilent: number
  actualSilent: number
  predictedFen: number
  actualFen: number
}
