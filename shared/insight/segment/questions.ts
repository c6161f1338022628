import * as z from 'zod'
import { NEVER, still } from '#shared/base/condition/compiled'
import { businessDayAt } from '#shared/base/condition/day-number'
import { daysField, type When } from '#shared/base/condition/fields'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { compileWhen } from '#shared/base/condition/windows'
import type { PortraitFacts } from '#shared/insight/tag/facts'

export const segmentIdField = z.string().regex(/^seg_[a-z0-9][a-z0-9-]{0,39}$/)

const aboutSegments = kindsAbout<PortraitFacts>()

export const segmentQuestions = {
  inSegment: aboutSegments({
    schema: z.strictObject({ kind: z.literal('inSegment'), segmentId: segmentIdField }),
    text: ({ segmentId }, names) => `在人群 ${names('segment', segmentId)} 里`,
    actual: ({ segmentId }, { segmentIds }) => (segmentIds.has(segmentId) ? '在' : '不在'),
    compile: ({ segmentId }) => still(({ segmentIds }) => segmentIds.has(segmentId)),
    reach: ({ segmentId }) => ({ by: 'segment', segmentId }),
  }),
  /** Is in it, or was in the last so many days; ever, without `withinDays`. */
  wasInSegment: aboutSegments({
    schema: z.strictObject({
      kind: z.literal('wasInSegment'),
      segmentId: segmentIdField,
      withinDays: daysField.optional(),
    }),
    text: ({ segmentId, withinDays }, names) => {
      const since = withinDays === undefined ? '曾经' : `近 ${withinDays} 天内`
      return `${since}在人群 ${names('segment', segmentId)} 里`
    },
    actual: ({ segmentId }, { segmentIds, leftDays }) => {
      if (segmentIds.has(segmentId)) return '在'
      const day = leftDays.get(segmentId)
      return day === undefined ? '没有进过' : `${businessDayAt(day)} 最后一天在`
    },
    compile: ({ segmentId, withinDays }) => {
      const when: When = withinDays === undefined ? {} : { withinDays }
      const left = compileWhen<PortraitFacts>(when, ({ leftDays }) => leftDays.get(segmentId) ?? null)
      return {
        test: (facts, day) => facts.segmentIds.has(segmentId) || left.test(facts, day),
        next: (facts, day) => (facts.segmentIds.has(segmentId) ? NEVER : left.next(facts, day)),
      }
    },
  }),
}

export type SegmentQuestion = QuestionIn<typeof segmentQuestions>
