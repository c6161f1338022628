import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import type { GrowthState, TierState } from '#shared/ledger/account/account'
import { defaultTierRules as rules } from './rules'
import { tierStanding } from './standing'

const day = (text: string) => text as BusinessDay
const today = day('2026-03-15')
const grown = (month: string, growth: number): GrowthState => ({ months: [{ month: month as BusinessMonth, growth }] })
const paper: TierState = { key: 'paper', sinceDay: day('2026-01-01'), untilDay: null }
const amber: TierState = { key: 'amber', sinceDay: day('2025-11-20'), untilDay: day('2026-11-20') }

test('a new member sees what the next tier needs, and nothing to keep', () => {
  expect(tierStanding(paper, { months: [] }, today, rules)).toEqual({
    tierKey: 'paper',
    growth: 0,
    sinceDay: '2026-01-01',
    untilDay: null,
    next: { key: 'jade', name: '翡翠', threshold: 300, missingGrowth: 300 },
    keep: null,
  })
})

test('a member with a tier sees what keeps it and until when', () => {
  expect(tierStanding(amber, grown('2026-03', 250), today, rules)).toMatchObject({
    growth: 250,
    next: { key: 'ink', missingGrowth: 2750 },
    keep: { growthNeeded: 700, missingGrowth: 450, untilDay: '2026-11-20' },
  })
})

test('growth that will have left the window by the last day does not help to keep the tier', () => {
  expect(tierStanding(amber, grown('2025-11', 1000), today, rules)).toMatchObject({
    growth: 1000,
    next: { missingGrowth: 2000 },
    keep: { missingGrowth: 700 },
  })
})

test('a tier that is kept already misses nothing', () => {
  expect(tierStanding(amber, grown('2026-02', 900), today, rules).keep?.missingGrowth).toBe(0)
})

test('a next tier that is reached with the next rating misses nothing', () => {
  expect(tierStanding(paper, grown('2026-03', 400), today, rules).next?.missingGrowth).toBe(0)
})

test('at the top there is no next tier', () => {
  const ink = { ...amber, key: 'ink' }
  expect(tierStanding(ink, grown('2026-03', 9000), today, rules)).toMatchObject({
    next: null,
    keep: { growthNeeded: 2000 },
  })
})

test('a tier that the rules no longer know is shown as the one that takes its place', () => {
  const gone = { ...amber, key: 'gold' }
  expect(tierStanding(gone, grown('2026-03', 300), today, rules)).toMatchObject({
    tierKey: 'jade',
    untilDay: '2027-03-15',
    next: { key: 'amber' },
  })
})
