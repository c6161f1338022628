import * as z from 'zod'
import { problemsOf } from '#shared/base/settings/problems'
import { still } from './compiled'
import { conditionLanguage } from './language'
import { kindsAbout, type QuestionIn } from './question-kind'
import { idQuestions } from './questions'
import { nextTurnDay } from './turn'
import { compileWhen } from './windows'

// A shop that lends umbrellas: two kinds of questions, each in one entry.
interface UmbrellaFacts {
  umbrellas: number
  lentDay: number | null
}

const aboutUmbrellas = kindsAbout<UmbrellaFacts>()
const umbrellaQuestions = {
  holds: aboutUmbrellas({
    schema: z.strictObject({ kind: z.literal('holds'), atLeast: z.int().min(1) }),
    text: ({ atLeast }) => `借着至少 ${atLeast} 把伞`,
    actual: (_question, { umbrellas }) => `${umbrellas} 把`,
    compile: ({ atLeast }) => still(({ umbrellas }) => umbrellas >= atLeast),
    reach: () => ({ by: 'tag', keys: ['umbrella'] }),
  }),
  lent: aboutUmbrellas({
    schema: z.strictObject({ kind: z.literal('lent'), withinDays: z.int().min(1) }),
    text: ({ withinDays }) => `近 ${withinDays} 天借过伞`,
    actual: (_question, { lentDay }) => (lentDay === null ? '没有' : `第 ${lentDay} 天`),
    compile: (when) => compileWhen(when, ({ lentDay }) => lentDay),
    cost: ({ withinDays }) => withinDays,
    needs: ({ withinDays }) => ({ activityDays: withinDays }),
  }),
}
type UmbrellaQuestion = QuestionIn<typeof umbrellaQuestions>

const language = conditionLanguage<UmbrellaQuestion, UmbrellaFacts>(umbrellaQuestions, {
  kinds: ['bucket'],
  message: '随机分组不能用在这里',
})
const problems = (value: unknown) => {
  const parsed = language.schema.safeParse(value)
  return parsed.success ? [] : problemsOf(parsed.error)
}

const holds = { kind: 'holds', atLeast: 2 } as const
const lent = { kind: 'lent', withinDays: 7 } as const
const either = { kind: 'any' as const, of: [holds, { kind: 'not' as const, of: lent }] }
const facts: UmbrellaFacts = { umbrellas: 1, lentDay: 95 }

test('an entry in a table of kinds is all that a new kind of question takes', () => {
  expect(problems(either)).toEqual([])
  expect(language.lines(either)).toEqual(['满足任意一条：', '  借着至少 2 把伞', '  不满足：', '    近 7 天借过伞'])
  expect(language.sentence({ kind: 'all', of: [lent, either] })).toBe(
    '近 7 天借过伞，并且（借着至少 2 把伞，或者不满足（近 7 天借过伞））',
  )
  expect(language.sentence({ kind: 'all', of: [{ kind: 'any', of: [holds] }] })).toBe('借着至少 2 把伞')
  expect(language.explain(either, facts, 100)).toMatchObject({
    isMet: false,
    parts: [
      { kind: 'holds', text: '借着至少 2 把伞', isMet: false, actual: '1 把' },
      { kind: 'not', isMet: false, parts: [{ kind: 'lent', isMet: true, actual: '第 95 天' }] },
    ],
  })
  expect(nextTurnDay(language.compile(either), facts, 100)).toBe(102)
})

test('what an entry leaves out is the least: a point, nothing to read, everybody', () => {
  expect([language.costOf(holds), language.costOf(either)]).toEqual([1, 8])
  expect(language.needsOf([holds])).toEqual({ scores: false, standing: false, activityDays: 0, purchaseDays: 0 })
  expect(language.needsOf([holds, either])).toEqual({
    scores: false,
    standing: false,
    activityDays: 7,
    purchaseDays: 0,
  })
  expect([language.reachOf(holds).by, language.reachOf(lent).by]).toEqual(['tag', 'everybody'])
})

test('a language reads its own kinds alone, and knows which are asked elsewhere', () => {
  expect(problems({ kind: 'holds', atLeast: 0 })).toEqual(['atLeast：不能小于 1'])
  expect(problems({ kind: 'tier', in: ['jade'] })).toEqual([
    '整份规则：没有“tier”这种条件，可以用 all、any、not、holds、lent',
  ])
  expect(Object.keys(idQuestions)).toContain('bucket')
  expect(problems({ kind: 'not', of: { kind: 'bucket' } })).toEqual(['整份规则：随机分组不能用在这里'])
})
