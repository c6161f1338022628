import * as z from 'zod'
import type { Condition } from '#shared/base/condition/condition'
import { type Question, segmentLanguage } from '#shared/insight/segment/language'
import { segmentIdField } from '#shared/insight/segment/questions'
import { nameFieldOf, proseField } from '#shared/kernel/fields'
import { hasSomethingToRead, NOT_READABLE } from '#shared/kernel/readable-text'
import { INBOX_BODY_MAX, INBOX_LINKS, INBOX_TITLE_MAX } from '#shared/reach/inbox/inbox'
import { JOURNEY_PURPOSES } from '#shared/reach/message/purpose'
import { webhookKeyField } from '#shared/reach/webhook/rules'
import { JOURNEY_KINDS } from './kind'
import { nodeIdField } from './node-id'
import { JOURNEY_FACTS, type JourneyFact, MOMENTS } from './occasions'
import { DURATION_UNITS } from './wait-time'

/** A journey as data: what it begins with, what happens to each member one after the other, and what ends it. */

export const NODES_MAX = 60
/** A run that takes more steps goes in a circle. */
export const STEPS_MAX = 100
const keyField = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
const span = z.strictObject({ from: clock.meta({ title: '从' }), until: clock.meta({ title: '到' }) })
const weekdays = z
  .array(z.int().min(1).max(7))
  .min(1)
  .max(7)
  .nullable()
  .default(null)
  .meta({ title: '星期几', description: '1 是星期一；不选就是每天' })
const condition = segmentLanguage.schema
const next = nodeIdField.nullable().meta({ title: '然后', description: '下一步；空着就是结束' })

const duration = z.strictObject({
  amount: z.int().min(0).max(1000).meta({ title: '多久' }),
  unit: z.enum(DURATION_UNITS).meta({ title: '单位' }),
})

const atLeastAMinute = duration.refine(({ amount }) => amount > 0, { message: '至少 1 分钟' })

const base = {
  id: nodeIdField.meta({ title: '代号' }),
  /** Where the desk draws it. */
  place: z.strictObject({ x: z.int().min(-10_000).max(10_000), y: z.int().min(-10_000).max(10_000) }).optional(),
}

const title = nameFieldOf(INBOX_TITLE_MAX).meta({ title: '标题' })
const GOODS_HINT = '{常买的}、{可能喜欢的} 写的时候换成这位会员的商品；没有就不写这一步'
const body = proseField
  .min(1)
  .max(INBOX_BODY_MAX)
  .refine(hasSomethingToRead, NOT_READABLE)
  .meta({ title: '正文', description: GOODS_HINT })

const nodes = {
  wait: z
    .strictObject({
      kind: z.literal('wait'),
      ...base,
      duration: duration.meta({ title: '等多久' }),
      until: clock.nullable().default(null).meta({ title: '再等到几点' }),
      weekdays,
      next,
    })
    .meta({ title: '等一段时间' }),
  waitFor: z
    .strictObject({
      kind: z.literal('waitFor'),
      ...base,
      fact: z.enum(JOURNEY_FACTS).meta({ title: '等会员做什么' }),
      within: atLeastAMinute.meta({ title: '最多等多久' }),
      next,
      otherwise: nodeIdField.nullable().meta({ title: '没等到' }),
    })
    .meta({ title: '等一件事' }),
  branch: z
    .strictObject({ kind: z.literal('branch'), ...base, condition, yes: next, no: next })
    .meta({ title: '按条件分' }),
  split: z
    .strictObject({
      kind: z.literal('split'),
      ...base,
      parts: z
        .array(z.strictObject({ percent: z.int().min(0).max(100), next }))
        .min(2)
        .max(5)
        .meta({
          title: '分几份',
          description: '百分数加起来是 100；同一位会员总在同一份。写 0 的一份平时没人走，做实验时才有人走',
        }),
    })
    .meta({ title: '随机分' }),
  message: z
    .strictObject({
      kind: z.literal('message'),
      ...base,
      purpose: z.enum(JOURNEY_PURPOSES).meta({ title: '哪种提醒', description: '用“微信提醒”里的模板' }),
      next,
    })
    .meta({ title: '微信提醒' }),
  inbox: z
    .strictObject({
      kind: z.literal('inbox'),
      ...base,
      title,
      body,
      link: z.enum(INBOX_LINKS).nullable().default(null).meta({ title: '点了去哪里' }),
      next,
    })
    .meta({ title: '站内信' }),
  coupon: z
    .strictObject({ kind: z.literal('coupon'), ...base, couponKey: keyField.meta({ title: '券' }), next })
    .meta({ title: '发券' }),
  points: z
    .strictObject({
      kind: z.literal('points'),
      ...base,
      points: z.int().min(1).max(10_000).meta({ title: '积分' }),
      next,
    })
    .meta({ title: '送积分' }),
  tag: z
    .strictObject({
      kind: z.literal('tag'),
      ...base,
      tagKey: z
        .string()
        .regex(/^[\w:-]{1,40}$/)
        .meta({ title: '标签' }),
      days: z.int().min(1).max(366).meta({ title: '留几天' }),
      next,
    })
    .meta({ title: '打标签' }),
  clerkTask: z
    .strictObject({
      kind: z.literal('clerkTask'),
      ...base,
      title: nameFieldOf(30).meta({ title: '为什么找这位会员' }),
      say: proseField
        .min(1)
        .max(200)
        .refine(hasSomethingToRead, NOT_READABLE)
        .meta({ title: '说什么', description: GOODS_HINT }),
      couponKey: keyField.nullable().default(null).meta({ title: '可以给的券' }),
      within: atLeastAMinute.meta({ title: '多久之内办' }),
      next,
    })
    .meta({ title: '交给店员' }),
  webhook: z
    .strictObject({
      kind: z.literal('webhook'),
      ...base,
      addressKey: webhookKeyField.meta({ title: '通知谁', description: '“对外地址”里店主放行过的' }),
      next,
    })
    .meta({ title: '通知别的系统' }),
  end: z.strictObject({ kind: z.literal('end'), ...base }).meta({ title: '结束' }),
}

