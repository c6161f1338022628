import { addDays, type BusinessDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'

/** Why a clerk speaks to a member; the first is the most pressing. */
export const FOLLOW_UP_REASONS = ['low-rating', 'birthday', 'at-risk', 'asleep', 'journey'] as const
export type FollowUpReason = (typeof FOLLOW_UP_REASONS)[number]

/** Simplified Chinese, as clerks read it: of a member who may read it over their shoulder. */
export const REASON_TITLE: Record<FollowUpReason, string> = {
  'low-rating': '上次不满意',
  birthday: '这周生日',
  'at-risk': '比平时来得少',
  asleep: '好久没来',
  journey: '店里安排',
}

/**
 * - `open`: somebody has to do it
 * - `done`, `notReached`, `notWanted`: a clerk has said how it went
 * - `keptBack`: nobody is told of it, so that one sees what becomes of members who were not spoken to
 * - `joined`: the member had an open one already, which has this reason too
 * - `dropped`: it came to nothing by itself; `droppedFor` says why
 */
export const FOLLOW_UP_STATES = ['open', 'done', 'notReached', 'notWanted', 'keptBack', 'joined', 'dropped'] as const
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number]
export const OUTCOMES = ['done', 'notReached', 'notWanted'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const DROPPED_FOR = ['consent', 'cameBack', 'answered', 'closed', 'late'] as const
export type DroppedFor = (typeof DROPPED_FOR)[number]

/** What is kept of it is kept for so long: a year can be compared with the one before. */
export const KEPT_DAYS = 400
/** What became of members is looked at after so many days, of those spoken to and of those not. */
export const RESULT_DAYS = 14
export const REASONS_MAX = 4
export const NOTE_MAX = 100

/** One reason, and where it came from: the same source is there once. */
export interface Because {
  reason: FollowUpReason
  source: string
  /** Facts in words, without money, figures of the shop, or what it thinks of the member. */
  why: string
  /** What the shop would like said, law-checked. */
  say: string
}

/** A coupon that whoever does it may give the member. */
export interface Offer {
  templateId: string
  title: string
}

/** One task for staff: speak to this member. */
export interface FollowUp {
  /** `<member>:<source>`: the same fact makes one. */
  _id: string
  memberId: string
  /** What is said for the first of them is said. */
  because: Because[]
  offer: Offer | null
  storeId: string
  /** Whose list it is on: `staff:<id>`, `store:<id>` for whoever takes it, `manager:<store>` when it was late. */
  to: string
  state: FollowUpState
  droppedFor: DroppedFor | null
  madeAt: number
  madeDay: BusinessDay
  dueAt: number
  /** Since when it is with the manager; null while it is not. */
  lateAt: number | null
  /** Who said how it went. */
  endedBy: string | null
  endedAt: number | null
  /** For colleagues: nothing of it is shown to members but in the copy of their record. */
  note: string
  /** The coupon that was given, by whom and when; `couponId` is null while it is being given. */
  given: Given | null
  /** When to look what became of it; null afterwards, and where nothing is compared. */
  resultDueAt: number | null
  /** Bought again within the days; null while they are not over. */
  cameBack: boolean | null
  spentFen: number
  /** By what it is added up; see `figureOf`. */
  figure: string
}

export interface Given {
  by: string
  at: number
  couponId: string | null
}

export const followUpId = (memberId: string, source: string): string => `${memberId}:${source}`
export const toStaff = (staffId: string): string => `staff:${staffId}`
export const toStore = (storeId: string): string => `store:${storeId}`
export const toManager = (storeId: string): string => `manager:${storeId}`
/** Of whose list it is; null where it is nobody's own. */
export const staffOf = (to: string): string | null => (to.startsWith('staff:') ? to.slice('staff:'.length) : null)

/** What a member's record says of all follow-ups; `_id` is the member's id. */
export interface FollowUpPerson {
  _id: string
  /** Until when nobody is to speak to the member: they said so. */
  quietUntilAt: number
  /** The last one that was made, for the distance between two. */
  lastMadeAt: number
  /** The open one, to which further reasons are added; null without. */
  openId: string | null
  /** What colleagues should know next time; the member reads it in the copy of their record, and it can be deleted. */
  note: GuestNote | null
  /** The clerk whom a manager has given the member to; it goes before the one by whose code they joined. */
  own?: OwnClerk | null
}

export interface OwnClerk {
  staffId: string
  storeId: string
  by: string
  at: number
  /** The merged record that brought it. */
  from?: string
}

export interface GuestNote {
  text: string
  by: string
  storeId: string
  at: number
  /** The merged record that brought it. */
  from?: string
}

export const newPerson = (memberId: string): FollowUpPerson => ({
  _id: memberId,
  quietUntilAt: 0,
  lastMadeAt: 0,
  openId: null,
  note: null,
})

/** 'HH:MM' of the shop's clock on that day. */
export function hourOn(day: BusinessDay, clock: string): number {
  return startOfDay(day) + (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) * 60_000
}

/** Whether members may be called at this moment: from `from` on, until just before `until`. */
export function isOpenHour(now: number, { from, until }: { from: string; until: string }): boolean {
  const day = businessDayOf(now)
  return now >= hourOn(day, from) && now < hourOn(day, until)
}

/**
 * Until when it is to be done: the closing hour of the day that is so many days ahead. Of a day that is over by then, the next one.
 */
export function dueOf(now: number, { days, until }: { days: number; until: string }): number {
  const day = addDays(businessDayOf(now), days)
  const at = hourOn(day, until)
  return at > now ? at : hourOn(addDays(day, 1), until)
}

/** FNV-1a of the text's characters, twice, so that two questions about one member are independent. */
export function shareOf(text: string): number {
  return (fnv1a(String(fnv1a(text))) % 10_000) / 10_000
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** Reasons in which the shop begins by itself: some members are left alone, to see what it brings. A complaint is always answered. */
const COMPARED: readonly FollowUpReason[] = ['birthday', 'at-risk', 'asleep']

/** The same member is kept back for a whole year, so that a second warning does not undo it. */
export function isKeptBack(
  { memberId, reason, day }: { memberId: string; reason: FollowUpReason; day: BusinessDay },
  percent: number,
): boolean {
  return COMPARED.includes(reason) && shareOf(`follow-up:${reason}:${day.slice(0, 4)}:${memberId}`) < percent / 100
}

export const isCompared = (reason: FollowUpReason): boolean => COMPARED.includes(reason)

/** Whoever was to be asked back and came by themselves. */
export function hasComeBack(
  { because, madeAt }: Pick<FollowUp, 'because' | 'madeAt'>,
  lastPurchaseAt: number,
): boolean {
  return lastPurchaseAt > madeAt && because.every(({ reason }) => reason === 'at-risk' || reason === 'asleep')
}
