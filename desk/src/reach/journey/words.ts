import type { Names } from '#shared/base/condition/names'
import type { JourneyNode, NodeKind } from '#shared/reach/journey/definition'
import { KIND_RULES } from '#shared/reach/journey/kind'
import { COUPON_TO_CHOOSE } from '#shared/reach/journey/ready'
import { durationText, nodeText } from '#shared/reach/journey/words'
import { PURPOSE_TITLE, type Purpose } from '#shared/reach/message/purpose'
import type { ActionOutput } from '../../api/request'
import type { IconName } from '../../ui/Icon'
import type { Tone } from '../../ui/Page'
import type { DraftStep } from './steps'

export type JourneyLine = ActionOutput<'journey.list'>['journeys'][number]
export type Figures = ActionOutput<'journey.figures'>

const STATES: Record<string, [Tone, string]> = {
  draft: ['plain', '没有开始'],
  live: ['good', '进行中'],
  paused: ['watch', '暂停'],
  ending: ['watch', '不再进人'],
  ended: ['plain', '结束了'],
}
export const stateOf = (state: string): [Tone, string] => STATES[state] ?? ['plain', state]

const PAUSED: Record<string, string> = {
  person: '有人暂停了它',
  budget: '预算用完，自己停下了',
  forecast: '最近进来的人比平常多得多，自己停下了',
  failures: '出错太多，自己停下了',
  template: '微信提醒的模板没有了，自己停下了',
}
export const pausedText = (why: string | null): string | null => (why === null ? null : (PAUSED[why] ?? '自己停下了'))

/** Of each kind of step: what it is called, what it is for, and its mark on the picture. */
export const STEP_KINDS: Record<NodeKind, { title: string; about: string; icon: IconName }> = {
  wait: { title: '等一段时间', about: '几分钟到几个月，再等到几点', icon: 'clock' },
  waitFor: { title: '等一件事', about: '等会员消费、签到……等不到就走另一边', icon: 'clock' },
  branch: { title: '按条件分', about: '符合条件的走一边，别的走另一边', icon: 'branch' },
  split: { title: '随机分', about: '按百分比分成几份，好比较', icon: 'branch' },
  message: { title: '微信提醒', about: '会员点过“提醒我”的才发得出', icon: 'bell' },
  inbox: { title: '站内信', about: '写进 我的 → 消息', icon: 'message' },
  coupon: { title: '发券', about: '花钱，要预算和另一个人批准', icon: 'coupon' },
  points: { title: '送积分', about: '花钱，要预算和另一个人批准', icon: 'bag' },
  tag: { title: '打标签', about: '贴一个手工标签，过几天自己掉', icon: 'segment' },
  clerkTask: { title: '交给店员', about: '店员的手机上多一件要做的事', icon: 'check' },
  webhook: { title: '通知别的系统', about: '只去店主放行的网址，不带会员号和资料', icon: 'send' },
  end: { title: '结束', about: '走到这里就完', icon: 'steps' },
}
export const NODE_KINDS = Object.keys(STEP_KINDS) as NodeKind[]

/** A step in half a line; of one that is not written yet, its kind. */
export function stepText(step: DraftStep, nameOf: Names): string {
  try {
    if (step.kind === 'inbox' || step.kind === 'clerkTask') {
      return step.title === '' ? STEP_KINDS[step.kind].title : `“${String(step.title)}”`
    }
    if (step.kind === 'coupon')
      return isChosen(step.couponKey) ? nameOf('coupon', String(step.couponKey)) : '还没有选券'
    if (step.kind === 'webhook')
      return isChosen(step.addressKey) ? nameOf('address', String(step.addressKey)) : '还没有选地址'
    if (step.kind === 'message') return `“${PURPOSE_TITLE[step.purpose as Purpose] ?? ''}”`
    if (step.kind === 'wait') return waitText(step)
    // A step that is checked says itself; what is still being written may lack a part.
    return nodeText(step as unknown as JourneyNode, nameOf)
  } catch {
    return STEP_KINDS[step.kind]?.title ?? step.kind
  }
}

const isChosen = (key: unknown) => typeof key === 'string' && key !== '' && key !== COUPON_TO_CHOOSE

/** A problem as the page says it: what stands where a coupon is to be chosen is no coupon. */
export const problemText = (text: string): string => (text.includes(COUPON_TO_CHOOSE) ? '选一张在用的券' : text)

const waitText = (step: DraftStep): string => {
  const { duration, until } = step as unknown as Extract<JourneyNode, { kind: 'wait' }>
  return (
    [duration.amount > 0 ? durationText(duration) : null, until ? `到 ${until}` : null].filter(Boolean).join('，') ||
    '还没有写等什么'
  )
}

/** '3 · 站内信 “欢迎入会”', as fields call a step that they lead to. */
export const stepName = (step: DraftStep, number: number, nameOf: Names): string => {
  const text = stepText(step, nameOf)
  const { title } = STEP_KINDS[step.kind]
  return text === title ? `${number} · ${title}` : `${number} · ${title} ${text}`
}

export const kindText = (kind: string): string => KIND_RULES[kind as keyof typeof KIND_RULES]?.title ?? kind

/** '3 分钟', for how late something is. */
export function lateText(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return '不到 1 分钟'
  return minutes < 120 ? `${minutes} 分钟` : `${Math.round(minutes / 60)} 小时`
}
