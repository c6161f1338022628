import { businessDayOf, daysBetween, startOfDay } from '#shared/kernel/business-day'
import { type AudienceRule, chooseOther, type Fix, judged, type MemberFacts, waitUntil } from './rule'
import type { Audience } from './template'

/** The rules about who the member is: the same for claiming a coupon and for using it. */
export function audienceRules(audience: Audience, member: MemberFacts, now: number): AudienceRule[] {
  const rules: AudienceRule[] = []
  const { tierKeys, segmentIds, tagKeys } = audience
  if (tierKeys) {
    const isMet = tierKeys.includes(member.tierKey)
    rules.push({
      rule: 'tier',
      ...judged(isMet, { kind: 'reachTier', tierKeys }),
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
  if (audience.isBirthdayMonth) rules.push(birthdayMonthRule(member, now))
  return rules
}

function birthdayMonthRule({ birthMonth }: MemberFacts, now: number): AudienceRule {
  const today = businessDayOf(now)
  const needed = Number(today.slice(5, 7))
  const fix: Fix = birthMonth === null ? { kind: 'addBirthday' } : waitUntil(nextMonthStart(birthMonth, now))
  return { rule: 'birthdayMonth', ...judged(birthMonth === needed, fix), actual: birthMonth, needed }
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
