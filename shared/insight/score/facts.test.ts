import type { BusinessDay } from '#shared/kernel/business-day'
import { factsOf, frequencyOf, meanSpendOf, type NetPurchase } from './facts'

const bought = (day: string, netFen: number, isBack = false): NetPurchase => ({
  day: day as BusinessDay,
  netFen,
  isBack,
})
const AS_OF = '2026-03-31' as BusinessDay

test('a day counts once, however often the member came', () => {
  const facts = factsOf([bought('2026-01-10', 300), bought('2026-01-03', 500), bought('2026-01-10', 700)], 2)
  expect(facts).toEqual({
    firstDay: '2026-01-03',
    lastDay: '2026-01-10',
    purchaseDays: 2,
    spentFen: 1500,
    repeatSpentFen: 1000,
    social: 2,
  })
})

test('what wholly came back is no purchase, and no visit either; a visit of nothing is one', () => {
  expect(factsOf([bought('2026-01-03', 0, true)], null)).toBeNull()
  expect(factsOf([bought('2026-01-03', 0)], null)).toMatchObject({ purchaseDays: 1, spentFen: 0 })
  const facts = factsOf([bought('2026-01-01', 0, true), bought('2026-01-03', 5)], null)
  expect(facts).toMatchObject({ firstDay: '2026-01-03', purchaseDays: 1 })
})

test('weeks from the first day, the day in question included', () => {
  const facts = factsOf([bought('2026-01-03', 1), bought('2026-01-17', 1), bought('2026-01-10', 1)], null)
  if (!facts) throw new Error('there are purchases')
  expect(frequencyOf(facts, AS_OF)).toEqual({ x: 2, lastWeeks: 2, totalWeeks: 87 / 7 })
})

test('the mean is of the days after the first; never below nothing', () => {
  const mean = (...purchases: NetPurchase[]) => {
    const facts = factsOf(purchases, null)
    return facts && meanSpendOf(facts)
  }
  expect(mean(bought('2026-01-01', 900))).toBe(0)
  expect(mean(bought('2026-01-01', 900), bought('2026-01-02', 100), bought('2026-01-03', 200))).toBe(150)
  expect(mean(bought('2026-01-01', 900), bought('2026-01-02', -100))).toBe(0)
})