export const nodeSchema = z.discriminatedUnion('kind', [
  nodes.wait,
  nodes.waitFor,
  nodes.branch,
  nodes.split,
  nodes.message,
  nodes.inbox,
  nodes.coupon,
  nodes.points,
  nodes.tag,
  nodes.clerkTask,
  nodes.webhook,
  nodes.end,
])
export type JourneyNode = z.infer<typeof nodeSchema>
export type NodeKind = JourneyNode['kind']
export type NodeOf<K extends NodeKind> = Extract<JourneyNode, { kind: K }>

const trigger = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('fact'),
    fact: z.enum(JOURNEY_FACTS).meta({ title: '会员做了什么' }),
    minFen: z.int().min(1).max(100_000_000).optional().meta({ title: '消费至少（分）' }),
    scoreMax: z.int().min(1).max(10).optional().meta({ title: '评分不高于' }),
  }),
  z.strictObject({
    kind: z.literal('segment'),
    segmentId: segmentIdField.meta({ title: '人群' }),
    /** Also those who were in it when the journey was started. */
    isForPresent: z.boolean().default(false).meta({ title: '已经在人群里的也算' }),
  }),
  z.strictObject({
    kind: z.literal('moment'),
    moment: z.enum(MOMENTS).meta({ title: '什么时候' }),
    days: z.int().min(0).max(366).meta({ title: '几天' }),
  }),
])
export type Trigger = z.infer<typeof trigger>

const entry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('once') }).meta({ title: '每位会员一次' }),
  z.strictObject({ kind: z.literal('everyDays'), days: z.int().min(1).max(366) }).meta({ title: '几天内一次' }),
  z.strictObject({ kind: z.literal('perEvent') }).meta({ title: '每件事一次' }),
])
export type Entry = z.infer<typeof entry>

export const definitionSchema = z.strictObject({
  kind: z.enum(JOURNEY_KINDS).meta({ title: '为什么发' }),
  trigger: trigger.meta({ title: '从什么开始' }),
  /** Asked at entry; null lets everybody in. */
  condition: condition.nullable().default(null).meta({ title: '只给谁' }),
  entry: entry.meta({ title: '能进几次' }),
  start: nodeIdField.meta({ title: '第一步' }),
  nodes: z.array(nodeSchema).min(1).max(NODES_MAX).meta({ title: '步骤' }),
  /** What the journey is for: whoever does it leaves with success. */
  goal: z.enum(JOURNEY_FACTS).nullable().default(null).meta({ title: '目标' }),
  /** Whoever is in the segment no more leaves; only of a journey that begins with one. */
  isLeftWithSegment: z.boolean().default(false).meta({ title: '离开人群就结束' }),
  /** Part of the day and of the week in which members are written to, inside of what the quiet hours leave. */
  hours: span.nullable().default(null).meta({ title: '只在什么时段发' }),
  weekdays,
  /** What coupons and points may cost at most; needed where it gives any. */
  budgetFen: z.int().min(1).max(100_000_000).nullable().default(null).meta({ title: '预算（分）' }),
  /** What points count for in it. */
  fenPer100Points: z.int().min(1).max(100_000).default(100).meta({ title: '100 积分按多少分钱算进预算' }),
  /** More than these in a minute begin later. */
  entriesPerMinute: z.int().min(1).max(10_000).default(600).meta({ title: '每分钟最多进多少人' }),
})

export type Definition = z.infer<typeof definitionSchema>
export type JourneyCondition = Condition<Question>

/** Where a node can lead, in the order in which they are drawn. */
export function nextsOf(node: JourneyNode): (string | null)[] {
  switch (node.kind) {
    case 'branch':
      return [node.yes, node.no]
    case 'split':
      return node.parts.map((part) => part.next)
    case 'waitFor':
      return [node.next, node.otherwise]
    case 'end':
      return []
    default:
      return [node.next]
  }
}

export const nodeOf = ({ nodes: all }: Definition, id: string | null): JourneyNode | null =>
  all.find((node) => node.id === id) ?? null

/** Every condition that it asks. */
export const conditionsOf = ({ condition: atEntry, nodes: all }: Definition): JourneyCondition[] => [
  ...(atEntry ? [atEntry] : []),
  ...all.flatMap((node) => (node.kind === 'branch' ? [node.condition] : [])),
]

/** What it listens to beside the calendar: what begins it, what it waits for, what it is for. */
export function factsOf({ trigger: begins, nodes: all, goal }: Definition): JourneyFact[] {
  const facts = [
    ...(begins.kind === 'fact' ? [begins.fact] : []),
    ...all.flatMap((node) => (node.kind === 'waitFor' ? [node.fact] : [])),
    ...(goal === null ? [] : [goal]),
  ]
  return [...new Set(facts)]
}

/** Whether members have to have agreed to what is chosen for them by their records. */
export const needsPersonalization = (definition: Definition): boolean =>
  conditionsOf(definition).length > 0 ||
  definition.trigger.kind === 'segment' ||
  (definition.trigger.kind === 'moment' && ['silent', 'running-out'].includes(definition.trigger.moment))

export const givesSomething = ({ nodes: all }: Definition): boolean =>
  all.some(({ kind }) => kind === 'coupon' || kind === 'points')
