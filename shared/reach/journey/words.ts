import { keysAsNames, type Names } from '#shared/base/condition/names'
import { segmentLanguage } from '#shared/insight/segment/language'
import { unreachable } from '#shared/kernel/invariant'
import { groupedYuan } from '#shared/kernel/money'
import { PURPOSE_TITLE } from '#shared/reach/message/purpose'
import type { Definition, Entry, JourneyNode, Trigger } from './definition'
import { KIND_RULES } from './kind'
import { FACT_TITLE, MOMENT_TITLE } from './occasions'
import type { Duration } from './wait-time'

const UNIT: Record<Duration['unit'], string> = { minutes: '分钟', hours: '小时', days: '天', months: '个月' }
const DAYS = ['', '一', '二', '三', '四', '五', '六', '日']

export const durationText = ({ amount, unit }: Duration) => `${amount} ${UNIT[unit]}`

/** The whole journey, a sentence for each thing, for whoever agrees to it. */
export function definitionSentences(definition: Definition, names?: Names): string[] {
  const { kind, condition, trigger, entry, goal, budgetFen, hours, nodes } = definition
  const { title, holdoutPercent, needsMarketing } = KIND_RULES[kind]
  return [
    `${title}：从“${triggerText(trigger, names)}”开始，${entryText(entry)}`,
    ...(condition ? [`只给：${segmentLanguage.sentence(condition, names)}`] : []),
    needsMarketing ? '只发给同意接收优惠的会员' : '不看是否同意接收优惠：不能写推销的话',
    holdoutPercent > 0 ? `固定留 ${holdoutPercent}% 的人不做，用来比效果` : '每个人都做，没有对照组',
    ...nodes.map((node) => `${node.id}：${nodeText(node, names)}`),
    ...(goal ? [`会员${FACT_TITLE[goal]}了就算达成，提前结束`] : []),
    ...(hours ? [`只在 ${hours.from}–${hours.until} 发`] : []),
    ...(budgetFen === null ? [] : [`最多花 ${groupedYuan(budgetFen)} 元，用完自动暂停`]),
  ]
}

export function triggerText(trigger: Trigger, names: Names = keysAsNames): string {
  switch (trigger.kind) {
    case 'fact': {
      const least = trigger.minFen === undefined ? '' : `满 ${groupedYuan(trigger.minFen)} 元`
      const most = trigger.scoreMax === undefined ? '' : `，评分不高于 ${trigger.scoreMax}`
      return `${FACT_TITLE[trigger.fact]}${least}${most}`
    }
    case 'segment':
      return `进入人群 ${names('segment', trigger.segmentId)}${trigger.isForPresent ? '（已经在的也算）' : ''}`
    case 'moment':
      return trigger.moment === 'running-out'
        ? MOMENT_TITLE[trigger.moment]
        : MOMENT_TITLE[trigger.moment].replace('几天', `${trigger.days} 天`).replace('多少天', `${trigger.days} 天`)
    default:
      return unreachable(trigger)
  }
}

function entryText(entry: Entry): string {
  switch (entry.kind) {
    case 'once':
      return '每位会员一次'
    case 'everyDays':
      return `每位会员 ${entry.days} 天内一次`
    case 'perEvent':
      return '每件事一次'
    default:
      return unreachable(entry)
  }
}

export function nodeText(node: JourneyNode, names: Names = keysAsNames): string {
  switch (node.kind) {
    case 'wait': {
      const days = node.weekdays === null ? '' : `，星期${node.weekdays.map((day) => DAYS[day]).join('、')}`
      const duration = node.duration.amount === 0 ? '' : `等 ${durationText(node.duration)}`
      return `${duration}${node.until === null ? '' : `${duration && '，'}等到 ${node.until}`}${days}` || '等'
    }
    case 'waitFor':
      return `等会员${FACT_TITLE[node.fact]}，最多 ${durationText(node.within)}`
    case 'branch':
      return `看是不是：${segmentLanguage.sentence(node.condition, names)}`
    case 'split':
      return `随机分成 ${node.parts.map(({ percent }) => `${percent}%`).join('、')}`
    case 'message':
      return `微信提醒“${PURPOSE_TITLE[node.purpose]}”，会员点过才发得出`
    case 'inbox':
      return `站内信“${node.title}”：${node.body}`
    case 'coupon':
      return `发一张券“${names('coupon', node.couponKey)}”`
    case 'points':
      return `送 ${node.points} 积分`
    case 'tag':
      return `打标签 ${names('tag', node.tagKey)}，留 ${node.days} 天`
    case 'clerkTask': {
      const offer = node.couponKey === null ? '' : `，可以给“${names('coupon', node.couponKey)}”`
      return `交给店员，${durationText(node.within)}内办：${node.title}${offer}`
    }
    case 'webhook':
      return `通知别的系统“${names('address', node.addressKey)}”，不带会员号和资料`
    case 'end':
      return '结束'
    default:
      return unreachable(node)
  }
}
