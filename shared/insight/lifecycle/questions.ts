import * as z from 'zod'
import { inRange, oneOf, still } from '#shared/base/condition/compiled'
import { ends, listOf, rising } from '#shared/base/condition/fields'
import { namesOf } from '#shared/base/condition/names'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { rangeText } from '#shared/base/condition/range-text'
import { LIFECYCLE_STAGES, type LifecycleStage } from './lifecycle'

/** What conditions see of a member's standing; null where there is none, as without consent. */
export interface StandingFacts {
  standing: { stage: LifecycleStage; engagement: number } | null
}

const NO_STANDING = '还没有算'
const points = (value: number) => `${value} 分`
const aboutStanding = kindsAbout<StandingFacts>()
const needs = () => ({ standing: true })

/** A member of whom no standing is kept meets no question about it. */
export const lifecycleQuestions = {
  lifecycle: aboutStanding({
    schema: z.strictObject({
      kind: z.literal('lifecycle'),
      in: listOf(z.enum(LIFECYCLE_STAGES), LIFECYCLE_STAGES.length),
    }),
    text: ({ in: stages }, names) => `生命周期是 ${namesOf(names, 'lifecycle', stages)}`,
    actual: (_question, { standing }, { names }) => (standing ? names('lifecycle', standing.stage) : NO_STANDING),
    compile: ({ in: stages }) => {
      const isIn = oneOf<LifecycleStage>(stages)
      return still(({ standing }) => standing !== null && isIn(standing.stage))
    },
    needs,
  }),
  engagement: aboutStanding({
    schema: z.strictObject({ kind: z.literal('engagement'), ...ends }).refine(...rising),
    text: ({ kind: _kind, ...range }) => `参与度 ${rangeText(range, points, '已经算过')}`,
    actual: (_question, { standing }) => (standing ? points(standing.engagement) : NO_STANDING),
    compile: ({ kind: _kind, ...range }) => {
      const isIn = inRange(range)
      return still(({ standing }) => standing !== null && isIn(standing.engagement))
    },
    needs,
  }),
}

export type LifecycleQuestion = QuestionIn<typeof lifecycleQuestions>
