import type { ActionInput, ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

export type Draft = ActionInput<'experiment.save'>['draft']
export type Shown = ActionOutput<'experiment.get'>

/** What is written in the dialog: as the draft, with numbers that may still be missing. */
export interface ExperimentForm {
  name: string
  hypothesis: string
  surface: Draft['surface']
  /** Of a surface that is many places, which; null while none is chosen. */
  placeId: string | null
  arms: { title: string; weightPercent: number | null; content: string }[]
  segmentId: string | null
  coveragePercent: number | null
  namespace: { name: string; fromPercent: number | null; untilPercent: number | null }
  figure: Draft['figure']
  withinDays: number | null
  changePercent: number | null
  guardrails: Draft['figure'][]
  toleratedPercent: number | null
}

export const ARMS_MAX = 4

export const FIGURES: readonly { value: Draft['figure']; label: string }[] = [
  { value: 'bought', label: '买过的会员' },
  { value: 'spent', label: '每位会员的消费' },
  { value: 'buyDays', label: '每位会员买的天数' },
  { value: 'visitDays', label: '每位会员来的天数' },
  { value: 'checkIns', label: '每位会员的签到' },
]

/** `words`: what can be chosen; null where something is typed, or chosen from what the shop has there (`isListed`). */
export const SURFACES: readonly {
  value: Draft['surface']
  label: string
  words: readonly { value: string; label: string }[] | null
  isListed?: boolean
  /** What the field is called that says which of many places. */
  placeLabel?: string
  help: string
}[] = [
  {
    value: 'homeOrder',
    label: '首页的先后',
    words: [
      { value: 'checkInFirst', label: '签到在前（现在这样）' },
      { value: 'couponsFirst', label: '可领的券在前' },
    ],
    help: '第一个方案是拿来比的，一般就是现在这样',
  },
  {
    value: 'inviteLine',
    label: '首页“邀请有礼”下面那句话',
    words: null,
    help: '最多 20 个字，不能有数字、金额和折扣；现在是“你和好友各得什么、怎么算”',
  },
  {
    value: 'articleOrder',
    label: '看茶的顺序',
    words: [
      { value: 'interests', label: '合口味的在前（现在这样）' },
      { value: 'newest', label: '新的在前' },
      { value: 'unread', label: '没读过的在前' },
    ],
    help: '第一个方案是拿来比的，一般就是现在这样',
  },
  {
    value: 'articleFirst',
    label: '看茶最前面的一篇',
    words: null,
    isListed: true,
    help: '第一个方案是拿来比的，一般就是“和现在一样”',
  },
  {
    value: 'taskFirst',
    label: '任务页最前面的一件',
    words: null,
    isListed: true,
    help: '只换先后，任务的奖励对每个人都一样',
  },
  {
    value: 'journey',
    label: '旅程里的随机分',
    words: null,
    isListed: true,
    placeLabel: '哪个旅程的哪一步',
    help: '没参加的会员照旅程里写的百分比走。多送的一份从旅程的预算里出；公布过的等级、阶梯和奖励不能在这里变',
  },
]

export const surfaceOf = (surface: Draft['surface']) => SURFACES.find(({ value }) => value === surface)

export const blankForm = (): ExperimentForm => ({
  name: '',
  hypothesis: '',
  surface: 'homeOrder',
  placeId: null,
  arms: armsFor('homeOrder'),
  segmentId: null,
  coveragePercent: 100,
  namespace: { name: '', fromPercent: 0, untilPercent: 50 },
  figure: 'bought',
  withinDays: 14,
  changePercent: 20,
  guardrails: [],
  toleratedPercent: 10,
})

/** Two arms of even weight, as a surface begins. */
export function armsFor(surface: Draft['surface']): ExperimentForm['arms'] {
  const words = surfaceOf(surface)?.words
  return ['和现在一样', '新的'].map((title, at) => ({ title, weightPercent: 50, content: words?.[at]?.value ?? '' }))
}

export function formOf(shown: Shown): ExperimentForm {
  const { name, hypothesis, segmentId, coveragePercent, withinDays, changePercent, guardrails, namespace } = shown
  return {
    ...{ name, hypothesis, segmentId, coveragePercent, withinDays, changePercent },
    surface: shown.surface as Draft['surface'],
    placeId: shown.placeId ?? null,
    figure: shown.figure as Draft['figure'],
    arms: shown.arms.map(({ title, weightPercent, content }) => ({ title, weightPercent, content })),
    namespace: namespace ?? { name: '', fromPercent: 0, untilPercent: 50 },
    guardrails: guardrails.map(({ figure }) => figure as Draft['figure']),
    toleratedPercent: guardrails[0]?.toleratedPercent ?? 10,
  }
}

/** Why it cannot be saved yet; null when it can. What a text may say is the server's to judge. */
export function missingIn(form: ExperimentForm): string | null {
  if (form.name.trim() === '') return '给实验起个名字'
  if (form.hypothesis.trim() === '') return '写下想知道什么、为什么这样想'
  if (surfaceOf(form.surface)?.placeLabel && form.placeId === null) return '选在哪一处试'
  if (form.arms.some(({ title, content }) => title.trim() === '' || content.trim() === ''))
    return '每个方案都要有名字和做法'
  const sum = form.arms.reduce((total, { weightPercent }) => total + (weightPercent ?? 0), 0)
  if (sum !== 100) return `各方案的比例加起来是 ${sum}%，要正好是一百`
  if (new Set(form.arms.map(({ content }) => content)).size < form.arms.length) return '两个方案做的是同一件事'
  if (form.coveragePercent === null || form.withinDays === null || form.changePercent === null) return '把数字填完'
  return null
}

export function draftOf(form: ExperimentForm): Draft {
  const { namespace, guardrails, toleratedPercent, arms, coveragePercent, withinDays, changePercent, ...rest } = form
  return {
    ...rest,
    arms: arms.map((arm) => ({ ...arm, weightPercent: arm.weightPercent ?? 0 })),
    coveragePercent: coveragePercent ?? 100,
    withinDays: withinDays ?? 14,
    changePercent: changePercent ?? 20,
    namespace:
      namespace.name.trim() === ''
        ? null
        : {
            name: namespace.name,
            fromPercent: namespace.fromPercent ?? 0,
            untilPercent: namespace.untilPercent ?? 100,
          },
    guardrails: guardrails.map((figure) => ({ figure, toleratedPercent: toleratedPercent ?? 0 })),
  }
}

export const VERDICTS: Record<string, { tone: Tone; word: string }> = {
  none: { tone: 'plain', word: '还没数' },
  broken: { tone: 'bad', word: '人数对不上，不能用' },
  open: { tone: 'watch', word: '还不能说' },
  better: { tone: 'good', word: '有更高的' },
  worse: { tone: 'bad', word: '有更低的' },
  same: { tone: 'plain', word: '没看出不同' },
}

const STATUSES: Record<string, { tone: Tone; word: string }> = {
  draft: { tone: 'plain', word: '还没开始' },
  running: { tone: 'good', word: '在跑' },
  stopped: { tone: 'watch', word: '停了' },
  shipped: { tone: 'plain', word: '已给所有人' },
}

export function statusOf({ status, stoppedBy }: Pick<Shown, 'status' | 'stoppedBy'>): { tone: Tone; word: string } {
  if (status === 'stopped' && stoppedBy === 'guardrail') return { tone: 'bad', word: '碰到护栏，停了' }
  return STATUSES[status] ?? { tone: 'plain', word: status }
}
