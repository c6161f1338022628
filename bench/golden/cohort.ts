import { linkAll } from '#shared/insight/event/day-links'
import { addMemberDay, type DayTally, finishDay, newDayTally } from '#shared/insight/event/event-day'
import { memberDayId } from '#shared/insight/event/member-day'
import { cohortsOf, monthRows } from '#shared/insight/report/cohort'
import { type BusinessDay, type BusinessMonth, monthOf } from '#shared/kernel/business-day'
import { allNear, type Finding, type GoldenKind, same } from './golden'
import { FEN, readTransactions, type Transactions } from './transactions'

interface Expected {
  cohort: string
  size: number
  active: number[]
  rate: number[]
  revenue: number[]
  cumulative_revenue_per_customer: number[]
}

const MONEY_OFF = { abs: 0.005 }

/** Monthly cohorts of buyers, counted as the nightly jobs do: members' days, days of the shop, months. */
export const cohort: GoldenKind = {
  prefix: 'cohort_',
  check({ input, expected }, folder) {
    const cohorts = cohortsOf(monthsOf(readTransactions(folder, String(input?.file))))
    const wanted = expected as Expected[]
    return [
      same(
        'cohorts',
        cohorts.map(({ month, size }) => [month, size]),
        wanted.map((each) => [each.cohort, each.size]),
      ),
      ...wanted.flatMap((each) =>
        checkCohort(
          each,
          cohorts.find(({ month }) => month === each.cohort),
        ),
      ),
    ]
  },
}

function checkCohort(expected: Expected, found: ReturnType<typeof cohortsOf>[number] | undefined): Finding[] {
  const { cohort: month, active, rate, revenue, cumulative_revenue_per_customer: perCustomer } = expected
  const { buyers = [], spentFen = [], size = 0 } = found ?? {}
  const cumulative = spentFen.map((_, index) => sum(spentFen.slice(0, index + 1)) / FEN / size)
  const pairs = (measured: readonly number[], wanted: readonly number[]) =>
    wanted.map((value, index) => [measured[index] ?? Number.NaN, value] as const)
  return [
    same(`${month}: buyers`, buyers, active),
    allNear(
      `${month}: rate`,
      pairs(
        buyers.map((each) => each / size),
        rate,
      ),
      { abs: 1e-9 },
    ),
    allNear(
      `${month}: revenue`,
      pairs(
        spentFen.map((fen) => fen / FEN),
        revenue,
      ),
      MONEY_OFF,
    ),
    allNear(`${month}: per customer`, pairs(cumulative, perCustomer), MONEY_OFF),
  ]
}

function monthsOf(transactions: Transactions) {
  const days = new Map<BusinessDay, DayTally>()
  for (const [memberId, purchases] of transactions) {
    const own = [...new Set(purchases.map(({ day }) => day))].sort()
    const is = { visit: true, key: true, buy: true }
    const { links } = linkAll(own.map((day) => ({ day, is })))
    own.forEach((day, index) => {
      const onDay = purchases.filter((purchase) => purchase.day === day)
      const link = links[index]
      if (!link) return
      const tally = days.get(day) ?? newDayTally(day)
      days.set(day, tally)
      addMemberDay(tally, {
        _id: memberDayId(memberId, day),
        memberId,
        day,
        tallies: [{ name: 'purchase.recorded', count: onDay.length }],
        spentFen: sum(onDay.map(({ netFen }) => netFen)),
        joinedDay: null,
        links: link,
      })
    })
  }
  const months = new Map<BusinessMonth, DayTally[]>()
  for (const [day, tally] of days) months.set(monthOf(day), [...(months.get(monthOf(day)) ?? []), tally])
  return [...months].map(([month, tallies]) => ({
    month,
    rows: monthRows(tallies.map((tally) => finishDay(tally).event)),
  }))
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
