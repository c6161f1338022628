import * as z from 'zod'
import { inRange, oneOf, still } from '#shared/base/condition/compiled'
import { ends, keyField, keysOf, listOf, rising } from '#shared/base/condition/fields'
import { namesOf } from '#shared/base/condition/names'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { rangeText } from '#shared/base/condition/range-text'
import { money, percent, type Say } from '#shared/base/condition/say'
import { STAGES, type Stage } from './score'

export interface ScoreFacts {
  scores: Scores | null
}

export interface Scores {
  numbers: Readonly<Partial<Record<ScoreField, number | null>>>
  group: string | null
  stage: Stage | null
}

const rounded = (value: number) => Math.round(value * 100) / 100
const mark: Say = (value) => `${rounded(value)} 分`
const purchases: Say = (value) => `${rounded(value)} 次`

/**
 * Scores 1–5 by dimension and weighted 0–100, the probability of silence 0–1, days with a purchase expected, and fen:
 * the expected value, and what of it is at stake.
 */
const FIELDS = {
  r: { name: '最近消费 R', say: mark },
  f: { name: '消费频次 F', say: mark },
  m: { name: '消费金额 M', say: mark },
  l: { name: '预期价值 L', say: mark },
  s: { name: '社交 S', say: mark },
  value: { name: '综合评分', say: mark },
  alive: { name: '仍是顾客的概率', say: percent },
  silent30: { name: '30 天内不再消费的概率', say: percent },
  silent90: { name: '90 天内不再消费的概率', say: percent },
  purchases90: { name: '90 天预计消费', say: purchases },
  purchases360: { name: '360 天预计消费', say: purchases },
  ltvFen: { name: '预期价值', say: money },
  lossFen: { name: '可能流失的价值', say: money },
} satisfies Record<string, { name: string; say: Say }>
type ScoreField = keyof typeof FIELDS
/** What operators call each; Simplified Chinese. */
export const SCORE_NAMES = Object.entries(FIELDS).map(([value, { name }]) => ({ value, label: name }))

const NO_SCORE = '还没有评分'
const aboutScore = kindsAbout<ScoreFacts>()
const needs = () => ({ scores: true })

/** A member without a score meets no question about it. */
export const scoreQuestions = {
  score: aboutScore({
    schema: z.strictObject({ kind: z.literal('score'), field: z.enum(keysOf(FIELDS)), ...ends }).refine(...rising),
    text: ({ field, ...range }) => `${FIELDS[field].name} ${rangeText(range, FIELDS[field].say, '已有评分')}`,
    actual: ({ field }, { scores }) => {
      const value = scores?.numbers[field]
      return value === undefined || value === null ? NO_SCORE : FIELDS[field].say(value)
    },
    compile: ({ field, ...range }) => {
      const isIn = inRange(range)
      return still(({ scores }) => {
        const value = scores?.numbers[field]
        return value !== undefined && value !== null && isIn(value)
      })
    },
    needs,
  }),
  group: aboutScore({
    schema: z.strictObject({ kind: z.literal('group'), in: listOf(keyField, 20) }),
    text: ({ in: keys }, names) => `价值分群是 ${namesOf(names, 'group', keys)}`,
    actual: (_question, { scores }, { names }) => (scores?.group ? names('group', scores.group) : NO_SCORE),
    compile: ({ in: keys }) => {
      const isIn = oneOf(keys)
      return still(({ scores }) => scores !== null && isIn(scores.group))
    },
    needs,
  }),
  stage: aboutScore({
    schema: z.strictObject({ kind: z.literal('stage'), in: listOf(z.enum(STAGES), STAGES.length) }),
    text: ({ in: stages }, names) => `消费阶段是 ${namesOf(names, 'stage', stages)}`,
    actual: (_question, { scores }, { names }) => (scores?.stage ? names('stage', scores.stage) : NO_SCORE),
    compile: ({ in: stages }) => {
      const isIn = oneOf(stages)
      return still(({ scores }) => scores !== null && isIn(scores.stage))
    },
    needs,
  }),
}

export type ScoreQuestion = QuestionIn<typeof scoreQuestions>
