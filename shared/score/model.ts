import type { BusinessDay } from '#shared/kernel/business-day'
import type { FrequencyParams } from './frequency'
import type { Cuts } from './rfm'
import type { SpendParams } from './spend'

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
  /** The run that made it. */
  madeIn: string
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
  /** Null where the spend model has no mean or too little to go by: then `meanSpendFen` holds for everybody. */
  spend: SpendParams | null
  /** Of a purchase day, over all members. */
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
  /** Of purchases with spend; above 0.3 the model's assumption is doubtful. */
  correlation: number
  isUsed: boolean
}

export interface Backtest {
  members: number
  /** Mean probability of silence, and the share that was silent. */
  predictedSilent: number
  actualSilent: number
  predictedFen: number
  actualFen: number
}
