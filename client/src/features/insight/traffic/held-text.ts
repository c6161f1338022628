import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { dayText } from '../../../ui/time-text'

export type HeldCase = ActionOutput<'traffic.listCases'>['cases'][number]
export type HeldCasePage = ActionOutput<'traffic.getCase'>
export type HeldMember = HeldCasePage['members'][number]
export type HeldSignal = HeldMember['signals'][number]

/** How many members wait and until when, or how the decided ones ended. */
export function caseNote({ open, released, refused, lapsed, lapsesAt }: HeldCase): string {
  if (open > 0) {
    const until = lapsesAt === null ? '' : `，${dayText(businessDayOf(lapsesAt))}起自动放行`
    return `${open} 位会员等审核${until}`
  }
  const ends = [
    released > 0 && `放行 ${released}`,
    refused > 0 && `确认 ${refused}`,
    lapsed > 0 && `到期放行 ${lapsed}`,
  ]
  return ends.filter(Boolean).join('，')
}

const DECIDED = { released: '已放行', refused: '已确认', lapsed: '到期放行' } as const

/** By which entrance and when a member came to be held, and how it ended if it did. */
export function memberNote({ entrance, heldAt, decision }: HeldMember): string {
  const parts = [
    entrance === null ? null : `从“${entrance}”来`,
    `${dayText(businessDayOf(heldAt))}停放`,
    decision === null ? null : DECIDED[decision],
  ]
  return parts.filter((part) => part !== null).join('，')
}
