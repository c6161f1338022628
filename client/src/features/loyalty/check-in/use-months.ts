import { useEffect, useState } from 'react'
import { addDays, addMonths, type BusinessMonth, monthOf } from '#shared/kernel/business-day'
import { RUN_KEPT_DAYS } from '#shared/loyalty/check-in/runs'
import { recordEvent } from '../../../api/record-event'
import { useQuery } from '../../../api/use-query'
import { type Calendar, countStamps, hasEarlier } from './calendar-view'

interface VisitedMonths {
  month: BusinessMonth
  /** All stamps of this month and the months before it. */
  stampsUpTo: number
}

/** Pages through the months, from today's back to that of the first stamp. */
export function useMonths(current: Calendar) {
  const [past, setPast] = useState<VisitedMonths[]>([])
  const shown: VisitedMonths = past[past.length - 1] ?? { month: current.month, stampsUpTo: current.totalDays }
  const isCurrent = past.length === 0
  const asked = useQuery('check-in.getCalendar', { month: shown.month }, { enabled: !isCurrent })
  const { refresh } = asked
  // A make-up changes earlier months too, and shows in the current one first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer for today's month is the cause
  useEffect(() => {
    if (!isCurrent) void refresh()
  }, [current, isCurrent, refresh])
  const calendar = isCurrent ? current : asked.data
  const oldestMonth = monthOf(addDays(current.today, -RUN_KEPT_DAYS))
  const canGoBack = calendar !== null && hasEarlier(calendar, shown.stampsUpTo, oldestMonth)

  const goBack = () => {
    if (!calendar || !canGoBack) return
    const month = addMonths(shown.month, -1)
    setPast([...past, { month, stampsUpTo: shown.stampsUpTo - countStamps(calendar) }])
    recordEvent('calendar.browsed', { month })
  }
  const goForward = () => setPast(past.slice(0, -1))
  return { month: shown.month, calendar, asked, isCurrent, canGoBack, goBack, goForward }
}
