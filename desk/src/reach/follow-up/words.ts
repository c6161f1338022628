import type { ActionOutput } from '../../api/request'

type Lift = ActionOutput<'follow-up.summarize'>['lift']
export type OpenFollowUp = ActionOutput<'follow-up.listOpen'>['followUps'][number]

const REASONS: Record<string, string> = {
  'low-rating': '打了低分',
  birthday: '这周生日',
  'at-risk': '比平时来得少',
  asleep: '好久没来',
  journey: '旅程安排',
}
export const reasonText = (reason: string): string => REASONS[reason] ?? '其他'

export function holderText({ staffName, isLate }: Pick<OpenFollowUp, 'staffName' | 'isLate'>): string {
  if (staffName !== null) return staffName
  return isLate ? '店长（过了时间）' : '还没有人接'
}

/** What may be concluded, and what may not. */
export function liftText(lift: Lift, { asked, keptBack }: { asked: number; keptBack: number }): string {
  if (lift === null) {
    return `还不能下结论：满 14 天的，安排联系的 ${asked} 位，留着没联系的 ${keptBack} 位，两边都要有 20 位`
  }
  const { points, low, high, isClear } = lift
  const range = `95% 的可能在 ${low} 到 ${high} 个百分点之间`
  if (!isClear) return `还不能下结论：又来了的比例差 ${points} 个百分点，${range}`
  return points > 0
    ? `安排联系的，又来了的比例高 ${points} 个百分点（${range}）`
    : `安排联系的，又来了的比例低 ${-points} 个百分点（${range}）`
}
