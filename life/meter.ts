/** What the acts of a life asked of the cloud: what a plan for more members is reckoned from. */
export interface Meter {
  /** By action; a tick of the timer is `jobs.tick`. */
  actions: Record<string, MeterCount>
  /** Database operations by hour of the shop's day. */
  tripsByHour: number[]
  /** Acts of phones by hour of the shop's day. */
  actsByHour: number[]
}

export interface MeterCount {
  count: number
  refused: number
  /** Database operations. */
  trips: number
  /** Processor time of function and database together, on this machine. */
  ms: number
}

export const anEmptyMeter = (): Meter => ({
  actions: {},
  tripsByHour: Array.from({ length: 24 }, () => 0),
  actsByHour: Array.from({ length: 24 }, () => 0),
})

export function note(
  meter: Meter,
  {
    action,
    hour,
    trips,
    ms,
    isRefused,
  }: { action: string; hour: number; trips: number; ms: number; isRefused: boolean },
): void {
  const metered = meter.actions[action] ?? { count: 0, refused: 0, trips: 0, ms: 0 }
  meter.actions[action] = metered
  metered.count += 1
  metered.refused += isRefused ? 1 : 0
  metered.trips += trips
  metered.ms += ms
  meter.tripsByHour[hour] = (meter.tripsByHour[hour] ?? 0) + trips
  if (!isTick(action)) meter.actsByHour[hour] = (meter.actsByHour[hour] ?? 0) + 1
}

export const TICK = 'jobs.tick'
export const DUE_TICK = 'due.tick'
const isTick = (action: string) => action === TICK || action === DUE_TICK
export const actsOf = ({ actions }: Meter) =>
  Object.entries(actions).reduce((sum, [action, { count }]) => sum + (isTick(action) ? 0 : count), 0)
