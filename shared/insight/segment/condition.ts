import type { Stage } from '#shared/insight/score/score'
import type { BusinessDay } from '#shared/kernel/business-day'

/**
 * Whom a segment or a tag means, as data. Conditions are joined by `all`, `any` and `not`; everything else asks one
 * question about one member.
 */
export type Condition = { kind: 'all' | 'any'; of: Condition[] } | { kind: 'not'; of: Condition } | Question

export type Question =
  | { kind: 'tier'; in: string[] }
  /** The store where the member joined. */
  | { kind: 'store'; in: string[] }
  | { kind: 'via'; in: JoinedVia[] }
  | { kind: 'has'; field: ProfileField }
  /** `current`: the birthday is in the month of today. */
  | { kind: 'birthMonth'; in: number[] | 'current' }
  | { kind: 'joined'; when: When }
  | ({ kind: 'number'; field: NumberField } & Range)
  /** Unbroken days of check-in that still go on. */
  | ({ kind: 'streak' } & Range)
  /** Of members who never did it, no `last` is true: `not` of it includes them. */
  | { kind: 'last'; of: LastField; when: When }
  /** Any of these. */
  | { kind: 'tag'; in: string[] }
  /** A member without a score meets no question about it. */
  | ({ kind: 'score'; field: ScoreField } & Range)
  | { kind: 'group'; in: string[] }
  | { kind: 'stage'; in: Stage[] }
  /** How often, all these events together. Without a range: at least once; `max: 0` is never. */
  | ({ kind: 'performed'; events: string[]; withinDays: number } & Range)
  | { kind: 'lastPerformed'; events: string[]; when: When }
  /** Purchases that were not given back whole, and what was kept of them in fen. */
  | { kind: 'bought'; withinDays: number; count?: Range | undefined; sumFen?: Range | undefined }
  | { kind: 'inSegment'; segmentId: string }
  /** Is in it, or was in the last so many days; ever, without `withinDays`. */
  | { kind: 'wasInSegment'; segmentId: string; withinDays?: number | undefined }
  /** A fixed part of all members, the same for the same salt: from (included) to (not included), in percent. */
  | { kind: 'bucket'; salt: string; fromPercent: number; toPercent: number }

export type QuestionKind = Question['kind']

/** Both ends included; an end that is left out is open. */
export interface Range {
  min?: number | undefined
  max?: number | undefined
}

/**
 * `withinDays: 30`: today or one of the 29 days before it. `overDays: 30`: 30 days ago or longer. Days of the calendar
 * have both ends included.
 */
export type When =
  | { withinDays: number }
  | { overDays: number }
  | { fromDay?: BusinessDay | undefined; untilDay?: BusinessDay | undefined }

export const JOINED_VIA = ['wechat', 'import'] as const
export type JoinedVia = (typeof JOINED_VIA)[number]
export const PROFILE_FIELDS = ['phone', 'birthday', 'nickname', 'wechat'] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]
export const NUMBER_FIELDS = [
  'points',
  'purchaseCount',
  'spentFen',
  'averageFen',
  'checkInDays',
  'sessionCount',
] as const
export type NumberField = (typeof NUMBER_FIELDS)[number]
export const LAST_FIELDS = ['purchase', 'visit', 'checkIn'] as const
export type LastField = (typeof LAST_FIELDS)[number]
/**
 * Scores 1–5 by dimension and weighted 0–100, the probability of silence 0–1, days with a purchase expected, and fen:
 * the expected value, and what of it is at stake.
 */
export const SCORE_FIELDS = [
  'r',
  'f',
  'm',
  'l',
  's',
  'value',
  'alive',
  'silent30',
  'silent90',
  'purchases90',
  'purchases360',
  'ltvFen',
  'lossFen',
] as const
export type ScoreField = (typeof SCORE_FIELDS)[number]

/** Tallies by day are kept longer; questions look no further back. */
export const LOOK_BACK_DAYS_MAX = 366

export function isQuestion(condition: Condition): condition is Question {
  return condition.kind !== 'all' && condition.kind !== 'any' && condition.kind !== 'not'
}

/** Every question of a condition, in its order. */
export function questionsOf(condition: Condition): Question[] {
  if (isQuestion(condition)) return [condition]
  return (condition.kind === 'not' ? [condition.of] : condition.of).flatMap(questionsOf)
}

/** The segments that a condition looks at. */
export function segmentsIn(condition: Condition): string[] {
  const ids = questionsOf(condition).flatMap((question) => ('segmentId' in question ? [question.segmentId] : []))
  return [...new Set(ids)]
}
