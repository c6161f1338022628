import * as z from 'zod'
import { oneOf, still } from '#shared/base/condition/compiled'
import { keyField, listOf } from '#shared/base/condition/fields'
import { namesOf } from '#shared/base/condition/names'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'

export interface TierFacts {
  tierKey: string
}

const aboutTier = kindsAbout<TierFacts>()

export const tierQuestions = {
  tier: aboutTier({
    schema: z.strictObject({ kind: z.literal('tier'), in: listOf(keyField, 10) }),
    text: ({ in: keys }, names) => `等级是 ${namesOf(names, 'tier', keys)}`,
    actual: (_question, { tierKey }, { names }) => names('tier', tierKey),
    compile: ({ in: keys }) => {
      const isIn = oneOf(keys)
      return still(({ tierKey }) => isIn(tierKey))
    },
    reach: ({ in: keys }) => ({ by: 'tier', keys }),
  }),
}

export type TierQuestion = QuestionIn<typeof tierQuestions>
