import { addDays, type BusinessDay, businessDayOf, lastDayOf } from '#shared/kernel/business-day'
import { unreachable } from '#shared/kernel/invariant'
import type { Account } from '#shared/ledger/account/account'
import { liveLots } from '#shared/ledger/points/lots'
import { currentStreak, isCheckedIn } from '#shared/loyalty/check-in/runs'
import type { Coupon } from '#shared/loyalty/coupon/coupon'
import { timeOf } from '#shared/loyalty/coupon/times'
import { isHeld, type OwnOccasion } from '#shared/reach/booking/occasion'
import type { DueWork, NewWork } from '#shared/reach/due/due-work'
import { dayInWords } from './day-in-words'
import { afterQuiet, type ClockSpan, clockOn } from './moment'
import { changedTitle, saysIsOff, startInWords } from './occasion-change'
import type { Purpose } from './purpose'
import type { MessageTemplate } from './rules'

export const REMINDER = 'reminder'

type EndingCoupon = Pick<Coupon, '_id' | 'status' | 'untilAt' | 'rules'>

/** What a reminder is about, as it stands now. */
export interface Standing {
  account: Pick<Account, '_id' | 'points' | 'checkIn'>
  coupon: EndingCoupon | null
  /** What the person has something at, where the reminder is about that. */
  occasion?: OwnOccasion | null
  /** What the work remembers of what happened. */
  facts?: DueWork['facts']
}

/** The reminder that a member has asked for; null where there is nothing to be reminded of, or its moment has passed. */
export function reminderFor(
  template: Pick<MessageTemplate, 'purpose' | 'sendAt' | 'daysBefore'>,
  { account, coupon, occasion = null }: Standing,
  now: number,
): NewWork | null {
  const { purpose } = template
  const made = (dueAt: number, facts: NewWork['facts'] = {}) =>
    workOf({ memberId: account._id, dueAt, facts: { purpose, ...facts } })
  switch (purpose) {
    case 'check-in-next':
      return made(clockOn(addDays(businessDayOf(now), 1), template.sendAt))
    case 'coupon-ending': {
      const dueAt = coupon && momentBefore(businessDayOf(coupon.untilAt), template)
      return coupon && dueAt !== null && dueAt > now ? made(dueAt, { couponId: coupon._id }) : null
    }
    case 'points-ending': {
      const next = nextEnding(template, account, now)
      return next && made(next.dueAt)
    }
    case 'booking': {
      const dueAt = occasion && momentBefore(businessDayOf(occasion.startsAt), template)
      const isAhead = occasion?.status === 'planned' && isHeld(occasion) && dueAt !== null && dueAt > now
      return isAhead ? made(dueAt, { occasionId: occasion._id }) : null
    }
    // Told when they happen: there is no moment to put down.
    case 'reply':
    case 'birthday-gift':
      return null
    default:
      return unreachable(purpose)
  }
}

/** Something that has just happened and that the member wanted to be told of: due at once. */
export const newsFor = (
  purpose: Purpose,
  memberId: string,
  { dueAt, facts }: Pick<NewWork, 'dueAt' | 'facts'>,
): NewWork => workOf({ memberId, dueAt, facts: { purpose, ...facts } })

const workOf = ({ memberId, dueAt, facts }: Pick<NewWork, 'memberId' | 'dueAt' | 'facts'>): NewWork => ({
  _id: `${REMINDER}:${facts.purpose}:${subjectOf(facts, memberId)}`,
  kind: REMINDER,
  memberId,
  dueAt,
  facts,
})

/** A coupon is one thing whosever it is; of everything else each person has their own. */
function subjectOf({ couponId, occasionId, feedbackId, isNews, version }: NewWork['facts'], memberId: string): string {
  if (couponId !== undefined) return String(couponId)
  const about = occasionId ?? feedbackId
  const news = version === undefined ? (isNews ? ['news'] : []) : [`v${version}`]
  return [...(about === undefined ? [] : [about]), memberId, ...news].join(':')
}

/** The same for a coupon whose moment may have passed already: then it is said as soon as the quiet time allows. */
export function couponReminder(
  template: Pick<MessageTemplate, 'purpose' | 'sendAt' | 'daysBefore'>,
  { memberId, couponId, untilAt }: { memberId: string; couponId: string; untilAt: number },
  { now, quiet }: { now: number; quiet: ClockSpan },
): NewWork | null {
  const dueAt = Math.max(momentBefore(businessDayOf(untilAt), template), afterQuiet(now, quiet))
  return dueAt < untilAt ? workOf({ memberId, dueAt, facts: { purpose: 'coupon-ending', couponId } }) : null
}

/** A coupon for the birthday has come: said at the template's hour of this day, or at once where that has passed. */
export function giftReminder(
  template: Pick<MessageTemplate, 'sendAt'>,
  { memberId, couponId, untilAt }: { memberId: string; couponId: string; untilAt: number },
  { now, quiet }: { now: number; quiet: ClockSpan },
): NewWork | null {
  const dueAt = Math.max(clockOn(businessDayOf(now), template.sendAt), afterQuiet(now, quiet))
  return dueAt < untilAt ? newsFor('birthday-gift', memberId, { dueAt, facts: { couponId } }) : null
}

