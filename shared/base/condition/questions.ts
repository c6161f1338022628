import * as z from 'zod'
import { bucketOf } from './bucket'
import { still } from './compiled'
import { kindsAbout, type QuestionIn } from './question-kind'

export interface IdFacts {
  memberId: string
}

const aboutIds = kindsAbout<IdFacts>()
const percent = z.int().min(0).max(100)

export const idQuestions = {
  /** A fixed part of all members, the same for the same salt: from (included) to (not included), in percent. */
  bucket: aboutIds({
    schema: z
      .strictObject({
        kind: z.literal('bucket'),
        salt: z.string().regex(/^[\w-]{1,40}$/),
        fromPercent: percent,
        toPercent: percent,
      })
      .refine(({ fromPercent, toPercent }) => fromPercent < toPercent, {
        message: 'fromPercent 要小于 toPercent：从 fromPercent 起，不到 toPercent',
      }),
    text: ({ salt, fromPercent, toPercent }) => `随机分组 ${salt} 的第 ${fromPercent} 到 ${toPercent}%`,
    actual: () => '固定分组',
    compile: ({ salt, fromPercent, toPercent }) =>
      still(({ memberId }) => {
        const bucket = bucketOf(memberId, salt)
        return bucket >= fromPercent && bucket < toPercent
      }),
    cost: () => 2,
  }),
}

export type IdQuestion = QuestionIn<typeof idQuestions>
