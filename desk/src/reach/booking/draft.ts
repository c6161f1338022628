import { addDays, type BusinessDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import type { ActionInput, ActionOutput } from '../../api/request'
import { clockText } from '../../ui/words'

export type Occasion = ActionOutput<'booking.getOccasion'>['occasion']
type Draft = ActionInput<'booking.saveOccasion'>['draft']

/** What stands in the form: days and times of the shop, as people write them. */
export interface OccasionForm {
  title: string
  text: string
  place: string
  storeId: string
  picture: Draft['picture']
  day: BusinessDay | null
  from: string
  until: string
  places: number
  tierKeys: string[]
  /** Null: at once. */
  opensDay: BusinessDay | null
  cancel: 'dayBefore' | 'untilStart'
}

const MINUTE_MS = 60_000
/** Has begun long ago. */
const AT_ONCE = 0
/** 18:00 of the day before. */
const CANCEL_HOUR_MS = 18 * 3_600_000

export function blankForm(): OccasionForm {
  const text = { title: '', text: '', place: '', storeId: '', picture: 'pot' } as const
  const when = { day: null, from: '14:00', until: '15:30', opensDay: null }
  return { ...text, ...when, places: 12, tierKeys: [], cancel: 'dayBefore' }
}

export function formOf(occasion: Occasion): OccasionForm {
  const { title, text, place, storeId, picture, startsAt, endsAt, places, tierKeys, opensAt, cancelUntilAt } = occasion
  return {
    title,
    text,
    place,
    storeId,
    picture,
    day: businessDayOf(startsAt),
    from: clockText(startsAt),
    until: clockText(endsAt),
    places,
    tierKeys: tierKeys ?? [],
    opensDay: opensAt === AT_ONCE ? null : businessDayOf(opensAt),
    cancel: cancelUntilAt === startsAt ? 'untilStart' : 'dayBefore',
  }
}

/** What is still missing, in the order of the form; null when it can be sent. */
export function missingIn(form: OccasionForm): string | null {
  const { title, text, place, storeId, day, from, until, places, opensDay } = form
  if (title.trim() === '') return '写名称'
  if (text.trim() === '') return '写介绍'
  if (storeId === '') return '选门店'
  if (place.trim() === '') return '写地点，如 二楼'
  if (day === null) return '选日期'
  if (!(places >= 1 && places <= 300)) return '位子写 1 到 300'
  if (until <= from) return '结束要晚于开始'
  return opensDay !== null && opensDay > day ? '报名要在活动之前开始' : null
}

export function draftOf(form: OccasionForm): Draft {
  const { day, from, until, opensDay, cancel, title, text, place, tierKeys, ...rest } = form
  if (day === null) throw new Error('the form is complete before it is sent')
  const startsAt = startOfDay(day) + minutesOf(from) * MINUTE_MS
  const dayBefore = startOfDay(addDays(day, -1)) + CANCEL_HOUR_MS
  return {
    title: title.trim(),
    text: text.trim(),
    place: place.trim(),
    storeId: rest.storeId,
    picture: rest.picture,
    places: rest.places,
    startsAt,
    endsAt: startOfDay(day) + minutesOf(until) * MINUTE_MS,
    tierKeys: tierKeys.length > 0 ? tierKeys : null,
    opensAt: opensDay === null ? AT_ONCE : startOfDay(opensDay),
    closesAt: startsAt,
    cancelUntilAt: cancel === 'untilStart' ? startsAt : dayBefore,
  }
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}