/**
 * The same work as the work of whoever carries on for its record: a person is reminded once of what is theirs. Null where
 * it is about a coupon, which is one thing whosever it is.
 */
export const carriedOn = ({ dueAt, facts }: NewWork, memberId: string): NewWork | null =>
  facts.couponId === undefined ? workOf({ memberId, dueAt, facts }) : null

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
  template: Pick<MessageTemplate, 'purpose' | 'sendAt' | 'daysBefore' | 'fields'>,
  { account, coupon, occasion = null, facts = {} }: Standing,
  now: number,
): ReminderVerdict {
  const { purpose } = template
  switch (purpose) {
    case 'check-in-next':
      return judgeCheckIn(template, account, now)
    case 'coupon-ending':
    case 'birthday-gift':
      return judgeCoupon(purpose, coupon, now)
    case 'points-ending':
      return judgePoints(template, account, now)
    case 'booking':
      return facts.version === undefined
        ? judgeOccasion(template, occasion, { now, isNews: Boolean(facts.isNews) })
        : judgeChange(template, occasion, { now, version: facts.version })
    case 'reply':
      return judgeReply(facts)
    default:
      return unreachable(purpose)
  }
}

function judgeCheckIn(
  { sendAt }: Pick<MessageTemplate, 'sendAt'>,
  { checkIn }: Standing['account'],
  now: number,
): ReminderVerdict {
  const today = businessDayOf(now)
  const tomorrow = clockOn(addDays(today, 1), sendAt)
  if (isCheckedIn(checkIn.runs, today)) return { kind: 'later', dueAt: tomorrow }
  const streak = currentStreak(checkIn, today)
  const values = { streakDays: streak > 0 ? String(streak) : '', day: dayInWords(today) }
  return { kind: 'say', values, inbox: null, next: tomorrow }
}

function judgeCoupon(
  purpose: 'coupon-ending' | 'birthday-gift',
  coupon: EndingCoupon | null,
  now: number,
): ReminderVerdict {
  if (coupon?.status !== 'available' || coupon.untilAt <= now) return { kind: 'drop' }
  const untilDay = dayInWords(businessDayOf(coupon.untilAt))
  const values = { coupon: coupon.rules.title, untilDay, untilTime: `${untilDay} 23:59` }
  const title = purpose === 'coupon-ending' ? '券快到期' : '生日礼到了'
  return { kind: 'say', values, inbox: { title, body: `“${coupon.rules.title}”用到 ${untilDay} 23:59` }, next: null }
}

/** Before it begins; where a place became free for whoever waited, at once. What was moved to later is said later. */
function judgeOccasion(
  template: Pick<MessageTemplate, 'sendAt' | 'daysBefore'>,
  occasion: OwnOccasion | null,
  { now, isNews }: { now: number; isNews: boolean },
): ReminderVerdict {
  if (occasion?.status !== 'planned' || occasion.state !== 'booked' || occasion.startsAt <= now) return { kind: 'drop' }
  const dueAt = momentBefore(businessDayOf(occasion.startsAt), template)
  if (!isNews && dueAt > now) return { kind: 'later', dueAt }
  const { title, place, storeName } = occasion
  const values = occasionValues(occasion)
  // Whoever waited reads in the inbox already that there is a place.
  const body = [`“${title}”${values.startsTime} 开始`, storeName, place].filter(Boolean).join('，')
  return { kind: 'say', values, inbox: isNews ? null : { title: '活动快到了', body }, next: null }
}

/** It was moved or called off; the inbox says so already. A later change has a message of its own. */
function judgeChange(
  template: Pick<MessageTemplate, 'fields'>,
  occasion: OwnOccasion | null,
  { now, version }: { now: number; version: string | number | null },
): ReminderVerdict {
  const isStill = occasion && isHeld(occasion) && occasion.startsAt > now && occasion.news?.version === version
  if (!isStill) return { kind: 'drop' }
  const values = { ...occasionValues(occasion), occasion: changedTitle(occasion) }
  if (occasion.status === 'calledOff' && !saysIsOff(template, values)) return { kind: 'drop' }
  return { kind: 'say', values, inbox: null, next: null }
}

const occasionValues = ({ title, startsAt, storeName, place }: OwnOccasion) => ({
  ...{ occasion: title, startsDay: dayInWords(businessDayOf(startsAt)), startsTime: startInWords(startsAt) },
  ...{ store: storeName ?? '', place },
})

/** The inbox has its own line of it, and the words are read in the mini-program only. */
function judgeReply({ at }: DueWork['facts']): ReminderVerdict {
  if (typeof at !== 'number') return { kind: 'drop' }
  const answeredDay = dayInWords(businessDayOf(at))
  return {
    kind: 'say',
    values: { answeredDay, answeredTime: `${answeredDay} ${timeOf(at)}` },
    inbox: null,
    next: null,
  }
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
