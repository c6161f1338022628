import { type BusinessDay, businessDayOf, SHOP_OFFSET_MS } from '#shared/kernel/business-day'

/** '09:41', in the shop's time whatever the phone's time zone. */
export function clockText(at: number): string {
  return new Date(at + SHOP_OFFSET_MS).toISOString().slice(11, 16)
}

/** '11月3日' */
export function dayText(day: BusinessDay): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** '09:41' today, '11月3日 09:41' on any other day. */
export function momentText(at: number, today: BusinessDay): string {
  const day = businessDayOf(at)
  return day === today ? clockText(at) : `${dayText(day)} ${clockText(at)}`
}

/** '11月3日', with the year when it is not this one. */
export function datedDayText(day: BusinessDay, today: BusinessDay): string {
  const year = day.slice(0, 4)
  return `${year === today.slice(0, 4) ? '' : `${year}年`}${dayText(day)}`
}

/** '11月3日 09:41', with the year when it is not this one. */
export function datedMomentText(at: number, today: BusinessDay): string {
  return `${datedDayText(businessDayOf(at), today)} ${clockText(at)}`
}

/** '11月30日 23:59 前': the wording of every end. */
export function deadlineText(at: number): string {
  return `${dayText(businessDayOf(at))} ${clockText(at)} 前`
}
