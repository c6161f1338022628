import type { BusinessDay } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import { dayText } from '../../ui/time-text'
import type { Closed, Terms } from './invite'

export interface ClosedText {
  title: string
  note: string
}

/** Why nobody new is counted now, and what goes on all the same. */
export function closedText(closed: Closed, terms: Terms | null): ClosedText {
  const goesOn = '之前入会的好友照常计入'
  switch (closed) {
    case 'not-open':
      return { title: '现在没有邀请活动', note: `有新的活动时会写在这里。${goesOn}` }
    case 'ended':
      return { title: `这一期邀请活动${endText(terms)}结束了`, note: goesOn }
    case 'budget-used':
      return { title: '这一期的名额用完了', note: `新入会的好友不再计入。${goesOn}` }
    case 'cap-reached':
      return terms?.cap.per === 'month'
        ? { title: '本月计入的好友已满', note: `下个月可以继续邀请。${goesOn}` }
        : { title: '这一期计入的好友已满', note: goesOn }
    default:
      return unreachable(closed)
  }
}

function endText(terms: Terms | null): string {
  // The server’s days are business days; brands do not travel.
  return terms?.endDay ? `在 ${dayText(terms.endDay as BusinessDay)}` : ''
}
