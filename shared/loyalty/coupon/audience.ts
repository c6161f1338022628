import { businessDayOf, daysBetween, startOfDay } from '#shared/kernel/business-day'
import { type AudienceRule, chooseOther, type Fix, judged, type MemberFacts, waitUntil } from './rule'
import type { Audience } from './template'

/** The first instant from a moment on at which a claim or a use is possible by the clock; null when there is none. */
export type NextOpen = (fromAt: number) => number | null

/** The rules about who the member is: the same for claiming a coupon and for using it. */
export function audienceRules(
  audience: Audience,
  member: MemberFacts,
  { now, nextOpen = (fromAt) => fromAt }: { now: number; nextOpen?: NextOpen },
): AudienceRule[] {
  const rules: AudienceRule[] = []
  const { tierKeys, segmentIds, tagKeys } = audience
  if (tierKeys) {
    const isMet = tierKeys.includes(member.tierKey)
    rules.push({
      rule: 'tier',
      ...judged(isMet, tierFix(member, tierKeys)),
      actual: member.tierKey,
      needed: tierKeys,
    })
  }
  if (segmentIds) {
    const actual = [...member.segmentIds]
    rules.push({ rule: 'segment', ...judged(haveCommon(actual, segmentIds), chooseOther), actual, needed: segmentIds })
  }
  if (tagKeys) {
    const actual = [...member.tagKeys]
    rules.push({ rule: 'tag', ...judged(haveCommon(actual, tagKeys), chooseOther), actual, needed: tagKeys })
  }
  if (audience.newMemberWithinDays !== null) {
    const actual = daysBetween(member.joinedDay, businessDayOf(now))
    const needed = audience.newMemberWithinDays
    rules.push({ rule: 'newMember', ...judged(actual < needed, chooseOther), actual, needed })
  }
  if (audience.isBirthdayMonth) rules.push(birthdayMonthRule(member, now, nextOpen))
  return rules
}

/** Tiers are reached upwards: who is above all of them cannot come back down for a coupon. */
function tierFix({ tiersAbove }: MemberFacts, tierKeys: readonly string[]): Fix {
  const lowest = tiersAbove.find((key) => tierKeys.includes(key))
  return lowest === undefined ? chooseOther : { kind: 'reachTier', tierKeys: [lowest] }
}

function birthdayMonthRule({ birthMonth }: MemberFacts, now: number, nextOpen: NextOpen): AudienceRule {
  const needed = monthNumberOf(now)
  const fix: Fix = birthMonth === null ? { kind: 'addBirthday' } : waitUntil(openInMonth(birthMonth, now, nextOpen))
  return { rule: 'birthdayMonth', ...judged(birthMonth === needed, fix), actual: birthMonth, needed }
}

/** Null when the next such month comes too late. */
function openInMonth(month: number, now: number, nextOpen: NextOpen): number | null {
  const at = nextOpen(nextMonthStart(month, now))
  return at !== null && monthNumberOf(at) === month ? at : null
}

function monthNumberOf(at: number): number {
  return Number(businessDayOf(at).slice(5, 7))
}

/** 00:00 of the first day of the next such month. */
function nextMonthStart(month: number, now: number): number {
  const today = businessDayOf(now)
  const year = Number(today.slice(0, 4)) + (month <= Number(today.slice(5, 7)) ? 1 : 0)
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` as typeof today
  return startOfDay(first)
}

function haveCommon(actual: readonly string[], needed: readonly string[]): boolean {
  return needed.some((each) => actual.includes(each))
}
