import type { GrowthState, PointsLot } from '#shared/ledger/account/account'
import type { Entry } from './entry'
import { changeLots, sumOfLots } from './lots'

/** What entries make of an account that had nothing before them. `entries` in the order of `seq`. */
export function toldByEntries(entries: readonly Entry[]): ToldByEntries {
  const lots = changeLots(
    [],
    entries.flatMap(({ points }) => points?.lots ?? []),
  )
  const debt = entries.reduce((last, { points }) => points?.debtAfter ?? last, 0)
  return { points: { balance: sumOfLots(lots), debt, lots }, growth: { months: growthMonths(entries) } }
}

export interface ToldByEntries {
  points: { balance: number; debt: number; lots: PointsLot[] }
  growth: GrowthState
}

/** Oldest first; a month whose points were all taken back is left out. */
function growthMonths(entries: readonly Entry[]): GrowthState['months'] {
  const byMonth = new Map<GrowthState['months'][number]['month'], number>()
  for (const { month, growth } of entries.flatMap((entry) => entry.growth?.months ?? [])) {
    byMonth.set(month, (byMonth.get(month) ?? 0) + growth)
  }
  return [...byMonth]
    .filter(([, growth]) => growth !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, growth]) => ({ month, growth }))
}
