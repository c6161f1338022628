import { businessDayOf } from '#shared/kernel/business-day'
import { yuan } from '#shared/kernel/money'
import type { ApiError } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { refusalText } from '../../../api/refusal-text'
import { dayText } from '../../../ui/time-text'

export type Approval = ActionOutput<'approval.list'>['approvals'][number]

const STATES: Record<string, string> = {
  open: '等批准',
  approved: '正在办',
  done: '办好了',
  failed: '没有办成',
  refused: '没有批准',
  withdrawn: '撤回了',
  expired: '到期作废',
}

export const stateText = (status: string): string => STATES[status] ?? '已有结果'

/** '最多花 500 元' */
export function costText({ kind, fen = 0, points = 0 }: Approval['cost']): string {
  switch (kind) {
    case 'fen':
      return `最多花 ${yuan(fen)} 元`
    case 'points':
      return `${points} 积分`
    case 'open':
      return '花费没有上限'
    default:
      return '这一步不花钱'
  }
}

/** Who asked and when, and the outcome once it is decided. Whom it waits for is shown beside it. */
export function approvalNote({ by, at, status, text, own }: Approval): string {
  const waits = status === 'open' ? '等别人批准' : stateText(status)
  const parts = [by, dayText(businessDayOf(at)), ...(own.mayApprove ? [] : [waits])]
  return `${text}。${parts.join(' · ')}`
}

const WHY_NOT: Record<string, string> = {
  noRight: '你没有批准这件事的权限',
  samePerson: '自己提的，要另一个人批准',
  tooEarly: '自己提的，要等一段时间才能批准',
  overCap: '花费超过一个人能批准的上限，要另一个人批准',
}

/** Why this person cannot agree; null when they can. */
export function whyNot({ own: { problem } }: Approval): string | null {
  return problem === null ? null : (WHY_NOT[problem] ?? '你现在不能批准')
}

/** Kept apart from the members' refusals, because only people who run the shop meet these. */
const PROBLEMS: Record<string, string> = {
  APPROVAL_CHANGED: '现在办的结果和你看到的不一样了，请看过再批准',
  APPROVAL_OVER: '这件已经有了结果',
  APPROVAL_NOT_FOUND: '没有找到这件',
  APPROVAL_NOT_POSSIBLE: '现在还不能批准，先看列出的问题',
  PROPOSAL_STALE: '规则在这期间改过，要重新起草',
}

export function problemText(error: ApiError): string {
  const problem = error.code === 'PROPOSAL_NOT_READY' ? WHY_NOT[String(error.details?.problem)] : PROBLEMS[error.code]
  return problem ?? refusalText(error)
}
