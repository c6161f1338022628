import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { dayText } from '../../../ui/time-text'

export type ReviewCase = ActionOutput<'referral.listCases'>['cases'][number]
export type HeldBond = ActionOutput<'referral.getCase'>['bonds'][number]
export type ReviewSignal = HeldBond['signals'][number]

/** How many friends wait and until when, or how the decided ones ended. */
export function caseNote({ open, released, refused, lapsed, lapsesAt }: ReviewCase): string {
  if (open > 0) {
    const until = lapsesAt === null ? '' : `，${dayText(businessDayOf(lapsesAt))}起自动通过`
    return `${open} 位好友等审核${until}`
  }
  const ends = [
    released > 0 && `放行 ${released}`,
    refused > 0 && `不发放 ${refused}`,
    lapsed > 0 && `到期通过 ${lapsed}`,
  ]
  return ends.filter(Boolean).join('，')
}

const DECIDED = { released: '已放行', refused: '不发放', lapsed: '到期通过' } as const

/** The outcome of a bond in a case; null while it waits. */
export function bondEnd({ decision, state }: HeldBond): string | null {
  if (decision) return DECIDED[decision]
  return state === 'cancelled' ? '已退款或离开' : null
}

/** A member as clerks know them: 'mem_7K3Q…'. */
export const memberNumber = (memberId: string) => memberId.replace('mem_', '')
