import { openBenchShop } from './bench-shop'
import { openDueFunction, putRun, putTravellers, startBenchJourney } from './due-shop'
import { FIRST, later, letter } from './due-work'
import { ratio, rounded } from './statistics'

/** As many runs fall due in each second, minute after minute; one instance ticks each minute. */
export interface Lateness {
  duePerSecond: number
  delayMs: number
  minutes: number
  runs: number
  /** At most: until the end of the tick that did it. */
  lateSeconds: number
  /** Of the 40 s that a tick may work, in the busiest minute. */
  busiestSeconds: number
  cpuMsPerRun: number
}

const MINUTE_MS = 60_000

export async function measureLateness({
  duePerSecond,
  delayMs,
  minutes,
}: Pick<Lateness, 'duePerSecond' | 'delayMs' | 'minutes'>): Promise<Lateness> {
  const shop = await openBenchShop(1)
  await startBenchJourney(shop, [later(FIRST, 'act'), letter('act', 'second'), later('second', null)])
  const due = await openDueFunction(shop)
  try {
    await due.tick()
    const runs = duePerSecond * 60 * minutes
    putTravellers(shop, runs)
    const beginsAt = Date.now()
    for (let number = 0; number < runs; number += 1) {
      putRun(shop, { number, nodeId: FIRST, dueAt: beginsAt + Math.floor((number * 1000) / duePerSecond) })
    }
    shop.delayDatabase(delayMs)
    let [taken, lateMs, busiestMs, cpuMs] = [0, 0, 0, 0]
    // What fell due in the last minute is done by the one after it.
    for (let minute = 1; minute <= minutes + 1; minute += 1) {
      await until(beginsAt + minute * MINUTE_MS)
      const startedAt = Date.now()
      const answer = await due.tick()
      const tookMs = Date.now() - startedAt
      taken += answer.tick.taken
      cpuMs += answer.cpuMs
      if (answer.tick.taken > 0) lateMs = Math.max(lateMs, answer.tick.lateMs + tookMs)
      busiestMs = Math.max(busiestMs, tookMs)
      shop.server.cloud.stats.clear()
    }
    return {
      duePerSecond,
      delayMs,
      minutes,
      runs: taken,
      lateSeconds: rounded(lateMs / 1000),
      busiestSeconds: rounded(busiestMs / 1000),
      cpuMsPerRun: rounded(ratio(cpuMs, taken), 2),
    }
  } finally {
    due.close()
    await shop.server.close()
  }
}

const until = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(at - Date.now(), 0)))
