import { LIFECYCLE_NAMES } from '#shared/insight/lifecycle/lifecycle'
import { SCORE_NAMES } from '#shared/insight/score/questions'
import { STAGE_NAMES } from '#shared/insight/score/why-text'
import { segmentQuestions } from '#shared/insight/segment/questions'
import { recordQuestions } from '#shared/insight/tag/language'
import { tagQuestions } from '#shared/insight/tag/questions'
import { LAST_NAMES, NUMBER_NAMES } from '#shared/ledger/account/questions'
import { HAS_NAMES } from '#shared/people/member/questions'
import type { AskedKinds } from '../../base/condition/Builder'
import type { Choices } from '../../ui/form/form-context'

const questions = { ...recordQuestions, ...tagQuestions, ...segmentQuestions }

/** The title of each question in a selection list; a kind without a title does not compile. */
const TITLES: Record<keyof typeof questions, string> = {
  tier: '等级',
  store: '入会门店',
  via: '入会方式',
  has: '留了什么',
  birthMonth: '生日月份',
  joined: '入会时间',
  number: '积分、成长值等数字',
  streak: '连续签到',
  last: '上次做某件事',
  score: '评分',
  group: '评分分组',
  stage: '消费阶段',
  lifecycle: '生命周期',
  engagement: '参与度',
  performed: '做过某个行为',
  lastPerformed: '上次的行为',
  bought: '消费',
  bucket: '随机分组',
  tag: '标签',
  inSegment: '在人群里',
  wasInSegment: '进过人群',
}

const choicesOfNames = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

/** Of questions that ask for one of several numbers or acts. */
const CHOICES: Partial<Record<keyof typeof questions, Choices>> = {
  number: { field: NUMBER_NAMES },
  score: { field: SCORE_NAMES },
  has: { field: HAS_NAMES },
  last: { of: LAST_NAMES },
  stage: { in: choicesOfNames(STAGE_NAMES) },
  lifecycle: { in: choicesOfNames(LIFECYCLE_NAMES) },
}

export const SEGMENT_KINDS: AskedKinds = Object.fromEntries(
  Object.entries(questions).map(([kind, { schema }]) => [
    kind,
    { title: TITLES[kind as keyof typeof questions], schema, ...choicesOf(kind as keyof typeof questions) },
  ]),
)

function choicesOf(kind: keyof typeof questions): { choices?: Choices } {
  const choices = CHOICES[kind]
  return choices ? { choices } : {}
}
