import type { BusinessDay } from '#shared/kernel/business-day'
import { leadOf, warnedAfter } from './lead'
import type { Score } from './score'

const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}` as BusinessDay
const ASLEEP_DAYS = 20

type Night = Parameters<typeof warnedAfter>[1]
const night = (asOf: number, lastDay: number, stage: Score['stage']): Night => ({
  asOfDay: day(asOf),
  facts: {
    firstDay: day(1),
    lastDay: day(lastDay),
    purchaseDays: 3,
    spentFen: 3_000,
    repeatSpentFen: 2_000,
    social: null,
  },
  stage,
  watch: { silent90: 0.6, lossFen: 900 },
})

/** Each night twice: a night that is done again has to end the same. */
function through(nights: readonly Night[], from?: Parameters<typeof warnedAfter>[0]) {
  return nights.reduce((before, one) => {
    const once = { ...one, ...warnedAfter(before, one, ASLEEP_DAYS) }
    expect({ ...one, ...warnedAfter(once, one, ASLEEP_DAYS) }).toEqual(once)
    return once
  }, from as never) as Night & Pick<Score, 'warned' | 'lastWarned'>
}

test('the first warning of a silence stays, whatever the stage does meanwhile, until the member is asleep', () => {
  const open = [night(5, 1, 'active'), night(9, 1, 'atRisk'), night(12, 1, 'loyal'), night(15, 1, 'atRisk')]
  expect(through(open)).toMatchObject({ warned: { day: day(9), lossFen: 900 }, lastWarned: null })
  expect(through([...open, night(24, 1, 'asleep'), night(25, 1, 'lost')])).toMatchObject({
    warned: null,
    lastWarned: { day: day(9), outcome: 'asleep', leadDays: 13 },
  })
})

test('a purchase ends it, and the next silence has a warning of its own', () => {
  const saved = [night(9, 1, 'atRisk'), night(13, 12, 'active')]
  expect(through(saved)).toMatchObject({ warned: null, lastWarned: { day: day(9), outcome: 'bought' } })
  expect(through([...saved, night(20, 12, 'atRisk')])).toMatchObject({ warned: { day: day(20) } })
})

test('what nobody can know is not counted: a purchase recorded late, a warning from before they were kept', () => {
  expect(through([night(9, 1, 'atRisk'), night(10, 8, 'active')]).lastWarned).toBeNull()
  const before = night(9, 1, 'atRisk')
  const after = through([night(10, 1, 'atRisk')], before)
  expect(after.warned).toEqual({ day: null, lossFen: 0 })
  expect(through([night(23, 1, 'asleep')], after)).toMatchObject({ warned: null, lastWarned: null })
})

test('half had at least the median, and the precision has its interval', () => {
  const leads = [10, 30, 20].map((days) => ({ days, members: 2 }))
  expect(leadOf(leads, 2)).toMatchObject({
    asleep: 6,
    precision: { share: 0.75, from: expect.closeTo(0.409, 3), to: expect.closeTo(0.929, 3) },
    leadDays: { median: 20, from: 10, to: 30 },
  })
  expect(leadOf([], 0)).toEqual({ asleep: 0, bought: 0, precision: null, leadDays: null })
})
