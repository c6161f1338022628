import * as z from 'zod'
import { still } from '#shared/base/condition/compiled'
import { keyField, listOf } from '#shared/base/condition/fields'
import { namesOf } from '#shared/base/condition/names'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { NOTHING } from '#shared/base/condition/say'
import type { PortraitFacts } from './facts'

const aboutTags = kindsAbout<Pick<PortraitFacts, 'tagKeys'>>()

export const tagQuestions = {
  /** Any of these. */
  tag: aboutTags({
    schema: z.strictObject({ kind: z.literal('tag'), in: listOf(keyField, 20) }),
    text: ({ in: keys }, names) => `有标签 ${namesOf(names, 'tag', keys)}`,
    actual: (_question, { tagKeys }, { names }) => namesOf(names, 'tag', [...tagKeys]) || NOTHING,
    compile: ({ in: keys }) => still(({ tagKeys }) => keys.some((key) => tagKeys.has(key))),
    reach: ({ in: keys }) => ({ by: 'tag', keys }),
  }),
}

export type TagQuestion = QuestionIn<typeof tagQuestions>
