import type { BusinessDay } from '#shared/kernel/business-day'

/** What a night's scoring did and cost. */
export interface ScoreRun {
  /** The run of the job. */
  _id: string
  /** `full`: everybody, because the model, the rules or the wording of the consent is another one; else who acted or was due. */
  mode: 'full' | 'changes'
  asOfDay: BusinessDay
  modelVersion: number
  rulesVersion: number
  hasNewModel: boolean
  /** Members looked at, and of those the ones who may not be scored. */
  looked: number
  leftOut: number
  /** Scores written, by what made the run look. */
  written: { full: number; acted: number; due: number }
  /** Scores that there are afterwards. */
  scores: number
  /** Queries, and the documents that they brought. */
  queries: number
  documents: number
  startedAt: number
  finishedAt: number
}
