import fc from 'fast-check'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { ASLEEP_DAYS, boughtAgain, fellAsleep, wokenUp } from './coming-back'
import type { FigureFacts } from './facts'
import { FIGURES } from './figures'
import { blankCame, blankDay, FIRST, factsOf, factsWith } from './testing/facts-of'

const periodOf = (from: number, to: number) => ({ fromDay: addDays(FIRST, from), toDay: addDays(FIRST, to) })
const figure = (key: string, facts: FigureFacts, from: number, to: number) =>
  FIGURES.find((each) => each.key === key)?.of(facts, periodOf(from, to))

test('who bought again within 30 days is counted for the day they bought on, when the 30 days are over', () => {
  const facts = factsOf({ back: [0, 30], late: [0, 31], never: [1] })
  expect(figure('repeat30', facts, 30, 30)).toMatchObject({ value: 0.5, whole: 2 })
  expect(figure('repeat30', facts, 31, 31)).toMatchObject({ value: 0, whole: 1 })
  expect(figure('repeat30', facts, 29, 29)).toEqual({ value: null, interval: null, whole: 0 })
})

test('nothing is said of days that were not read', () => {
  const facts = factsOf({ back: [0, 30] }, { fromDay: addDays(FIRST, 1) })
  expect(boughtAgain(facts, periodOf(30, 30), 30).value).toBeNull()
  expect(fellAsleep(facts, periodOf(60, 60)).value).toBeNull()
  expect(wokenUp(facts, periodOf(365, 365)).value).toBeNull()
})

// By hand from everybody's days, whatever they are.
const buys = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.array(fc.nat(700), { minLength: 1, maxLength: 12 }).map((ats) => [...new Set(ats)].sort((a, b) => a - b)),
)

test('who fell asleep is who going through everybody finds', () => {
  fc.assert(
    fc.property(buys, fc.integer({ min: 60, max: 700 }), fc.nat(31), (bought, from, length) => {
      const looked = { from: from - ASLEEP_DAYS, to: from - ASLEEP_DAYS + length }
      const isIn = (at: number) => at >= looked.from && at <= looked.to
      const buyers = Object.values(bought).filter((ats) => ats.some(isIn)).length
      const asleep = Object.values(bought)
        .flatMap((ats) => ats.filter(isIn).map((at) => ats.some((other) => other > at && other <= at + ASLEEP_DAYS)))
        .filter((hasReturned) => !hasReturned).length
      const found = fellAsleep(factsOf(bought), periodOf(from, from + length))
      expect(found).toMatchObject({ value: buyers === 0 ? null : asleep / buyers, whole: buyers })
    }),
  )
})

test('who was woken is who going through everybody finds', () => {
  fc.assert(
    fc.property(buys, fc.integer({ min: 366, max: 700 }), fc.nat(31), (bought, from, length) => {
      const lastBefore = (ats: readonly number[]) => ats.filter((at) => at < from).at(-1) ?? null
      const sleepers = Object.values(bought).filter((ats) => {
        const last = lastBefore(ats)
        return last !== null && last < from - ASLEEP_DAYS && last >= from - 365
      })
      const woken = sleepers.filter((ats) => ats.some((at) => at >= from && at <= from + length)).length
      const found = wokenUp(factsOf(bought), periodOf(from, from + length))
      expect(found).toMatchObject({
        value: sleepers.length === 0 ? null : woken / sleepers.length,
        whole: sleepers.length,
      })
    }),
  )
})

test('retention and activation look at those who began so many days before', () => {
  const first = { ...blankCame(), visitGaps: [10], joined: 8 }
  const week = { ...blankCame(), returned: [0, 4, 0, 0] }
  const dayAfter = { ...blankCame(), activated: [0, 2], returned: [5, 0, 0, 0] }
  const at = (days: number) => addDays(FIRST, days)
  const days = new Map(
    (
      [
        [0, first],
        [1, dayAfter],
        [7, week],
      ] as const
    ).map(([on, came]) => [at(on), { ...blankDay(at(on)), came }]),
  )
  const facts = factsWith(days as ReadonlyMap<BusinessDay, ReturnType<typeof blankDay>>)
  expect(figure('retention1', facts, 1, 1)).toMatchObject({ value: 0.5, whole: 10 })
  expect(figure('retention7', facts, 7, 7)).toMatchObject({ value: 0.4, whole: 10 })
  expect(figure('retention30', facts, 30, 30)).toMatchObject({ value: 0, whole: 10 })
  expect(figure('activation', facts, 7, 7)).toMatchObject({ value: 0.25, whole: 8 })
})
