import fc from 'fast-check'
import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { audienceRules } from './audience'
import type { TimeSpan } from './template'
import { aCoupon, aMember, anAmount, aTemplate, day, everybody, NOW, type RulesShape, TIERS } from './testing/a-coupon'
import { isInHours } from './times'
import { whyNot } from './why'
import { type ClaimFacts, whyNotClaim } from './why-claim'
import { whyClaimText } from './why-text'

// Advice is true: whoever does what a sentence says meets the rule that it was said about.

const names = {
  stores: {},
  tiers: { paper: '素纸', jade: '翡翠', amber: '琥珀', ink: '墨金' } as Record<string, string>,
}

describe('which tier to reach', () => {
  const subsets = Array.from({ length: 2 ** TIERS.length - 1 }, (_, bits) =>
    TIERS.filter((_key, index) => ((bits + 1) >> index) % 2 === 1),
  )
  const cases = TIERS.flatMap((own) => subsets.map((allowed): [string, string[]] => [own, allowed]))
  const ruleOf = (tierKey: string, tierKeys: string[]) => {
    const [rule] = audienceRules({ ...everybody, tierKeys }, aMember({ tierKey }), { now: NOW })
    if (rule?.rule !== 'tier') throw new Error('there is a rule about tiers')
    return rule
  }

  test.each(cases)(
    'of a member at %s for a coupon for %p is the lowest that is higher and would do',
    (own, allowed) => {
      const { verdict, fix } = ruleOf(own, allowed)
      expect(verdict).toBe(allowed.includes(own) ? 'pass' : 'fail')
      if (verdict === 'pass') return expect(fix).toBeNull()
      const higher = TIERS.slice(TIERS.indexOf(own) + 1)
      const useful = higher.filter((key) => ruleOf(key, allowed).verdict === 'pass')
      return expect(fix).toEqual(
        useful[0] === undefined ? { kind: 'chooseOther' } : { kind: 'reachTier', tierKeys: [useful[0]] },
      )
    },
  )

  const told = (own: string, allowed: string[]) =>
    whyClaimText(ruleOf(own, allowed), { reader: 'member', now: NOW, names })?.next

  test('nobody is told to reach a tier below the own one, nor several at once', () => {
    expect(told('amber', ['jade'])).toBe('看看其他的券')
    expect(told('paper', ['jade', 'amber', 'ink'])).toBe('升到翡翠即可，可在等级页看差多少')
    expect(told('amber', ['jade', 'ink'])).toBe('升到墨金即可，可在等级页看差多少')
  })

  test('a tier that the shop has given up helps nobody', () => {
    expect(told('paper', ['platinum'])).toBe('看看其他的券')
  })
})

const hours = fc.option(
  fc.constantFrom<TimeSpan[]>(
    [{ from: '10:00', until: '11:00' }],
    [
      { from: '14:00', until: '17:00' },
      { from: '20:00', until: '24:00' },
    ],
  ),
  { nil: null },
)
const moment = fc
  .integer({ min: 0, max: 100 * 24 * 60 })
  .map((minutes) => startOfDay(day('2026-02-01')) + minutes * 60_000)
const aDay = fc.integer({ min: 0, max: 120 }).map((days) => addDays(day('2026-02-01'), days))
const maybeDay = fc.option(aDay, { nil: null })
const birthMonth = fc.integer({ min: 1, max: 12 })
const validity = fc.record({ fromDay: aDay, days: fc.integer({ min: 0, max: 60 }) }).map(({ fromDay, days }) => ({
  kind: 'fixed' as const,
  fromDay,
  untilDay: addDays(fromDay, days),
}))

test('when to come again for a claim: then the rule is met and the claim is open', () => {
  const shape = fc.record({
    validity,
    claimWindow: fc.record({ fromDay: maybeDay, untilDay: maybeDay, hours }),
    limits: fc.record({ perMemberPerDay: fc.constantFrom(null, 1), perDay: fc.constantFrom(null, 5) }),
    audience: fc.record({ isBirthdayMonth: fc.boolean() }),
  })
  fc.assert(
    fc.property(shape, moment, birthMonth, (rules: RulesShape, now, month) => {
      const template = aTemplate(rules)
      const facts: ClaimFacts = {
        now,
        way: 'claim',
        member: aMember({ birthMonth: month }),
        stockLeft: null,
        leftToday: rules.limits?.perDay === 5 ? 0 : null,
        // The member has had today's.
        tally: { issued: 1, day: businessDayOf(now), issuedToday: 1 },
        person: null,
        pointsBalance: 0,
      }
      for (const { rule, fix } of whyNotClaim(template, facts).rules) {
        if (fix?.kind !== 'wait') continue
        const then = whyNotClaim(template, {
          ...facts,
          now: fix.untilAt,
          leftToday: facts.leftToday === null ? null : 5,
        })
        const verdicts = new Map(then.rules.map((each) => [each.rule, each.verdict]))
        expect({ rule, verdict: verdicts.get(rule) }).toEqual({ rule, verdict: 'pass' })
        for (const clock of ['claimStarted', 'claimNotEnded', 'claimHours', 'validity'] as const) {
          expect([rule, clock, verdicts.get(clock) ?? 'pass']).toEqual([rule, clock, 'pass'])
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('when a coupon can be used again: then the rule is met, and the coupon is still good', () => {
  const shape = fc.record({
    validity,
    conditions: fc.record({
      hours,
      weekdays: fc.option(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), { nil: null }),
      blackoutDays: fc.option(fc.array(aDay, { minLength: 1, maxLength: 5 }), { nil: null }),
    }),
    audience: fc.record({ isBirthdayMonth: fc.boolean(), isCheckedAtUse: fc.constant(true) }),
  })
  const lockFor = fc.option(fc.integer({ min: 1, max: 30 }), { nil: null })
  fc.assert(
    fc.property(shape, moment, birthMonth, lockFor, (rules: RulesShape, now, month, minutes) => {
      const lock =
        minutes === null ? null : { requestId: 'other', staffId: 's', storeId: 't', untilAt: now + minutes * 60_000 }
      const coupon = aCoupon(rules, lock ? { status: 'locked', lock } : {})
      const situation = {
        member: aMember({ birthMonth: month }),
        storeId: 'str_east',
        cart: anAmount(5_000),
        requestId: null,
        redeemedLeftFen: null,
      }
      for (const { rule, fix } of whyNot(coupon, { ...situation, now }).rules) {
        if (fix?.kind !== 'wait') continue
        const then = new Map(
          whyNot(coupon, { ...situation, now: fix.untilAt }).rules.map((each) => [each.rule, each.verdict]),
        )
        expect({ rule, verdict: then.get(rule) }).toEqual({ rule, verdict: 'pass' })
        expect({ rule, notEnded: then.get('notEnded'), started: then.get('started') }).toEqual({
          rule,
          notEnded: 'pass',
          started: 'pass',
        })
        expect(isInHours(rules.conditions?.hours ?? null, fix.untilAt)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
