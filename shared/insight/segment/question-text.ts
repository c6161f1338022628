import { unreachable } from '#shared/kernel/invariant'
import { yuan } from '#shared/kernel/money'
import type { JoinedVia, LastField, NumberField, ProfileField, Question, ScoreField } from './condition'
import { rangeText, type Say, whenText } from './range-text'

/** What keys stand for; a key that nobody knows is shown as it is. */
export type Names = (kind: 'tier' | 'store' | 'tag' | 'group' | 'stage' | 'event' | 'segment', key: string) => string

export const keysAsNames: Names = (_kind, key) => key

/** A question in a line that an operator reads (Simplified Chinese). */
export function questionText(question: Question, names: Names = keysAsNames): string {
  const listed = (kind: Parameters<Names>[0], keys: readonly string[]) => keys.map((key) => names(kind, key)).join('、')
  switch (question.kind) {
    case 'tier':
      return `等级是 ${listed('tier', question.in)}`
    case 'store':
      return `入会门店是 ${listed('store', question.in)}`
    case 'via':
      return `入会方式是 ${question.in.map((via) => VIA_NAMES[via]).join('、')}`
    case 'has':
      return HAS_TEXTS[question.field]
    case 'birthMonth':
      return question.in === 'current' ? '生日在本月' : `生日在 ${question.in.join('、')} 月`
    case 'joined':
      return `入会在 ${whenText(question.when)}`
    case 'number':
      return `${NUMBER_NAMES[question.field]} ${rangeText(question, sayNumber(question.field), '大于 0')}`
    case 'streak':
      return `正在连续签到 ${rangeText(question, days, '不少于 1 天')}`
    case 'last':
      return `最近一次${LAST_NAMES[question.of]}在 ${whenText(question.when)}`
    case 'tag':
      return `有标签 ${listed('tag', question.in)}`
    case 'score':
      return `${SCORE_NAMES[question.field]} ${rangeText(question, sayScore(question.field), '已有评分')}`
    case 'group':
      return `价值分群是 ${listed('group', question.in)}`
    case 'stage':
      return `生命周期是 ${listed('stage', question.in)}`
    case 'performed':
      return `近 ${question.withinDays} 天 ${listed('event', question.events)} ${rangeText(question, times, '不少于 1 次')}`
    case 'lastPerformed':
      return `最近一次 ${listed('event', question.events)} 在 ${whenText(question.when)}`
    case 'bought':
      return boughtText(question)
    case 'inSegment':
      return `在人群 ${names('segment', question.segmentId)} 里`
    case 'wasInSegment': {
      const since = question.withinDays === undefined ? '曾经' : `近 ${question.withinDays} 天内`
      return `${since}在人群 ${names('segment', question.segmentId)} 里`
    }
    case 'bucket':
      return `随机分组 ${question.salt} 的第 ${question.fromPercent} 到 ${question.toPercent}%`
    default:
      return unreachable(question)
  }
}

function boughtText({ withinDays, count, sumFen }: Extract<Question, { kind: 'bought' }>): string {
  const parts: string[] = []
  if (count || !sumFen) parts.push(`消费 ${rangeText(count ?? {}, times, '不少于 1 次')}`)
  if (sumFen) parts.push(`消费额 ${rangeText(sumFen, money, '不少于 0 元')}`)
  return `近 ${withinDays} 天 ${parts.join('、')}`
}

/** How a counter's value is said. */
export function sayNumber(field: NumberField): Say {
  if (field === 'spentFen' || field === 'averageFen') return money
  if (field === 'checkInDays') return days
  return field === 'points' ? (value) => `${value} 分` : times
}

export function sayScore(field: ScoreField): Say {
  if (field === 'ltvFen' || field === 'lossFen') return money
  if (field === 'alive' || field === 'silent30' || field === 'silent90') return percent
  if (field === 'purchases90' || field === 'purchases360') return (value) => `${rounded(value)} 次`
  return (value) => `${rounded(value)} 分`
}

export const times: Say = (value) => `${value} 次`
export const days: Say = (value) => `${value} 天`
export const money: Say = (value) => `${yuan(value)} 元`
const percent: Say = (value) => `${Math.round(value * 1000) / 10}%`
const rounded = (value: number) => Math.round(value * 100) / 100

export const VIA_NAMES: Record<JoinedVia, string> = { wechat: '小程序', import: '收银导入' }

export const HAS_TEXTS: Record<ProfileField, string> = {
  phone: '留了手机号',
  birthday: '填了生日',
  nickname: '填了昵称',
  wechat: '打开过小程序',
}

export const LAST_NAMES: Record<LastField, string> = { purchase: '消费', visit: '打开小程序', checkIn: '签到' }

const NUMBER_NAMES: Record<NumberField, string> = {
  points: '可用积分',
  purchaseCount: '累计消费次数',
  spentFen: '累计消费额',
  averageFen: '平均每次消费',
  checkInDays: '累计签到',
  sessionCount: '打开小程序',
}

const SCORE_NAMES: Record<ScoreField, string> = {
  r: '最近消费 R',
  f: '消费频次 F',
  m: '消费金额 M',
  l: '预期价值 L',
  s: '社交 S',
  value: '综合评分',
  alive: '仍是顾客的概率',
  silent30: '30 天内不再消费的概率',
  silent90: '90 天内不再消费的概率',
  purchases90: '90 天预计消费',
  purchases360: '360 天预计消费',
  ltvFen: '预期价值',
  lossFen: '可能流失的价值',
}
