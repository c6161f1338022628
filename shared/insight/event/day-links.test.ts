import fc from 'fast-check'
import { daysAfterPurchases, type Kinds, linkAll, linkLast, NO_DAYS, NO_LINKS } from '#shared/insight/event/day-links'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'

const FIRST = '2026-11-01' as BusinessDay
const onDay = (days: number) => addDays(FIRST, days)
const visit: Kinds = { visit: true, key: false, buy: false }
const purchase: Kinds = { visit: true, key: true, buy: true }

test('a day is linked with the first of its kind and the one before it', () => {
  const { links } = linkAll([
    { day: onDay(0), is: visit },
    { day: onDay(2), is: purchase },
    { day: onDay(5), is: purchase },
  ])
  expect(links[0]).toEqual({ visit: { firstDay: onDay(0), previousDay: null }, key: null, buy: null })
  expect(links[2]).toMatchObject({
    visit: { firstDay: onDay(0), previousDay: onDay(2) },
    buy: { firstDay: onDay(2), previousDay: onDay(2) },
  })
})

test('one day after the other comes to the same as all at once, and the last day again changes nothing', () => {
  const someDays = fc
    .uniqueArray(fc.nat(40), { minLength: 1, maxLength: 12 })
    .map((ages) => ages.sort((a, b) => a - b).map((age) => ({ day: onDay(age), is: age % 3 === 0 ? purchase : visit })))
  fc.assert(
    fc.property(someDays, (days) => {
      const whole = linkAll(days)
      let known = NO_DAYS
      const links = days.map(({ day, is }) => {
        for (let again = 0; again < 2; again += 1) known = linkLast(known, day, { is, was: NO_LINKS })?.known ?? NO_DAYS
        return linkLast(known, day, { is, was: NO_LINKS })?.links
      })
      expect([links, known]).toEqual([whole.links, whole.known])
    }),
    { numRuns: 50 },
  )
})

test('a day before the last one, and a day that is no longer what it was, cannot be linked by themselves', () => {
  const { known } = linkAll([{ day: onDay(3), is: purchase }])
  expect(linkLast(known, onDay(1), { is: visit, was: NO_LINKS })).toBeNull()
  const was = { ...NO_LINKS, buy: { firstDay: onDay(3), previousDay: null } }
  expect(linkLast(known, onDay(3), { is: visit, was })).toBeNull()
})

test('a purchase of another day is looked back at by the next day on which they bought, and by those of the weeks after it', () => {
  const day = (text: string) => `2026-${text}` as BusinessDay
  const bought = ['03-01', '04-10', '05-01', '05-10', '05-11'].map(day)
  expect(daysAfterPurchases(bought, [day('04-10')])).toEqual(['05-01', '05-10'].map(day))
  // However long they were away, the next one tells where they had bought the last time.
  expect(daysAfterPurchases(bought, [day('03-01')])).toEqual([day('04-10')])
  expect(daysAfterPurchases(bought, [day('05-11')])).toEqual([])
  expect(daysAfterPurchases(bought, [day('05-01'), day('05-10')])).toEqual(['05-10', '05-11'].map(day))
})
