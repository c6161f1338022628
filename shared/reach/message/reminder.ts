import { addDays, type BusinessDay, businessDayOf, lastDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { liveLots } from '#shared/ledger/points/lots'
import { currentStreak, isCheckedIn } from '#shared/loyalty/check-in/runs'
import type { Coupon } from '#shared/loyalty/coupon/coupon'
import type { NewWork } from '#shared/reach/due/due-work'
import { afterQuiet, type ClockSpan, clockOn } from './moment'
import type { MessageTemplate } from './rules'

export const REMINDER = 'reminder'

type EndingCoupon = Pick<Coupon, '_id' | 'status' | 'untilAt' | 'rules'>

/** What a reminder is about, as it stands now. */
export interface Standing {
  account: Pick<Account, '_id' | 'points' | 'checkIn'>
  coupon: EndingCoupon | null
}

/** The reminder that a member has asked for; null where there is nothing to be reminded of, or its moment has passed. */
export function reminderFor(
  template: Pick<MessageTemplate, 'purpose' | 'sendAt' | 'daysBefore'>,
  { account, coupon }: Standing,
  now: number,
): NewWork | null {
  const { purpose } = template
  const made = (subject: string, dueAt: number, facts: NewWork['facts'] = {}): NewWork => ({
    _id: `${REMINDER}:${purpose}:${subject}`,
    kind: REMINDER,
    memberId: account._id,
    dueAt,
    facts: { purpose, ...facts },
  })
  if (purpose === 'check-in-next') {
    const day = addDays(businessDayOf(now), 1)
    return made(account._id, clockOn(day, template.sendAt))
  }
  if (purpose === 'coupon-ending') {
    const dueAt = coupon && momentBefore(businessDayOf(coupon.untilAt), template)
    return coupon && dueAt !== null && dueAt > now ? made(coupon._id, dueAt, { couponId: coupon._id }) : null
  }
  const next = nextEnding(template, account, now)
  return next && made(account._id, next.dueAt)
}

/** The same for a coupon whose moment may have passed already: then it is said as soon as the quiet time allows. */
export function couponReminder(
  template: Pick<MessageTemplate, 'purpose' | 'sendAt' | 'daysBefore'>,
  { memberId, couponId, untilAt }: { memberId: string; couponId: string; untilAt: number },
  { now, quiet }: { now: number; quiet: ClockSpan },
): NewWork | null {
  const dueAt = Math.max(momentBefore(businessDayOf(untilAt), template), afterQuiet(now, quiet))
  const _id = `${REMINDER}:coupon-ending:${couponId}`
  return dueAt < untilAt
    ? { _id, kind: REMINDER, memberId, dueAt, facts: { purpose: 'coupon-ending', couponId } }
    : null
}

/**
 * The same work as the work of whoever carries on for its record: a person is reminded once of what is theirs. Null where
 * it is about a coupon, which is one thing whosever it is.
 */
export const carriedOn = ({ kind, dueAt, facts }: NewWork, memberId: string): NewWork | null =>
  facts.couponId === undefined
    ? { _id: `${REMINDER}:${facts.purpose}:${memberId}`, kind, memberId, dueAt, facts }
    : null

const momentBefore = (endsDay: BusinessDay, { sendAt, daysBefore }: Pick<MessageTemplate, 'sendAt' | 'daysBefore'>) =>
  clockOn(addDays(endsDay, -daysBefore), sendAt)

/** The next points to end of which the moment to say so is still ahead. */
function nextEnding(
  template: Pick<MessageTemplate, 'sendAt' | 'daysBefore'>,
  { points }: Standing['account'],
  now: number,
): { endsDay: BusinessDay; dueAt: number } | null {
  const ends = liveLots(points.lots, now).flatMap(({ endsMonth }) => (endsMonth === null ? [] : [lastDayOf(endsMonth)]))
  const moments = ends.map((endsDay) => ({ endsDay, dueAt: momentBefore(endsDay, template) }))
  return moments.find(({ dueAt }) => dueAt > now) ?? null
}

export type ReminderVerdict =
  /** `next`: when to look again afterwards; null where this was all. Without something for the inbox only while a grant is left. */
  | { kind: 'say'; values: Record<string, string>; inbox: { title: string; body: string } | null; next: number | null }
  | { kind: 'later'; dueAt: number }
  | { kind: 'drop' }

/** What a reminder says at its moment, as things stand by then. */
export function judgeReminder(
  template: Pick<MessageTemplate, 'purpose' | 'sendAt' | 'daysBefore'>,
  { account, coupon }: Standing,
  now: number,
): ReminderVerdict {
  const today = businessDayOf(now)
  if (template.purpose === 'check-in-next') {
    const tomorrow = clockOn(addDays(today, 1), template.sendAt)
    if (isCheckedIn(account.checkIn.runs, today)) return { kind: 'later', dueAt: tomorrow }
    const streak = currentStreak(account.checkIn, today)
    const values = { streakDays: streak > 0 ? String(streak) : '', day: dayInWords(today) }
    return { kind: 'say', values, inbox: null, next: tomorrow }
  }
  if (template.purpose === 'coupon-ending') {
    if (coupon?.status !== 'available' || coupon.untilAt <= now) return { kind: 'drop' }
    const untilDay = dayInWords(businessDayOf(coupon.untilAt))
    const values = { coupon: coupon.rules.title, untilDay, untilTime: `${untilDay} 23:59` }
    const inbox = { title: '券快到期', body: `“${coupon.rules.title}”用到 ${untilDay} 23:59` }
    return { kind: 'say', values, inbox, next: null }
  }
  return judgePoints(template, account, now)
}

function judgePoints(
  template: Pick<MessageTemplate, 'sendAt' | 'daysBefore'>,
  account: Standing['account'],
  now: number,
): ReminderVerdict {
  const next = nextEnding(template, account, now)?.dueAt ?? null
  const today = businessDayOf(now)
  const due = liveLots(account.points.lots, now).flatMap(({ endsMonth, points }) => {
    const endsDay = endsMonth && lastDayOf(endsMonth)
    return endsDay && endsDay >= today && momentBefore(endsDay, template) <= now ? [{ endsDay, points }] : []
  })
  const [soonest] = due
  if (!soonest) return next === null ? { kind: 'drop' } : { kind: 'later', dueAt: next }
  const untilDay = dayInWords(soonest.endsDay)
  const points = String(soonest.points)
  return {
    kind: 'say',
    values: { points, untilDay },
    inbox: { title: '积分快到期', body: `${points} 积分用到 ${untilDay} 23:59` },
    next,
  }
}

/** As WeChat's fields of a date take it. */
const dayInWords = (day: BusinessDay) =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
