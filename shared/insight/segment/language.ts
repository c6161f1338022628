import { type Condition, questionsOf } from '#shared/base/condition/condition'
import { conditionLanguage } from '#shared/base/condition/language'
import type { Facts } from '#shared/insight/tag/facts'
import { type RecordQuestion, recordQuestions } from '#shared/insight/tag/language'
import { type TagQuestion, tagQuestions } from '#shared/insight/tag/questions'
import { type SegmentQuestion, segmentQuestions } from './questions'

export type Question = RecordQuestion | TagQuestion | SegmentQuestion

/** Whom a segment means. */
export type SegmentCondition = Condition<Question>

export const segmentLanguage = conditionLanguage<Question, Facts>({
  ...recordQuestions,
  ...tagQuestions,
  ...segmentQuestions,
})

/** The segments that a condition looks at. */
export function segmentsIn(condition: SegmentCondition): string[] {
  const ids = questionsOf(condition).flatMap((question) => ('segmentId' in question ? [question.segmentId] : []))
  return [...new Set(ids)]
}
