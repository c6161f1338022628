import fc from 'fast-check'
import { NO_LINKS } from '#shared/insight/event/day-links'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { engagementOf } from './engagement'
import { knownOf } from './facts'
import type { ActiveDay, LifecycleFacts } from './lifecycle'
import { defaultLifecycleRules as rules } from './rules'
import { lifecycleStageOf, milestoneOf } from './stage-of'
import { lifecycleOf, nextReviewDay, standingOf } from './standing'

const TODAY = '2026-11-22' as BusinessDay
const ago = (days: number) => addDays(TODAY, -days)

/** Joined a hundred days ago, looked once, and did nothing. */
function someFacts(change: Partial<LifecycleFacts> = {}): LifecycleFacts {
  const nothing = { keyDay: null, keyDays: 0, purchaseDays: 0, purchaseDay: null, gapDays: null, isAtRisk: null }
  return { firstDay: ago(100), visitDay: ago(1), visitDays: 1, ...nothing, satisfaction: null, ...change }
}
const bought = (days: number, lastAgo: number): Partial<LifecycleFacts> => ({
  purchaseDays: days,
  purchaseDay: ago(lastAgo),
  keyDays: Math.min(days, 3),
  keyDay: ago(lastAgo),
})
const checkedIn = (days: number, lastAgo: number): Partial<LifecycleFacts> => ({ keyDays: days, keyDay: ago(lastAgo) })

test.each([
  ['looked once', {}, 'visitor'],
  ['came a second day', { visitDays: 2 }, 'member'],
  ['checked in once', checkedIn(1, 2), 'member'],
  ['checked in on three days', checkedIn(3, 2), 'active'],
  ['bought once', bought(1, 2), 'firstPurchase'],
  ['bought on two days', bought(2, 2), 'growing'],
  ['bought on six days', bought(6, 2), 'loyal'],
  ['only checks in, and is quiet for as long as may be', checkedIn(3, 14), 'active'],
  ['only checks in, and is quiet for longer', checkedIn(3, 15), 'atRisk'],
  ['only checks in, each week or so: three weeks are usual', { ...checkedIn(3, 21), gapDays: 7 }, 'active'],
  ['only checks in, each week or so: more is not', { ...checkedIn(3, 22), gapDays: 7 }, 'atRisk'],
  ['never had a habit, so that none is at risk', checkedIn(2, 30), 'member'],
  ['only checks in, 46 days quiet', checkedIn(3, 46), 'asleep'],
  ['only checks in, half a year quiet', checkedIn(3, 181), 'lost'],
  ['looked once, half a year ago', { visitDay: ago(181) }, 'lost'],
  ['a buyer has more time', bought(6, 46), 'atRisk'],
  ['whom the models do not fear for', { ...bought(6, 46), isAtRisk: false }, 'loyal'],
  ['whom the models fear for', { ...bought(6, 5), isAtRisk: true }, 'atRisk'],
  ['a buyer, 91 days quiet', { ...bought(6, 91), isAtRisk: false }, 'asleep'],
  ['a buyer who comes and no longer buys', { ...bought(6, 91), isAtRisk: false, keyDay: ago(1) }, 'atRisk'],
  ['a buyer, more than a year quiet', bought(6, 366), 'lost'],
] as const)('%s', (_when, change, stage) => {
  expect(lifecycleStageOf(someFacts(change), TODAY, rules)).toBe(stage)
})

test('who is silent has still come as far as they came', () => {
  expect(milestoneOf(someFacts(bought(6, 400)), rules)).toBe('loyal')
})

const day = (daysAgo: number, ...names: string[]): ActiveDay => ({ day: ago(daysAgo), isKey: true, names })

test('engagement is how often, how lately and how many things; what was not asked is left out', () => {
  const days = [day(0, 'check-in.performed', 'page.viewed'), day(10, 'purchase.recorded'), day(29, 'coupon.claimed')]
  const asked = engagementOf({ days, satisfaction: null }, TODAY, rules)
  // (0.4 × 3/12 + 0.3 × 1 + 0.2 × 4/5) / 0.9
  expect(asked).toMatchObject({ score: 62, band: 'high', regularity: 0.25, recency: 1, breadth: 0.8 })
  expect(engagementOf({ days, satisfaction: 0 }, TODAY, rules).score).toBe(56)
  expect(engagementOf({ days, satisfaction: 1 }, TODAY, rules).score).toBe(66)
})

