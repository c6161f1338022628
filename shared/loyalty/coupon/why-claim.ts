import { businessDayOf, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { issuedOn, type Tally } from '../../ledger/account/issued-tally'
import { audienceRules } from './audience'
import { type ClaimBenefit, pointsPriceOf } from './claim-benefit'
import { stockCap } from './limits'
import type { CouponRefusal } from './refusal'
import { type ClaimRule, type ClaimRuleCode, chooseOther, judged, type MemberFacts, waitUntil } from './rule'
import type { CouponWay, Template } from './template'
import { isInHours, lifeOf, nextOpenAt, timeOf } from './times'

/** Everything that a claim depends on, or a grant: no way of getting a coupon is free of its limits. */
export interface ClaimFacts {
  now: number
  way: CouponWay
  member: MemberFacts
  /** null only where the template has no such limit. */
  stockLeft: number | null
  leftToday: number | null
  /** Of this template, to this member. */
  tally: Tally
  /** Of this template, to the person behind the phone number; null while no phone is known. */
  person: Tally | null
  pointsBalance: number
}

export interface ClaimJudgement {
  rules: ClaimRule[]
  outcome: 'claimable' | 'refused'
  /** Of the first rule that fails. */
  refusal: CouponRefusal | null
}

/** Why can this member not have one? All rules, with what is, what should be and what would help. */
export function whyNotClaim(template: Template, facts: ClaimFacts): ClaimJudgement {
  const rules = [
    ...openRules(template, facts),
    ...audienceRules(template.rules.audience, facts.member, {
      now: facts.now,
      nextOpen: (fromAt) => claimableAt(template, fromAt, facts.member.claimBenefit),
    }),
    ...memberLimitRules(template, facts),
    ...supplyRules(template, facts),
    ...hourAndPriceRules(template, facts),
  ]
  const failing = rules.find(({ verdict }) => verdict === 'fail')
  return {
    rules,
    outcome: failing ? 'refused' : 'claimable',
    refusal: failing ? refusalFor(failing) : null,
  }
}

const REFUSALS: Record<ClaimRuleCode, CouponRefusal> = {
  live: 'TEMPLATE_NOT_LIVE',
  way: 'CLAIM_OTHER_WAY',
  claimStarted: 'CLAIM_NOT_STARTED',
  claimNotEnded: 'CLAIM_ENDED',
  claimHours: 'CLAIM_NOT_AT_THIS_HOUR',
  validity: 'CLAIM_ENDED',
  tier: 'CLAIM_NOT_FOR_YOU',
  segment: 'CLAIM_NOT_FOR_YOU',
  tag: 'CLAIM_NOT_FOR_YOU',
  newMember: 'CLAIM_NOT_FOR_YOU',
  birthdayMonth: 'CLAIM_NOT_FOR_YOU',
  perMember: 'CLAIM_LIMIT_REACHED',
  perMemberPerDay: 'CLAIM_LIMIT_REACHED_TODAY',
  perPerson: 'CLAIM_LIMIT_PER_PERSON',
  stock: 'COUPON_SOLD_OUT',
  perDay: 'COUPON_SOLD_OUT_TODAY',
  points: 'POINTS_SHORT',
}

function refusalFor({ rule, actual }: ClaimRule): CouponRefusal {
  return rule === 'perPerson' && actual === null ? 'CLAIM_PHONE_NEEDED' : REFUSALS[rule]
}

function openRules({ state, rules }: Template, { now, way, member: { claimBenefit } }: ClaimFacts): ClaimRule[] {
  const { fromDay, untilDay } = rules.claimWindow
  const found: ClaimRule[] = [
    { rule: 'live', ...judged(state === 'live', chooseOther), actual: state, needed: 'live' },
    { rule: 'way', ...judged(rules.ways.includes(way), chooseOther), actual: way, needed: rules.ways },
  ]
  if (fromDay !== null) {
    const early = earlySpan({ rules }, claimBenefit)
    const needed = Math.min(startOfDay(fromDay), early?.fromAt ?? Number.MAX_SAFE_INTEGER)
    const fix = waitUntil(claimableAt({ rules }, now, claimBenefit))
    found.push({ rule: 'claimStarted', ...judged(now >= needed, fix), actual: now, needed })
  }
  if (untilDay !== null) {
    const needed = endOfDay(untilDay)
    found.push({ rule: 'claimNotEnded', ...judged(now <= needed, chooseOther), actual: now, needed })
  }
  const { untilAt } = lifeOf(rules.validity, now)
  found.push({ rule: 'validity', ...judged(now <= untilAt, chooseOther), actual: now, needed: untilAt })
  return found
}

function memberLimitRules({ rules }: Template, { now, tally, person, member }: ClaimFacts): ClaimRule[] {
  const { limits } = rules
  const { claimBenefit } = member
  const today = businessDayOf(now)
  const found: ClaimRule[] = []
  if (limits.perMember !== null) {
    const needed = limits.perMember
    found.push({ rule: 'perMember', ...judged(tally.issued < needed, chooseOther), actual: tally.issued, needed })
  }
  if (limits.perMemberPerDay !== null) {
    const actual = issuedOn(tally, today)
    const needed = limits.perMemberPerDay
    const fix = needed > 0 ? waitUntil(claimableAt({ rules }, endOfDay(today) + 1, claimBenefit)) : chooseOther
    found.push({ rule: 'perMemberPerDay', ...judged(actual < needed, fix), actual, needed })
  }
  if (limits.perPerson !== null) {
    // Whoever cannot be counted is refused: a limit that skips them would be no limit.
    const needed = limits.perPerson
    const fix = person === null ? { kind: 'bindPhone' as const } : chooseOther
    const isMet = person !== null && person.issued < needed
    found.push({ rule: 'perPerson', ...judged(isMet, fix), actual: person?.issued ?? null, needed })
  }
  return found
}

function supplyRules({ rules }: Template, { now, stockLeft, leftToday, member }: ClaimFacts): ClaimRule[] {
  invariant(stockCap(rules) === null || stockLeft !== null, 'a limited stock has been counted')
  invariant(rules.limits.perDay === null || leftToday !== null, 'a limited day has been counted')
  const found: ClaimRule[] = []
  if (stockLeft !== null) {
    found.push({ rule: 'stock', ...judged(stockLeft > 0, chooseOther), actual: stockLeft, needed: 1 })
  }
  if (leftToday !== null) {
    const tomorrow = endOfDay(businessDayOf(now)) + 1
    const fix =
      rules.limits.perDay === 0 ? chooseOther : waitUntil(claimableAt({ rules }, tomorrow, member.claimBenefit))
    found.push({ rule: 'perDay', ...judged(leftToday > 0, fix), actual: leftToday, needed: 1 })
  }
  return found
}

function hourAndPriceRules({ rules }: Template, { now, way, pointsBalance, member }: ClaimFacts): ClaimRule[] {
  const { claimBenefit } = member
  const found: ClaimRule[] = []
  const { hours } = rules.claimWindow
  if (hours) {
    const fix = waitUntil(claimableAt({ rules }, now, claimBenefit))
    const isOpen = isInHours(hours, now) || isEarly({ rules }, now, claimBenefit)
    found.push({ rule: 'claimHours', ...judged(isOpen, fix), actual: timeOf(now), needed: hours })
  }
  if (way === 'points' && rules.pricePoints !== null) {
    const needed = pointsPriceOf(rules.pricePoints, claimBenefit)
    const fix = { kind: 'earnPoints' as const, missing: needed - Math.min(pointsBalance, needed) }
    found.push({ rule: 'points', ...judged(pointsBalance >= needed, fix), actual: pointsBalance, needed })
  }
  return found
}

const HOUR_MS = 3_600_000

/** The hours before the window opens for everybody, in which members of a tier may claim already; null where there are none. */
function earlySpan(template: Pick<Template, 'rules'>, { earlyHours }: ClaimBenefit) {
  const { fromDay } = template.rules.claimWindow
  if (fromDay === null || earlyHours === 0) return null
  const openAt = openForAllAt(template, startOfDay(fromDay))
  return openAt === null ? null : { fromAt: openAt - earlyHours * HOUR_MS, openAt }
}

function isEarly(template: Pick<Template, 'rules'>, now: number, benefit: ClaimBenefit): boolean {
  const span = earlySpan(template, benefit)
  return span !== null && now >= span.fromAt && now < span.openAt
}

/** When a member of this tier may claim next, while what is claimed is still good; null when that is never. */
function claimableAt(template: Pick<Template, 'rules'>, now: number, benefit: ClaimBenefit): number | null {
  const span = earlySpan(template, benefit)
  return span !== null && now < span.openAt ? Math.max(now, span.fromAt) : openForAllAt(template, now)
}

/** When the claim window is open next. */
function openForAllAt({ rules: { claimWindow, validity } }: Pick<Template, 'rules'>, now: number): number | null {
  const { fromDay, untilDay, hours } = claimWindow
  const fromAt = fromDay === null ? now : startOfDay(fromDay)
  const windowEndsAt = untilDay === null ? Number.MAX_SAFE_INTEGER : endOfDay(untilDay)
  const goodUntilAt = validity.kind === 'fixed' ? endOfDay(validity.untilDay) : Number.MAX_SAFE_INTEGER
  const untilAt = Math.min(windowEndsAt, goodUntilAt)
  return nextOpenAt({ weekdays: null, blackoutDays: null, hours }, { fromAt, untilAt }, now)
}
