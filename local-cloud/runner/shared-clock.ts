import type { Clock } from '../clock'
import type { RunnerClock } from './runner'

const RUNNING = -1n

/**
 * The cloud's clock in memory that workers share, so that a warm instance sees a move at once: two BigInt64, first the
 * distance from system time in ms, then the instant at which the clock stands, or -1 while it runs.
 */
export function shareClock(clock: Clock): RunnerClock {
  const shared = new SharedArrayBuffer(16)
  const cells = new BigInt64Array(shared)
  const copy = () => {
    Atomics.store(cells, 0, BigInt(Math.round(clock.offsetMs())))
    Atomics.store(cells, 1, clock.isFrozen() ? BigInt(Math.round(clock.now())) : RUNNING)
  }
  copy()
  clock.onChange(copy)
  return { now: clock.now, shared }
}
