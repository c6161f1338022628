import type { InvocationLog } from '../runner/function-log'

export interface ActionStats {
  functionName: string
  action: string | null
  calls: number
  failures: number
  coldStarts: number
  roundTripsPerCall: number
  p50Ms: number
  p95Ms: number
}

export interface StatsKeeper {
  add(entry: InvocationLog): void
  list(): ActionStats[]
  clear(): void
}

interface Sums {
  functionName: string
  action: string | null
  calls: number
  failures: number
  coldStarts: number
  roundTrips: number
  /** The latest durations, ms. */
  durations: number[]
}

const MOST_ACTIONS = 300
const KEPT_DURATIONS = 1000

/** Sums by action, since the start or the last `clear`. A refused call never ran and does not count. */
export function createActionStats(): StatsKeeper {
  const sums = new Map<string, Sums>()
  return {
    add: (entry) => {
      if (entry.status === 'refused' || entry.durationMs === null) return
      const { functionName, action, durationMs } = entry
      const key = `${functionName}\n${action}`
      const sum = sums.get(key) ?? {
        functionName,
        action,
        calls: 0,
        failures: 0,
        coldStarts: 0,
        roundTrips: 0,
        durations: [],
      }
      if (sums.size < MOST_ACTIONS) sums.set(key, sum)
      sum.calls += 1
      sum.failures += entry.status === 'ok' ? 0 : 1
      sum.coldStarts += entry.isColdStart ? 1 : 0
      sum.roundTrips += entry.roundTrips
      sum.durations.push(durationMs)
      if (sum.durations.length > KEPT_DURATIONS) sum.durations.shift()
    },
    list: () => [...sums.values()].map(statsOf).sort((a, b) => b.calls - a.calls),
    clear: () => sums.clear(),
  }
}

function statsOf({ roundTrips, durations, ...sum }: Sums): ActionStats {
  const sorted = [...durations].sort((a, b) => a - b)
  return {
    ...sum,
    roundTripsPerCall: Math.round((roundTrips / sum.calls) * 100) / 100,
    p50Ms: percentile(sorted, 0.5),
    p95Ms: percentile(sorted, 0.95),
  }
}

/** Nearest rank. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
