import { problemsOf } from '#shared/base/settings/problems'
import { copyProblems } from '#shared/kernel/copy-law'
import { type Definition, definitionSchema, givesSomething, type JourneyNode, nextsOf } from './definition'
import { asksForGoods, GOODS_WORDS, unknownWords } from './goods-words'
import { KIND_RULES } from './kind'
import { MOMENT_TITLE } from './occasions'
import { after } from './wait-time'

/** What stands against a definition, in Simplified Chinese, and where. */
export interface Problem {
  /** Such as `nodes.2.couponKey`; empty for the whole. */
  path: string
  text: string
}

type Read = { definition: Definition; problems: Problem[] } | { definition: null; problems: Problem[] }

const PROBLEMS_MAX = 20
const HOUR_MS = 3_600_000

/** The definition that some data are, with what stands against starting it; null where they are none. */
export function readDefinition(raw: unknown): Read {
  const parsed = definitionSchema.safeParse(raw)
  if (parsed.success) return { definition: parsed.data, problems: definitionProblems(parsed.data) }
  const issues = parsed.error.issues.slice(0, PROBLEMS_MAX)
  // Each line begins with its place, which a page shows in its own way.
  const texts = problemsOf(parsed.error).map((line) => line.slice(line.indexOf('：') + 1))
  const problems = issues.map(({ path }, index) => ({ path: path.join('.'), text: texts[index] ?? '写法不对' }))
  return { definition: null, problems }
}

/** What the definition alone tells; whether coupons, tags, segments and templates are there is asked of the shop. */
export function definitionProblems(definition: Definition): Problem[] {
  return [
    ...graphProblems(definition),
    ...kindProblems(definition),
    ...definition.nodes.flatMap((node, index) =>
      nodeProblems(node).map(({ path, text }) => ({ path: `nodes.${index}.${path}`, text })),
    ),
  ].slice(0, PROBLEMS_MAX)
}

function graphProblems(definition: Definition): Problem[] {
  const { nodes, start } = definition
  const ids = new Set(nodes.map(({ id }) => id))
  const reached = reachedFrom(definition)
  return [
    ...(ids.has(start) ? [] : [{ path: 'start', text: '没有这一步' }]),
    ...nodes.flatMap((node, index) => [
      ...(nodes.findIndex(({ id }) => id === node.id) === index
        ? []
        : [{ path: `nodes.${index}.id`, text: `代号 ${node.id} 用了两次` }]),
      ...nextsOf(node)
        .filter((next) => next !== null && !ids.has(next))
        .map((next) => ({ path: `nodes.${index}`, text: `后面没有 ${next} 这一步` })),
      ...(reached.has(node.id) ? [] : [{ path: `nodes.${index}`, text: '走不到这一步' }]),
      ...(isInQuickCircle(definition, node.id)
        ? [{ path: `nodes.${index}`, text: '绕了一圈回来，中间至少要等 1 小时' }]
        : []),
    ]),
  ]
}

function reachedFrom({ nodes, start }: Definition): Set<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const reached = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = byId.get(id)
    if (!node || reached.has(id)) continue
    reached.add(id)
    open.push(...nextsOf(node).flatMap((next) => next ?? []))
  }
  return reached
}

/** Whether one comes back to a node without having waited for an hour. */
function isInQuickCircle({ nodes }: Definition, start: string): boolean {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const seen = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = byId.get(id)
    if (!node || isLongWait(node)) continue
    for (const next of nextsOf(node)) {
      if (next === start) return true
      if (next !== null && !seen.has(next)) {
        seen.add(next)
        open.push(next)
      }
    }
  }
  return false
}

// An event can come at once, so that waiting for one is no wait in a circle.
const isLongWait = (node: JourneyNode) => node.kind === 'wait' && after(0, node.duration) >= HOUR_MS

function kindProblems(definition: Definition): Problem[] {
  const { kind, trigger, entry, isLeftWithSegment, budgetFen, nodes } = definition
  const fact = trigger.kind === 'fact' ? trigger.fact : null
  const isReply = fact === 'feedback.given' || fact === 'feedback.settled' || fact === 'booking.attended'
  const isAsked = nodes.every((node) => !['inbox', 'coupon', 'points', 'clerkTask', 'webhook'].includes(node.kind))
  const problem = (path: string, text: string) => [{ path, text }]
  return [
    ...(kind === 'welcome' && fact !== 'member.joined'
      ? problem('kind', `“${KIND_RULES.welcome.title}”只能从入会开始`)
      : []),
    ...(kind === 'reply' && !isReply ? problem('kind', `“${KIND_RULES.reply.title}”只能从反馈或参加活动开始`) : []),
    ...(kind === 'asked' && !isAsked
      ? problem('kind', `“${KIND_RULES.asked.title}”里只能有微信提醒，不能发券、送积分、写站内信、通知别的系统`)
      : []),
    ...(isLeftWithSegment && trigger.kind !== 'segment'
      ? problem('isLeftWithSegment', '不是从人群开始的，没有人群可以离开')
      : []),
    ...(givesSomething(definition) && budgetFen === null ? problem('budgetFen', '会发券或送积分，要写预算') : []),
    ...(entry.kind === 'perEvent' && kind === 'shop' && trigger.kind === 'fact'
      ? problem('entry', '店里主动发起的，不能每件事都进；写几天内一次')
      : []),
    ...(trigger.kind === 'fact' && trigger.minFen !== undefined && fact !== 'purchase.recorded'
      ? problem('trigger.minFen', '只有消费才有金额')
      : []),
    ...(trigger.kind === 'fact' && trigger.scoreMax !== undefined && fact !== 'feedback.given'
      ? problem('trigger.scoreMax', '只有评价才有分数')
      : []),
    ...(trigger.kind === 'moment' && trigger.moment === 'silent' && trigger.days < 7
      ? problem('trigger.days', `“${MOMENT_TITLE.silent}”至少写 7`)
      : []),
  ]
}

function nodeProblems(node: JourneyNode): Problem[] {
  switch (node.kind) {
    case 'split': {
      const sum = node.parts.reduce((total, { percent }) => total + percent, 0)
      return sum === 100 ? [] : [{ path: 'parts', text: `加起来是 ${sum}，要是 100` }]
    }
    case 'inbox':
      return wordProblems('body', node.title, node.body)
    case 'clerkTask':
      return wordProblems('say', node.title, node.say)
    case 'wait':
      return node.duration.amount === 0 && node.until === null && node.weekdays === null
        ? [{ path: 'duration', text: '没有写要等什么' }]
        : []
    default:
      return []
  }
}

const lawProblems = (path: string, copy: string): Problem[] =>
  copyProblems(copy).map(({ found, why }) => ({ path, text: `写了“${found}”：${why}` }))

const KNOWN = Object.keys(GOODS_WORDS).join('、')

function wordProblems(path: string, title: string, words: string): Problem[] {
  return [
    ...lawProblems(path, `${title}\n${words}`),
    ...unknownWords(words).map((word) => ({ path, text: `没有“${word}”；能写 ${KNOWN}` })),
    ...(asksForGoods(title) || unknownWords(title).length > 0
      ? [{ path: 'title', text: '标题里不能写大括号里的词' }]
      : []),
  ]
}
