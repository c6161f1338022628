import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { clockText, deadlineText, momentText } from '../../../ui/time-text'

export type FollowUp = ActionOutput<'follow-up.list'>['followUps'][number]
type Figures = ActionOutput<'follow-up.getFigures'>

const REASONS: Record<string, string> = {
  'low-rating': '上次不满意',
  birthday: '这周生日',
  'at-risk': '比平时来得少',
  asleep: '好久没来',
  journey: '店里安排',
}

/** A word that this version does not know is still a task. */
export const reasonText = (reason: string): string => REASONS[reason] ?? '店里安排'

const STATES: Record<string, string> = { done: '办好了', notReached: '没联系上', notWanted: '不需要' }
export const stateText = (state: string): string => STATES[state] ?? '已结束'

/** '20:00 前' today, the day with it later, and that it is over. */
export function dueText(dueAt: number, now: number): string {
  if (dueAt <= now) return '过时间了'
  return businessDayOf(dueAt) === businessDayOf(now)
    ? `${clockText(dueAt)} 前`
    : deadlineText(dueAt).replace(' 23:59', '')
}

export function endedText(endedAt: number | null, today: BusinessDay): string {
  return endedAt === null ? '' : momentText(endedAt, today)
}

/** In people, because a share of nine says more than it knows. */
export function figuresText({ staff, keptBack, isWhole }: Figures): string {
  const reached = staff.reduce(
    (sum, { reached: each }) => ({ members: sum.members + each.members, cameBack: sum.cameBack + each.cameBack }),
    { members: 0, cameBack: 0 },
  )
  if (reached.members === 0) return '联系过的客人，14 天以后这里写有几位又来了'
  const called = `${isWhole ? '本店' : ''}联系过的 ${reached.members} 位里 ${reached.cameBack} 位在 14 天内又来了`
  if (keptBack.members === 0) return called
  return `${called}；没联系的同类客人是 ${keptBack.members} 位里 ${keptBack.cameBack} 位`
}

export const doneOf = ({ staff }: Figures): number => staff.reduce((sum, { done }) => sum + done, 0)
