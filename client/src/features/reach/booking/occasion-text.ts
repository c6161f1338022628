import { businessDayOf, weekdayOf } from '#shared/kernel/business-day'
import type { BookingRefusal } from '#shared/reach/booking/decide'
import type { ApiError } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { actText } from '../../../api/clerk-text'
import { refusalText } from '../../../api/refusal-text'
import { clockText, dayText } from '../../../ui/time-text'

export type OccasionCard = ActionOutput<'booking.listOpen'>['coming'][number]
export type OccasionPage = ActionOutput<'booking.get'>

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const
const MINUTE_MS = 60_000

/** '11月28日 周六 14:00' */
export function whenText(at: number): string {
  const day = businessDayOf(at)
  return `${dayText(day)} 周${WEEKDAYS[weekdayOf(day) % 7]} ${clockText(at)}`
}

export function lengthText({ startsAt, endsAt }: Pick<OccasionCard, 'startsAt' | 'endsAt'>): string {
  const minutes = Math.round((endsAt - startsAt) / MINUTE_MS)
  return minutes >= 120 ? `大约 ${Math.round(minutes / 30) / 2} 小时` : `大约 ${minutes} 分钟`
}

export function placesText({
  places,
  placesLeft,
  waiting,
}: Pick<OccasionCard, 'places' | 'placesLeft' | 'waiting'>): string {
  if (placesLeft > 0) return `${places} 个位子，还有 ${placesLeft} 个`
  return waiting > 0 ? `${places} 个位子已满，${waiting} 人候补` : `${places} 个位子已满，可以候补`
}

/** What the member has there, in a word; a state that only newer shops know is said as nothing. */
export function mineText({ mine, status }: Pick<OccasionCard, 'mine' | 'status'>): string | null {
  if (mine === null) return null
  if (status === 'calledOff' && mine !== 'cancelled') return '店里取消了'
  return STATES[mine] ?? null
}

const STATES: Record<string, string> = {
  booked: '已报名',
  waiting: '候补中',
  cancelled: '已取消',
  attended: '来过了',
  absent: '没有来',
  unserved: '没有轮到',
}

/** What happened and what to do, for each reason; others are said as everywhere. */
const REFUSALS: Record<BookingRefusal, string> = {
  notYet: '还没有开始报名。开始的时间在下面',
  closed: '报名已经截止。想来可以打电话问问门店',
  calledOff: '店里取消了这次活动。看看别的活动',
  over: '这次活动已经结束。看看别的活动',
  otherTier: '这次活动是给别的等级的会员的。看看别的活动',
  full: '位子和候补都满了。过些时候再来看看，有人退会空出来',
  tooMany: '你已经报了 10 个活动。先去过一个，或取消一个，再报名',
  notBooked: '这位没有报名，或已经取消。请先在活动页报名',
  tooLate: '已经过了取消的时间。来不了请打电话告诉门店，不会扣什么',
  otherStore: '这次活动在别的门店。请核对门店',
  otherDay: '不是今天的活动。请核对日期',
  stillWaiting: '这位还在候补，没有空位。有人退了会自动轮到',
}

export const bookingRefusalText = (error: ApiError): string => whyText(error) ?? refusalText(error)

/** The same for a clerk who has somebody waiting at the door. */
export const doorRefusalText = (error: ApiError): string => whyText(error) ?? actText(error, '登记')

function whyText({ code, details }: ApiError): string | null {
  const known: Partial<Record<string, string>> = REFUSALS
  return code === 'BOOKING_NOT_POSSIBLE' ? (known[String(details.why)] ?? null) : null
}

/** Each occasion once: what the member has a place or a turn in, what can still be signed up for, and what else they had. */
export function shelvesOf(coming: readonly OccasionCard[], mine: readonly OccasionCard[]) {
  const isHeld = ({ mine: state }: OccasionCard) => state === 'booked' || state === 'waiting'
  const comingIds = new Set(coming.map(({ occasionId }) => occasionId))
  return {
    booked: coming.filter(isHeld),
    open: coming.filter((occasion) => !isHeld(occasion)),
    past: mine.filter(({ occasionId }) => !comingIds.has(occasionId)),
  }
}
