import { dayNumberAt, dayNumberOf } from '#shared/base/condition/day-number'
import type { DayCount } from '#shared/base/condition/windows'
import type { MemberDay } from '#shared/insight/event/member-day'
import type { Lifecycle } from '#shared/insight/lifecycle/lifecycle'
import type { Score } from '#shared/insight/score/score'
import type { Facts } from '#shared/insight/tag/facts'
import { daysBetween } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import type { Portrait } from '#shared/ledger/account/portrait'
import { availablePoints } from '#shared/ledger/points/points-state'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { DayPurchases } from '#shared/till/purchase/questions'
import type { Member } from '../../people/member/member.face'
import { birthMonthBehind } from './birth-month'

/** What the database holds about one member, as far as it was read. */
export interface ReadDocuments {
  account: Account
  member: Member
  portrait: Portrait | null
  score: Score | null
  lifecycle: Lifecycle | null
  days: readonly MemberDay[]
  purchases: readonly Purchase[]
}

export function toFacts(read: ReadDocuments, now: number): Facts {
  const { account, member, portrait, score, lifecycle, days, purchases } = read
  const { _id: memberId, points, counters, checkIn, past } = account
  const run = checkIn.runs.at(-1)
  const { purchaseCount, spentFen, sessionCount, lastPurchaseAt, lastSeenAt } = counters
  return {
    memberId,
    tierKey: account.tier.key,
    storeId: member.joined.storeId,
    via: member.joined.via,
    has: {
      phone: member.phoneSealed !== null,
      birthday: member.birthdaySealed !== null,
      nickname: member.nickname !== null,
      wechat: member.identityIds.some((id) => id.startsWith('wx:')),
    },
    joinedDay: dayNumberOf(past?.firstDay ?? account.joinedDay),
    birthMonth: birthMonthBehind(member.birthdayHash),
    numbers: {
      points: availablePoints(points, now),
      purchaseCount,
      spentFen,
      averageFen: purchaseCount > 0 ? Math.round(spentFen / purchaseCount) : 0,
      checkInDays: checkIn.totalDays,
      sessionCount,
    },
    streak: run ? { days: daysBetween(run.fromDay, run.toDay) + 1, toDay: dayNumberOf(run.toDay) } : null,
    lastDays: {
      purchase: lastPurchaseAt === null ? null : dayNumberAt(lastPurchaseAt),
      visit: lastSeenAt === null ? null : dayNumberAt(lastSeenAt),
      checkIn: run ? dayNumberOf(run.toDay) : null,
    },
    scores: score && toScores(score),
    standing: lifecycle && { stage: lifecycle.stage, engagement: lifecycle.engagement.score },
    tagKeys: new Set(portrait?.tagKeys),
    segmentIds: new Set(portrait?.segmentIds),
    leftDays: new Map(portrait?.left.map(({ segmentId, day }) => [segmentId, dayNumberOf(day)])),
    activity: toActivity(days),
    purchases: toDayPurchases(purchases),
  }
}

function toScores({ rfm, value, group, stage, forecast, watch }: Score): Facts['scores'] {
  const { alive, silent30, silent90, purchases90, purchases360, ltvFen } = forecast ?? {}
  const lossFen = watch?.lossFen
  const numbers = { ...rfm, value, alive, silent30, silent90, purchases90, purchases360, ltvFen: ltvFen?.expected }
  return { numbers: { ...defined(numbers), ...(lossFen !== undefined && { lossFen }) }, group, stage }
}

function defined(numbers: Record<string, number | null | undefined>): Record<string, number | null> {
  return Object.fromEntries(Object.entries(numbers).map(([field, value]) => [field, value ?? null]))
}

/** The days of one member, those of merged records among them, turned into a list for each thing that was done. */
function toActivity(days: readonly MemberDay[]): Facts['activity'] {
  const activity = new Map<string, DayCount[]>()
  const inOrder = [...days].sort((a, b) => (a.day < b.day ? -1 : 1))
  for (const { day, tallies } of inOrder) {
    for (const { name, count } of tallies) {
      const entry = { day: dayNumberOf(day), count }
      const entries = activity.get(name)
      if (entries) entries.push(entry)
      else activity.set(name, [entry])
    }
  }
  return activity
}

function toDayPurchases(purchases: readonly Purchase[]): DayPurchases[] {
  const byDay = new Map<number, DayPurchases>()
  for (const { day, amountFen, refundedFen } of purchases) {
    const dayNumber = dayNumberOf(day)
    const entry = byDay.get(dayNumber) ?? { day: dayNumber, count: 0, sumFen: 0 }
    byDay.set(dayNumber, { ...entry, count: entry.count + 1, sumFen: entry.sumFen + amountFen - refundedFen })
  }
  return [...byDay.values()].sort((a, b) => a.day - b.day)
}
