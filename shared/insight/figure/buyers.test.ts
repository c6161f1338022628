import fc from 'fast-check'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { addBuyer, inOrder, lastInOf } from './buyers'
import { ASLEEP_DAYS, boughtAgain, fellAsleep, wokenUp } from './coming-back'
import { buyersIn, type FigureFacts, firstBuyersIn, sumOf } from './facts'
import { addSold, type FigureDay, figureDayId, type SliceSum } from './figure-day'
import { A_SALE, blankDay, FIRST, factsWith } from './testing/facts-of'

const EAST = 'str_east'
interface Buy {
  at: number
  storeId: string
  couponCount: number
}
type Bought = Readonly<Record<string, readonly Buy[]>>

/** Days of one store, counted as the night counts them: from the purchases of each day and, of its buyers, those before. */
function eastOf(bought: Bought, change: Partial<FigureFacts> = {}): FigureFacts {
  const sold = Object.entries(bought).flatMap(([memberId, buys]) =>
    buys.map(({ at, ...rest }) => ({ ...A_SALE, memberId, ...rest, day: addDays(FIRST, at) })),
  )
  const days = new Map<BusinessDay, FigureDay>()
  for (const day of new Set(sold.map((each) => each.day))) {
    const sums = new Map<string, SliceSum>()
    addSold(
      sums,
      day,
      sold.filter((each) => each.day === day),
    )
    const before = sold.filter((each) => each.day < day)
    const lastIn = lastInOf(before, new Map())
    for (const memberId of new Set(sold.filter((each) => each.day === day).map((each) => each.memberId))) {
      const own = before.filter((each) => each.memberId === memberId).map((each) => each.day)
      const previousDay = own.sort().at(-1) ?? null
      addBuyer(sums, day, { memberId, previousDay, lastIn: lastIn.get(memberId) ?? new Map() })
    }
    const east = sums.get(EAST)
    if (!east) continue
    const kept = { gaps: inOrder(east.gaps), again: inOrder(east.again), came: null, firstCountedAt: 0 }
    days.set(day, { _id: figureDayId(day, EAST), ...east.sums, ...kept })
  }
  return factsWith(days, { scope: 'store', ...change })
}

const buys: fc.Arbitrary<Bought> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.array(
    fc.record({
      at: fc.oneof(fc.nat(90), fc.nat(700)),
      storeId: fc.constantFrom(EAST, 'str_west'),
      couponCount: fc.nat(1),
    }),
    { minLength: 1, maxLength: 12 },
  ),
)
const daysAt = (all: readonly Buy[]) => [...new Set(all.map(({ at }) => at))].sort((a, b) => a - b)
const inEast = (all: readonly Buy[]) => daysAt(all.filter(({ storeId }) => storeId === EAST))
const count = <T>(list: readonly T[], is: (each: T) => boolean) => list.filter(is).length

test('of a store, everybody is found whom going through all purchases finds: who bought, came again, fell asleep, was woken', () => {
  fc.assert(
    fc.property(buys, fc.integer({ min: 400, max: 700 }), fc.nat(30), (bought, from, length) => {
      const facts = eastOf(bought)
      const people = Object.values(bought)
      const period = { fromDay: addDays(FIRST, from), toDay: addDays(FIRST, from + length) }
      const isIn = (at: number) => at >= from && at <= from + length
      expect(buyersIn(facts, period)).toBe(count(people, (all) => inEast(all).some(isIn)))
      expect(firstBuyersIn(facts, period)).toBe(
        count(people, (all) => inEast(all).some((at) => isIn(at) && at === daysAt(all)[0])),
      )
      const again = (all: readonly Buy[], at: number, within: number) =>
        daysAt(all).some((other) => other > at && other <= at + within)
      for (const within of [30, 365]) {
        const begun = people.flatMap((all) =>
          inEast(all)
            .filter((at) => isIn(at + within))
            .map((at) => again(all, at, within)),
        )
        expect(boughtAgain(facts, period, within)).toMatchObject({
          whole: begun.length,
          value: begun.length === 0 ? null : count(begun, Boolean) / begun.length,
        })
      }
      const looked = people.map((all) => ({ all, ats: inEast(all).filter((at) => isIn(at + ASLEEP_DAYS)) }))
      const slept = count(looked, ({ all, ats }) => ats.some((at) => !again(all, at, ASLEEP_DAYS)))
      const whole = count(looked, ({ ats }) => ats.length > 0)
      expect(fellAsleep(facts, period)).toMatchObject({ whole, value: whole === 0 ? null : slept / whole })
      const asleep = people.filter((all) => {
        const last = daysAt(all)
          .filter((at) => at < from)
          .at(-1)
        return last !== undefined && last < from - ASLEEP_DAYS && last >= from - 365 && inEast(all).includes(last)
      })
      expect(wokenUp(facts, period)).toMatchObject({
        whole: asleep.length,
        value: asleep.length === 0 ? null : count(asleep, (all) => daysAt(all).some(isIn)) / asleep.length,
      })
    }),
  )
})

test('who used a coupon in a store is a regular if they had bought anywhere in the 30 days before', () => {
  const at = (days: number, storeId: string, couponCount = 0): Buy => ({ at: days, storeId, couponCount })
  const facts = eastOf({
    elsewhere: [at(0, 'str_west'), at(30, EAST, 1)],
    longAgo: [at(0, EAST), at(31, EAST, 1)],
    new: [at(30, EAST, 1)],
    without: [at(29, EAST), at(30, EAST)],
  })
  const month = { fromDay: FIRST, toDay: addDays(FIRST, 31) }
  expect([sumOf(facts, month, 'couponBuyers'), sumOf(facts, month, 'couponRegulars')]).toEqual([3, 1])
})

test('nothing is said of a period in which a day was counted before this was kept', () => {
  const { again, ...old } = { ...blankDay(FIRST), again: [] }
  const facts = factsWith(new Map([[FIRST, old]]), { scope: 'store' })
  expect(again).toEqual([])
  const period = { fromDay: addDays(FIRST, 30), toDay: addDays(FIRST, 30) }
  expect([boughtAgain(facts, period, 30).value, boughtAgain(facts, period, 30).whole]).toEqual([null, null])
  expect(boughtAgain({ ...facts, scope: 'shop' }, period, 30).whole).toBe(0)
  expect(daysBetween(FIRST, period.toDay)).toBe(30)
})
