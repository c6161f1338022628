import { businessDayOf } from '#shared/kernel/business-day'
import { timeOf } from '#shared/loyalty/coupon/times'
import type { OwnOccasion } from '#shared/reach/booking/occasion'
import { dayInWords } from './day-in-words'
import { fillField } from './field'
import type { MessageTemplate } from './rules'

/** Stands before the title: WeChat's templates of an occasion have no field for it. */
const CALLED_OFF = '已取消：'
const MOVED = '有改动：'

export const startInWords = (startsAt: number): string => `${dayInWords(businessDayOf(startsAt))} ${timeOf(startsAt)}`

/** What the inbox says to whoever had signed up by then; null where nothing became of it. */
export function changeInWords(occasion: OwnOccasion): { title: string; body: string } | null {
  const { title, startsAt, storeName, place, state, news, calledOff } = occasion
  const at = startInWords(startsAt)
  switch (news?.kind) {
    case 'calledOff':
      return { title: '活动取消了', body: `店里取消了 ${at} 的“${title}”：${calledOff?.reason ?? ''}` }
    case 'moved': {
      const where = [storeName, place].filter(Boolean).join(' ')
      const otherwise = state === 'waiting' ? '你还排着候补，不想等了可以点开退出' : '来不了的话，点开可以取消'
      return { title: '活动时间或地点改了', body: `“${title}”现在是 ${at}，${where}。${otherwise}` }
    }
    default:
      return null
  }
}

/** The title as a message of the change has it. */
export const changedTitle = ({ title, news }: Pick<OwnOccasion, 'title' | 'news'>): string =>
  `${news?.kind === 'calledOff' ? CALLED_OFF : MOVED}${title}`

/** A template that leaves the title out would say when it begins, and not that it does not take place. */
export const saysIsOff = ({ fields }: Pick<MessageTemplate, 'fields'>, values: Readonly<Record<string, string>>) =>
  fields.some((field) => fillField(field, values).includes(CALLED_OFF))
