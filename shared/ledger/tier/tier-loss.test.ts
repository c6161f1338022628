import fc from 'fast-check'
import { addMonthsToDay, type BusinessDay, monthOf } from '#shared/kernel/business-day'
import type { TierState } from '#shared/ledger/account/account'
import { changeGrowth } from '#shared/ledger/points/growth'
import { defaultTierRules } from './rules'
import { decideTierAfterGrowth, decideTierAfterLoss, type TierPosition } from './tier'

const rules = { ...defaultTierRules, windowMonths: 3 }
const start = '2026-01-15' as BusinessDay
const paper: TierState = { key: 'paper', sinceDay: start, untilDay: null }
const noon = (day: BusinessDay) => Date.parse(`${day}T12:00:00+08:00`)

interface Bought {
  month: number
  growth: number
  isBack: boolean
}

interface World extends TierPosition {
  growth: { months: { month: ReturnType<typeof monthOf>; growth: number }[] }
}

const dayOf = (month: number) => addMonthsToDay(start, month)

function buy(world: World, { month, growth }: Bought): World {
  const day = dayOf(month)
  const { state } = changeGrowth(world.growth, [{ month: monthOf(day), growth }], noon(day))
  const { tier, reached } = decideTierAfterGrowth(world.tier, state, day, rules)
  return {
    growth: state,
    tier,
    climbedFrom: reached.length > 0 ? [...world.climbedFrom, world.tier] : world.climbedFrom,
  }
}

function takeBack(world: World, { month, growth }: Bought, today: BusinessDay): World {
  const { state } = changeGrowth(world.growth, [{ month: monthOf(dayOf(month)), growth: -growth }], noon(today))
  const { tier, climbedFrom } = decideTierAfterLoss(world, state, today, rules)
  return { growth: state, tier, climbedFrom }
}

/** By hand: the highest tier whose threshold the kept purchases of three months have met, in any month. */
function reckoned(kept: readonly Bought[]): string {
  let best = 'paper'
  let bestThreshold = 0
  for (let month = 0; month < 10; month += 1) {
    const sum = kept.reduce(
      (total, each) => total + (each.month <= month && each.month > month - 3 ? each.growth : 0),
      0,
    )
    for (const { key, threshold } of rules.tiers) {
      if (threshold <= sum && threshold > bestThreshold) [best, bestThreshold] = [key, threshold]
    }
  }
  return best
}

test('after refunds everybody stands where the purchases that were kept would have led, no lower and no higher', () => {
  const bought = fc.record({
    month: fc.integer({ min: 0, max: 8 }),
    growth: fc.integer({ min: 1, max: 2500 }),
    isBack: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(bought, { maxLength: 12 }), (list) => {
      const inOrder = [...list].sort((a, b) => a.month - b.month)
      const lived = inOrder.reduce(buy, { growth: { months: [] }, tier: paper, climbedFrom: [] } as World)
      const back = list.filter(({ isBack }) => isBack)
      const after = back.reduce((world, each) => takeBack(world, each, dayOf(9)), lived)
      expect(after.tier.key).toBe(reckoned(list.filter(({ isBack }) => !isBack)))
      expect(after.climbedFrom.length).toBeLessThan(rules.tiers.length)
    }),
    { numRuns: 500 },
  )
})

test('every tier that does not stay is named, so that what it gave can be taken back', () => {
  const big = { month: 0, growth: 5000, isBack: true }
  const { tier, climbedFrom } = buy({ growth: { months: [] }, tier: paper, climbedFrom: [] }, big)
  expect(decideTierAfterLoss({ tier, climbedFrom }, { months: [] }, start, rules)).toEqual({
    tier: paper,
    climbedFrom: [],
    lost: ['jade', 'amber', 'ink'],
    lostSince: start,
  })
})

test('a tier that a review has confirmed stays until the next one', () => {
  const ink: TierState = { key: 'ink', sinceDay: start, untilDay: '2027-12-31' as BusinessDay }
  expect(decideTierAfterLoss({ tier: ink, climbedFrom: [] }, { months: [] }, dayOf(2), rules)).toMatchObject({
    tier: ink,
    lost: [],
  })
})
