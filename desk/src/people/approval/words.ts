import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'
import { grouped, money } from '../../ui/words'

export type Approval = ActionOutput<'approval.list'>['approvals'][number]

const STATES: Record<string, [Tone, string]> = {
  open: ['watch', '等批准'],
  approved: ['watch', '已批准，正在办'],
  done: ['good', '办好了'],
  failed: ['bad', '批准了，没有办成'],
  refused: ['plain', '没有批准'],
  withdrawn: ['plain', '撤回了'],
  expired: ['plain', '到期作废'],
}

export const stateOf = (status: string): [Tone, string] => STATES[status] ?? ['plain', status]

/** '最多 ¥500.00' */
export function costText({ kind, fen = 0, points = 0 }: Approval['cost']): string {
  switch (kind) {
    case 'fen':
      return `最多 ${money(fen)}`
    case 'points':
      return `${grouped(points)} 积分`
    case 'open':
      return '没有上限'
    default:
      return '这一步不花钱'
  }
}

/** The rule document that it writes; null where it writes none. */
export function documentOf({ kind, subject }: Approval): string | null {
  if (kind === 'coupon.launch') return subject.replace(/^tpl_/, 'coupon-template:')
  return kind === 'rules' || kind === 'settings.rollBack' ? subject : null
}

/** The page of the thing that the approval is about, where it can be seen whole. */
export function placeOf({ kind, subject, approvalId, status }: Approval): { to: string; title: string } | null {
  if (kind === 'rules' && subject.startsWith('coupon-template:')) {
    return { to: `/coupons/tpl_${subject.slice('coupon-template:'.length)}/${approvalId}`, title: '看完整的券和演算' }
  }
  // It is there once it is done.
  if (kind === 'coupon.launch' && status !== 'done') return null
  if (kind === 'rules') return { to: `/rules/${subject}/${approvalId}`, title: '看完整的规则和演算' }
  if (kind === 'settings.rollBack') return { to: `/rules/${subject}`, title: '看这份规则和以前的版本' }
  if (subject.startsWith('mem_')) return { to: `/members/${subject}`, title: '看这位会员' }
  if (subject.startsWith('jny_')) return { to: `/journeys/${subject}`, title: '看这个旅程' }
  if (subject.startsWith('tpl_')) return { to: `/coupons/${subject}`, title: '看这张券' }
  return null
}
