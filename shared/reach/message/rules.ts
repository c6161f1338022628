import * as z from 'zod'
import { defineRules } from '#shared/base/settings/rule-document'
import { copyProblems } from '#shared/kernel/copy-law'
import { FIELD_KEY, fieldProblem, fillField, variablesIn } from './field'
import { isWithin } from './moment'
import { PURPOSE_TITLE, PURPOSES, SAMPLE } from './purpose'

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

const fieldSchema = z.strictObject({
  key: z.string().regex(FIELD_KEY).meta({ title: '字段名', description: '模板里的名字，比如 thing1' }),
  text: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ title: '写什么', description: '花括号里的词换成会员自己的，比如 {coupon}' }),
  fallback: z.string().trim().min(1).max(40).meta({ title: '写不下时写什么' }),
})

const templateSchema = z.strictObject({
  purpose: z.enum(PURPOSES).meta({ title: '提醒什么' }),
  templateId: z
    .string()
    .regex(/^[\w-]{20,64}$/)
    .meta({ title: '模板 ID', description: '在小程序后台“订阅消息”里选用模板后抄过来' }),
  isOn: z.boolean().meta({ title: '开着' }),
  sendAt: clock.meta({ title: '几点发', description: '店里回复不看这个：一回复就发' }),
  daysBefore: z
    .int()
    .min(0)
    .max(30)
    .meta({ title: '提前几天', description: '券和积分到期前几天，活动开始前几天；其他的写 0' }),
  fields: z.array(fieldSchema).min(1).max(5).meta({ title: '字段' }),
})

export const messageRulesSchema = z
  .strictObject({
    templates: z.array(templateSchema).max(PURPOSES.length).meta({ title: '模板' }),
    quiet: z
      .strictObject({ from: clock.meta({ title: '从' }), until: clock.meta({ title: '到' }) })
      .meta({ title: '安静时间', description: '这段时间不发，等到结束再发；可以跨过零点' }),
    caps: z
      .strictObject({
        perDay: z.int().min(1).max(10).meta({ title: '每天最多' }),
        perWeek: z.int().min(1).max(30).meta({ title: '七天最多' }),
        perPurposeWeek: z.int().min(1).max(14).meta({ title: '同一种七天最多' }),
      })
      .meta({ title: '每位会员收几条' }),
    perSecond: z.int().min(1).max(200).meta({ title: '每秒最多发几条' }),
  })
  .superRefine((rules, context) => {
    for (const { path, message } of messageProblems(rules)) context.addIssue({ code: 'custom', path, message })
  })

export type MessageRules = z.infer<typeof messageRulesSchema>
export type MessageTemplate = z.infer<typeof templateSchema>

interface Problem {
  path: (string | number)[]
  message: string
}

function messageProblems({ templates, quiet }: MessageRules): Problem[] {
  return templates.flatMap((template, index) => {
    const at = (...path: (string | number)[]) => ['templates', index, ...path]
    const isTwice = templates.findIndex(({ purpose }) => purpose === template.purpose) !== index
    return [
      ...(isTwice ? [{ path: at('purpose'), message: `“${PURPOSE_TITLE[template.purpose]}”写了两次` }] : []),
      ...(isWithin(template.sendAt, quiet) ? [{ path: at('sendAt'), message: '这个时间在安静时间里，发不出去' }] : []),
      ...template.fields.flatMap((field, place) =>
        fieldProblems(template, field).map(({ path, message }) => ({ path: at('fields', place, ...path), message })),
      ),
    ]
  })
}

function fieldProblems({ purpose, fields }: MessageTemplate, field: MessageTemplate['fields'][number]): Problem[] {
  const sample = SAMPLE[purpose]
  const names = Object.keys(sample)
  const unknown = variablesIn(field.text).find((name) => !names.includes(name))
  const isTwice = fields.filter(({ key }) => key === field.key).length > 1
  const fallback = fieldProblem(field.key, field.fallback)
  const known = names.map((name) => `{${name}}`)
  const filled = unknown === undefined && fillField({ ...field, fallback: '' }, sample) === ''
  return [
    ...(isTwice ? [{ path: ['key'], message: '同一个字段写了两次' }] : []),
    ...(unknown === undefined ? [] : [{ path: ['text'], message: `没有 {${unknown}}，可以用 ${known.join('、')}` }]),
    ...(filled ? [{ path: ['text'], message: '微信不收：照例子填进去，格式或长度不对' }] : []),
    ...(fallback === null ? [] : [{ path: ['fallback'], message: `微信不收：这里要${fallback}` }]),
    ...(variablesIn(field.fallback).length > 0 ? [{ path: ['fallback'], message: '这里不能有花括号' }] : []),
    ...copyProblems(`${field.text} ${field.fallback}`).map(({ found, why }) => ({
      path: ['text'],
      message: `写了“${found}”：${why}`,
    })),
  ]
}

export const defaultMessageRules: MessageRules = {
  templates: [],
  quiet: { from: '21:00', until: '09:00' },
  caps: { perDay: 2, perWeek: 4, perPurposeWeek: 3 },
  perSecond: 20,
}

export const messageRules = defineRules<MessageRules>({
  setting: 'messages',
  title: '微信提醒',
  about: '用哪些订阅消息模板、写什么、几点发、安静时间、每位会员最多收几条',
  schema: messageRulesSchema,
  fallback: defaultMessageRules,
})

/** The template for a purpose, if the shop has one that is switched on. */
export function templateOf({ templates }: MessageRules, purpose: string): MessageTemplate | null {
  return templates.find((template) => template.purpose === purpose && template.isOn) ?? null
}
