import type { RequestKind, RequestWay } from '#shared/front/privacy/request'
import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

export type PrivacyRequest = ActionOutput<'privacy.listRequests'>['requests'][number]

const KINDS: Record<RequestKind, string> = {
  copy: '看自己的资料',
  correction: '更正资料',
  deletion: '注销',
  consent: '同意或撤回',
  other: '其他',
}
const WAYS: Record<RequestWay, string> = { phone: '手机', store: '到店', call: '来电', letter: '来信' }
const OUTCOMES: Record<Exclude<PrivacyRequest['status'], 'open'>, readonly [Tone, string]> = {
  done: ['good', '办完'],
  refused: ['watch', '没有照办'],
  withdrawn: ['plain', '会员收回'],
}

const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

export const KIND_OPTIONS = optionsOf(KINDS)
/** Staff never enter what a member does on the phone, so that way is left out. */
export const WAY_OPTIONS = optionsOf(WAYS).filter(({ value }) => value !== 'phone')

/** A newer shop may have words that this page does not know. */
export const kindTitle = (kind: string): string => KIND_OPTIONS.find(({ value }) => value === kind)?.label ?? kind
export const wayTitle = (way: string): string => (way in WAYS ? WAYS[way as RequestWay] : way)
/** The state of a request: its deadline while it is open, its outcome afterwards. */
export function standOf(request: PrivacyRequest, now: number): readonly [Tone, string] {
  const { status, dueDay, daysLeft } = request
  if (status !== 'open') return OUTCOMES[status] ?? ['plain', status]
  if (dueDay < businessDayOf(now)) return ['bad', daysLeft === 0 ? '过期' : `过期 ${-daysLeft} 个工作日`]
  if (daysLeft === 0) return ['bad', '今天到期']
  return [daysLeft <= 3 ? 'watch' : 'good', `还有 ${daysLeft} 个工作日`]
}

/** The recorded action, in words; a new action is shown by its name. */
const ACTS: Record<string, string> = {
  'member-page.get': '打开一位会员',
  'member.find': '按号找到一位会员',
  'member.search': '按昵称找会员',
  'member.revealPhone': '看手机号全号',
  'member.correct': '更正资料',
  'privacy.readRecord': '看会员资料副本',
  'privacy.listConsents': '看同意记录',
  'privacy.fileRequest': '登记请求',
  'privacy.done': '办完请求',
  'privacy.refused': '没有照办的请求',
  'privacy.withdrawn': '会员收回的请求',
  'purchase.listOfMember': '看会员的消费',
  'points.listLedger': '看会员的积分流水',
  'purchase.find': '按小票或日子找消费',
  'purchase.findAtTill': '收银台找消费',
  'score.explain': '看会员的评分',
  'score.list': '看评分名单',
  'score.listWarnings': '看预警名单',
  'tag.getMember': '看会员的标签',
  'tag.listMembers': '看标签名单',
  'segment.listMembers': '看人群名单',
  'segment.explain': '看会员为什么在人群里',
  'staff.lookUpMember': '收银台看会员',
  'export.start': '开始一份导出',
  'export.get': '打开导出、拿地址',
  'export.cancel': '收回导出',
}
export const actTitle = (action: string): string => ACTS[action] ?? action

/** Whether a recorded act concerns personal data, as far as this page knows. */
export const isPersonalAct = (action: string): boolean => action in ACTS
