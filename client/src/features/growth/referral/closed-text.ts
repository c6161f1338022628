import { type BusinessDay, monthOf } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import { dayText } from '../../../ui/time-text'
import type { ClosedReason, Terms } from './invite'

export interface ClosedText {
  title: string
  note: string
}

/** Why nobody new counts on this day, and what still goes on. */
export function closedText(closed: ClosedReason, terms: Terms | null, today: BusinessDay): ClosedText {
  const goesOn = '之前入会的好友照常计入'
  switch (closed) {
    case 'not-open':
      return { title: '现在没有邀请活动', note: `有新的活动时会写在这里。${goesOn}` }
    case 'ended':
      return { title: `这一期邀请活动${endText(terms)}结束了`, note: goesOn }
    case 'budget-used':
      return { title: '这一期的名额用完了', note: `新入会的好友不再计入。${goesOn}` }
    case 'cap-reached':
      return capText(terms, today)
    default:
      return unreachable(closed)
  }
}

/** The cap belongs to the month or programme in which a friend acts; what friends themselves get has no cap. */
function capText(terms: Terms | null, today: BusinessDay): ClosedText {
  const over = '再达标的好友，你不再获得奖励，好友的那一份不受影响'
  if (terms?.cap.per !== 'month') return { title: '这一期计入的好友已满', note: over }
  const { endDay } = terms
  const isOpenNextMonth = endDay === null || monthOf(endDay) > monthOf(today)
  const next = isOpenNextMonth
    ? '下个月可以继续邀请'
    : `这一期邀请活动到 ${dayText(endDay)} 为止，之前入会的好友下个月达标照常计入`
  return { title: '本月计入的好友已满', note: `本月${over}。${next}` }
}

function endText(terms: Terms | null): string {
  return terms?.endDay ? `在 ${dayText(terms.endDay)}` : ''
}
