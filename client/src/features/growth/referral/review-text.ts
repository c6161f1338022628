import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { dayText } from '../../../ui/time-text'

export type ReviewCase = ActionOutput<'referral.listCases'>['cases'][number]
export type HeldBond = ActionOutput<'referral.getCase'>['bonds'][number]
export type ReviewSignal = HeldBond['signals'][number]

/** How many wait and until when, or how those that do not wait any more ended. */
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

/** Where a bond of a case stands; null while it waits. */
export function bondEnd({ decision, state }: HeldBond): string | null {
  if (decision) return DECIDED[decision]
  return state === 'cancelled' ? '已退款或离开' : null
}

/** '+2.0' against the bond, '−0.4' for it. */
export function contributionText(contribution: number): string {
  const figure = Math.abs(contribution).toFixed(1)
  return contribution < 0 ? `−${figure}` : `+${figure}`
}

/** Those that moved the score by a tenth at least; the rest says nothing to a person. */
export const isTelling = ({ contribution }: ReviewSignal) => Math.abs(contribution) >= 0.05

/** 'mem_7K3Q…' as clerks know it. */
export const memberNumber = (memberId: string) => memberId.replace('mem_', '')
