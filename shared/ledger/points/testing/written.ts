import type { PointsLot } from '#shared/ledger/account/account'
import type { Entry, EntryDecision, GrowthMonth, Ledger } from '../entry'
import type { Fact } from '../ledger'
import { adjusting, aLedger, day, earning, lot, spending } from './a-ledger'

// Ledgers, facts and entries in one line each, so that a table shows before, fact and after side by side.

/** '2026-05:10 never:4 debt:30 growth 2026-03:7'; '' is empty. */
export function readLedger(text: string): Ledger {
  const [points = '', growth = ''] = text.split(/(?:^| )growth /)
  const amounts = amountsIn(points)
  const lots = amounts.flatMap(([name, amount]) =>
    name === 'debt' ? [] : [lot(name === 'never' ? null : name, amount)],
  )
  const debt = amounts.find(([name]) => name === 'debt')?.[1] ?? 0
  return aLedger({ lots, debt, growth: Object.fromEntries(amountsIn(growth)) })
}

export function written({ points, growth }: Ledger): string {
  const debt = points.debt > 0 ? [`debt:${points.debt}`] : []
  const months = growth.months.length > 0 ? ['growth', writtenMonths(growth.months)] : []
  return [...points.lots.map(writtenLot), ...debt, ...months].join(' ')
}

/** Several, divided by commas. */
export function readFacts(text: string): Fact[] {
  return text.split(', ').map((each, index) => readFact(each, `src_${index + 1}`))
}

/** 'earn 5 growth 7 of 2025-12-31', 'spend 25', 'adjust -12'. */
export function readFact(text: string, sourceId = 'src_1'): Fact {
  const found = /^(earn|spend|adjust) (-?\d+)(?: growth (-?\d+))?(?: of (\S+))?$/.exec(text)
  if (!found) throw new Error(`'${text}' is no fact`)
  const [, kind, points = '0', growth = '0', earnedDay] = found
  if (kind === 'spend') return spending(Number(points), sourceId)
  if (kind === 'adjust') return adjusting(Number(points), Number(growth), sourceId)
  const past = earnedDay === undefined ? {} : { earnedDay: day(earnedDay) }
  return earning(Number(points), { growth: Number(growth), sourceId, ...past })
}

/** '-25 (2026-05:-10 2026-09:-15) growth -7 (2026-03:-7)', and what was gone already; or why not. */
export function logged(decision: EntryDecision): string {
  if (decision.kind === 'nothing') return 'nothing'
  if (decision.kind === 'refused') {
    const details = Object.entries(decision.details ?? {}).map(([name, value]) => `${name}:${value}`)
    return [decision.reason, ...details].join(' ')
  }
  return writtenEntry(decision.entry)
}

function writtenEntry({ points, growth }: Entry): string {
  const gone = (amount: number) => (amount > 0 ? [`gone ${amount}`] : [])
  const lots = points?.gone ?? []
  const parts = [
    ...(points ? [`${points.delta} (${points.lots.map(writtenLot).join(' ')})`] : []),
    ...gone(lots.reduce((sum, each) => sum + each.points, 0)),
    ...(growth ? [`growth ${growth.delta} (${writtenMonths(growth.months)})`, ...gone(growth.gone ?? 0)] : []),
  ]
  return parts.join(' ')
}

const writtenLot = ({ endsMonth, points }: PointsLot) => `${endsMonth ?? 'never'}:${points}`
const writtenMonths = (months: readonly GrowthMonth[]) =>
  months.map(({ month, growth }) => `${month}:${growth}`).join(' ')

function amountsIn(text: string): [name: string, amount: number][] {
  const words = text.split(' ').filter((word) => word !== '')
  return words.map((word) => {
    const [name = '', amount] = word.split(':')
    return [name, Number(amount)]
  })
}
