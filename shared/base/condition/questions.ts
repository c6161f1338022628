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
        salt: z
          .string()
          .regex(/^[\w-]{1,40}$/)
          .meta({ title: '分组的代号' }),
        fromPercent: percent.meta({ title: '从百分之几起' }),
        toPercent: percent.meta({ title: '不到百分之几' }),
      })
      .refine(({ fromPercent, toPercent }) => fromPercent < toPercent, {
        message: '起点要小于终点：从百分之几起，不到百分之几',
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
