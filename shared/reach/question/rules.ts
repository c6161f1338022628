import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { copyProblems } from '#shared/kernel/copy-law'
import { dayField, nameFieldOf } from '#shared/kernel/fields'
import { FORM_PURPOSES, type Form, QUESTION_KINDS, SENSITIVE } from './form'

const keyField = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/)
/** Words that ask for health or for children: such a form must say so, so that it is agreed to separately. */
const SENSITIVE_WORDS = /过敏|病|孕|用药|血糖|宝宝|孩子|儿童|小孩|几岁|学生证/
const CHOICES_MIN = 2

const option = z.strictObject({
  key: keyField.meta({ title: '代号' }),
  text: nameFieldOf(16).meta({ title: '选项' }),
  tag: keyField
    .nullable()
    .default(null)
    .meta({ title: '打上的手工标签', description: '会员标签里“手工”那种的代号，不写就不打' }),
})

const question = z.strictObject({
  key: keyField.meta({ title: '代号' }),
  text: nameFieldOf(30).meta({ title: '问题' }),
  kind: z.enum(QUESTION_KINDS).meta({ title: '怎么答' }),
  isOptional: z.boolean().default(true).meta({ title: '可以跳过' }),
  options: z.array(option).max(10).default([]).meta({ title: '选项' }),
})

const form = z.strictObject({
  key: keyField.meta({ title: '代号', description: '换一个代号就是另一份，以前的回答不算' }),
  title: nameFieldOf(12).meta({ title: '名称' }),
  about: nameFieldOf(60).meta({ title: '用来做什么', description: '会员回答以前先看到这一句' }),
  purpose: z.enum(FORM_PURPOSES).meta({ title: '哪一种' }),
  isOpen: z.boolean().meta({ title: '开着' }),
  endDay: dayField.nullable().default(null).meta({ title: '最后一天' }),
  points: z.int().min(0).max(100).default(0).meta({ title: '答完给多少积分', description: '只给一次，答什么都一样' }),
  sensitive: z
    .enum(SENSITIVE)
    .nullable()
    .default(null)
    .meta({ title: '敏感信息', description: '过敏等健康信息、孩子的信息：会员另外同意才能答，不能给积分' }),
  questions: z.array(question).min(1).max(8).meta({ title: '问题' }),
})

/** Short questions that members may answer. Nothing is asked until the shop writes a form. */
export const questionRulesSchema = z
  .strictObject({ forms: z.array(form).max(12).meta({ title: '问卷' }) })
  .superRefine(({ forms }, context) => {
    const problem = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
    if (hasTwice(forms)) problem(['forms'], '两份问卷的代号一样')
    for (const [index, each] of forms.entries()) {
      for (const { at, message } of problemsOf(each)) problem(['forms', index, ...at], message)
    }
  })

export interface QuestionRules {
  forms: Form[]
}

export const questionRules = defineRules<QuestionRules>({
  setting: 'question',
  title: '小问卷',
  about: '问会员什么、怎么答、给不给积分、打什么标签',
  schema: questionRulesSchema,
  fallback: { forms: [] },
})

interface Problem {
  at: (string | number)[]
  message: string
}

function problemsOf(each: Form): Problem[] {
  const problems: Problem[] = []
  if (each.sensitive !== null && each.points > 0) problems.push({ at: ['points'], message: '敏感信息不能给积分' })
  if (hasTwice(each.questions)) problems.push({ at: ['questions'], message: '两个问题的代号一样' })
  const [first] = each.questions
  if (each.purpose === 'nps' && first?.kind !== 'scale')
    problems.push({ at: ['questions'], message: '推荐意愿的头一题要用 0–10 的刻度' })
  for (const [text, at] of textsOf(each)) {
    for (const { found, why } of copyProblems(text)) problems.push({ at, message: `“${found}”：${why}` })
    if (each.sensitive === null && SENSITIVE_WORDS.test(text))
      problems.push({ at, message: '问到健康或孩子，要在“敏感信息”里选上，会员另外同意才能答' })
  }
  for (const [index, { kind, options }] of each.questions.entries()) {
    const at = ['questions', index, 'options']
    const isChoice = kind === 'choice' || kind === 'choices'
    if (isChoice && options.length < CHOICES_MIN) problems.push({ at, message: '至少两个选项' })
    if (!isChoice && options.length > 0) problems.push({ at, message: '只有单选和多选有选项' })
    if (hasTwice(options)) problems.push({ at, message: '两个选项的代号一样' })
    if (each.sensitive !== null && options.some(({ tag }) => tag !== null))
      problems.push({ at, message: '敏感信息不能变成标签' })
  }
  return problems
}

const hasTwice = (all: readonly { key: string }[]) => new Set(all.map(({ key }) => key)).size < all.length

function textsOf({ title, about, questions }: Form): [string, (string | number)[]][] {
  return [
    [title, ['title']],
    [about, ['about']],
    ...questions.flatMap(({ text, options }, index): [string, (string | number)[]][] => [
      [text, ['questions', index, 'text']],
      ...options.map((each, at): [string, (string | number)[]] => [
        each.text,
        ['questions', index, 'options', at, 'text'],
      ]),
    ]),
  ]
}
