import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import type { WeekDay } from '../../../ui/WeekStrip'

export type CheckInSummary = ActionOutput<'home.open'>['checkIn']

const LABELS = ['一', '二', '三', '四', '五', '六', '日']

/** Monday to Sunday as the strip draws them. */
export function weekDays({ week, nextReward, isDoneToday }: CheckInSummary, today: BusinessDay): WeekDay[] {
  const rewardDay = nextReward && dayOfReward(nextReward.inDays, today, isDoneToday)
  return week.map(({ day, isCheckedIn, isToday, points }, index) => ({
    label: isToday ? '今天' : (LABELS[index] ?? ''),
    state: isCheckedIn ? 'done' : isToday ? 'today' : day < today ? 'missed' : 'ahead',
    reward: points > 0 ? `+${points}` : '',
    isSpecial: day === rewardDay,
  }))
}

/** The day of a reward that is `inDays` more check-ins away, if the member misses none. */
export function dayOfReward(inDays: number, today: BusinessDay, isDoneToday: boolean): BusinessDay {
  return addDays(today, isDoneToday ? inDays : inDays - 1)
}