test('what lies before the window, or merely happened, is no engagement', () => {
  expect(engagementOf({ days: [day(30, 'page.viewed')], satisfaction: 1 }, TODAY, rules)).toMatchObject({
    score: 0,
    band: 'none',
  })
  expect(
    engagementOf({ days: [day(1, 'member.joined', 'page.viewed')], satisfaction: null }, TODAY, rules).breadth,
  ).toBe(0.2)
})

const anAge = fc.integer({ min: 0, max: 400 })
const someKnown = fc
  .record({
    keys: fc.uniqueArray(fc.integer({ min: 0, max: 179 }), { maxLength: 20 }),
    bought: fc.integer({ min: 0, max: 8 }),
    boughtAgo: anAge,
    keyAgo: anAge,
    isAtRisk: fc.constantFrom(true, false, null),
    gapDays: fc.option(fc.integer({ min: 1, max: 60 })),
  })
  .map(({ keys, bought: days, boughtAgo, keyAgo, isAtRisk, gapDays }) => ({
    days: keys.map((each) => day(each, 'check-in.performed')),
    facts: someFacts({
      ...(days > 0 ? bought(days, boughtAgo) : {}),
      keyDays: 3,
      keyDay: ago(days > 0 ? Math.min(keyAgo, boughtAgo) : keyAgo),
      isAtRisk,
      gapDays,
    }),
  }))

test('until the day of the next look no figure has left its class', () => {
  fc.assert(
    fc.property(someKnown, (known) => {
      const reviewDay = nextReviewDay(known, TODAY, rules)
      const now = standingOf(known, TODAY, rules)
      const ahead = daysBetween(TODAY, reviewDay)
      expect(ahead).toBeGreaterThan(0)
      for (let days = 1; days < ahead; days += 1) {
        const then = standingOf(known, addDays(TODAY, days), rules)
        expect([then.stage, then.engagement.band]).toEqual([now.stage, now.engagement.band])
        expect(Math.abs(then.engagement.score - now.engagement.score)).toBeLessThan(10)
      }
    }),
    { numRuns: 60 },
  )
})

test('time alone leads from awake to at risk, asleep and lost, and never back', () => {
  fc.assert(
    fc.property(someKnown, anAge, anAge, (known, one, other) => {
      const silences = ['atRisk', 'asleep', 'lost']
      const depthOn = (ahead: number) => silences.indexOf(lifecycleStageOf(known.facts, addDays(TODAY, ahead), rules))
      expect(depthOn(Math.max(one, other))).toBeGreaterThanOrEqual(depthOn(Math.min(one, other)))
    }),
    { numRuns: 60 },
  )
})

test('a stage keeps its first day; another one remembers where the member came from', () => {
  const look = { today: ago(10), rules, rulesVersion: 1, now: 0 }
  const first = lifecycleOf('m', { facts: someFacts(checkedIn(3, 12)), days: [] }, { ...look, before: null })
  expect(first).toMatchObject({ stage: 'active', cameFrom: null, move: '', sinceDay: ago(10) })
  const same = lifecycleOf(
    'm',
    { facts: someFacts(checkedIn(3, 12)), days: [] },
    { ...look, before: first, today: ago(9) },
  )
  expect(same).toMatchObject({ stage: 'active', sinceDay: ago(10), asOfDay: ago(9) })
  const other = lifecycleOf('m', { facts: someFacts(bought(1, 1)), days: [] }, { ...look, before: same, today: TODAY })
  expect(other).toMatchObject({ cameFrom: 'active', move: 'active:firstPurchase', sinceDay: TODAY })
})

test('the days of merged records are one person’s', () => {
  const ends = (first: number, last: number) => ({ firstDay: ago(first), beforeDay: null, lastDay: ago(last) })
  const activity = (visit: ReturnType<typeof ends>, buy: ReturnType<typeof ends> | null) => ({
    days: { visit, key: visit, buy },
  })
  const { facts } = knownOf({
    joinedDay: ago(50),
    activities: [activity(ends(50, 50), null), activity(ends(90, 3), ends(20, 3))],
    days: [60, 50, 30, 3].map((days) => ({
      _id: `m:${days}`,
      memberId: 'm',
      day: ago(days),
      tallies: [],
      spentFen: 0,
      joinedDay: null,
      links: { ...NO_LINKS, key: { firstDay: ago(90), previousDay: null } },
    })),
    score: null,
  })
  expect(facts).toMatchObject({
    firstDay: ago(90),
    keyDay: ago(3),
    keyDays: 3,
    purchaseDays: 2,
    purchaseDay: ago(3),
    // Of 10, 20 and 27 days between them.
    gapDays: 20,
    isAtRisk: null,
  })
})
