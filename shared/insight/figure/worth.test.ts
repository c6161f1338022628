import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { blankCame, blankDay, factsWith } from './testing/facts-of'
import { worthOf } from './worth'

const month = (text: string) => text as BusinessMonth
const day = (text: string) => text as BusinessDay
const cohort = { month: month('2026-08'), size: 10, buyers: [10, 4, 3, 1], spentFen: [100_000, 50_000, 40_000, 10_000] }
const cost = {
  ...{ _id: 'c', channel: 'street', fromDay: day('2026-08-01'), toDay: day('2026-08-31'), costFen: 20_000 },
  ...{ note: '', by: '', at: 0 },
}
const came = { ...blankCame(), newcomersOffFen: 3_000, told: { friendPoints: 1_000 } }
const days = new Map([[day('2026-08-03'), { ...blankDay(day('2026-08-03')), came }]])
const facts = factsWith(days, { fenPer100Points: 200 })
const asked = { cohorts: [cohort], facts, costs: [cost], thisMonth: month('2026-11'), marginPercent: null }

test('what one newcomer cost, rewards included, and has brought by the end of each month that is over', () => {
  const [worth] = worthOf(asked)
  expect(worth).toMatchObject({
    cost: { channelsFen: 20_000, rewardsFen: 2_000, couponsFen: 3_000 },
    cacFen: 2_500,
    // November is not over.
    broughtFen: [10_000, 15_000, 19_000],
    paidBackIn: 1,
  })
  expect(worth?.gates).toEqual([
    { months: 1, above: 3, ratio: 4, is: 'passed' },
    { months: 3, above: 5, ratio: 7.6, is: 'passed' },
  ])
})

test('with a margin they pay back later, and a gate that is met exactly is missed', () => {
  const [worth] = worthOf({ ...asked, marginPercent: 20 })
  expect(worth).toMatchObject({ broughtFen: [2_000, 3_000, 3_800], paidBackIn: 2 })
  expect(worth?.gates.map(({ is }) => is)).toEqual(['missed', 'missed'])
  expect(worthOf({ ...asked, marginPercent: 75 })[0]?.gates[0]).toMatchObject({ ratio: 3, is: 'missed' })
})

test('months that are not over leave gates open, and nobody has a cost of nothing', () => {
  const [young] = worthOf({ ...asked, thisMonth: month('2026-09') })
  expect(young?.gates.map(({ is }) => is)).toEqual(['passed', 'open'])
  const [free] = worthOf({ ...asked, costs: [], facts: factsWith(new Map()) })
  expect(free).toMatchObject({ cacFen: null, paidBackIn: null, gates: [{ is: 'open' }, { is: 'open' }] })
})

test('points that nobody has valued cost nothing', () => {
  expect(worthOf({ ...asked, facts: { ...facts, fenPer100Points: null } })[0]?.cost.rewardsFen).toBe(0)
})
