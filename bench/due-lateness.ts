import { openBenchShop } from './bench-shop'
import { openDueFunction, putRun, putTravellers, startBenchJourney } from './due-shop'
import { FIRST, later, letter, message } from './due-work'
import { ratio, rounded } from './statistics'

/** As many runs fall due in each second, minute after minute; so many instances tick each minute. Every other run writes a letter, or sends a message. */
export interface Lateness {
  duePerSecond: number
  delayMs: number
  minutes: number
  instances: number
  runs: number
  /** At most: until the end of the tick that did it. */
  lateSeconds: number
  /** Of the 40 s that a tick may work, in the busiest minute. */
  busiestSeconds: number
  cpuMsPerRun: number
}

const MINUTE_MS = 60_000
export const LATE_SECONDS_MAX = 120
const INSTANCES_MAX = 4

/** With as few instances as it takes to stay below two minutes. */
export async function measureLateness(of: Pick<Lateness, 'duePerSecond' | 'delayMs' | 'minutes'>): Promise<Lateness> {
  for (let instances = 1; ; instances += 1) {
    const late = await lateWith({ ...of, instances })
    if (late.lateSeconds < LATE_SECONDS_MAX || instances === INSTANCES_MAX) return late
  }
}

async function lateWith({
  duePerSecond,
  delayMs,
  minutes,
  instances,
}: Pick<Lateness, 'duePerSecond' | 'delayMs' | 'minutes' | 'instances'>): Promise<Lateness> {
  const shop = await openBenchShop(1)
  await startBenchJourney(shop, [
    later(FIRST, 'which'),
    { kind: 'split', id: 'which', parts: ['letter', 'message'].map((next) => ({ percent: 50, next })) },
    letter('letter', 'second'),
    message('message', 'second'),
    later('second', null),
  ])
  const functions = await Promise.all(Array.from({ length: instances }, () => openDueFunction(shop)))
  const tick = async () => {
    const answers = await Promise.all(functions.map((each) => each.tick()))
    return {
      taken: answers.reduce((sum, { tick: { taken } }) => sum + taken, 0),
      lateMs: Math.max(...answers.map(({ tick: { lateMs } }) => lateMs)),
      cpuMs: answers.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    }
  }
  try {
    await tick()
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
      const answer = await tick()
      const tookMs = Date.now() - startedAt
      taken += answer.taken
      cpuMs += answer.cpuMs
      if (answer.taken > 0) lateMs = Math.max(lateMs, answer.lateMs + tookMs)
      busiestMs = Math.max(busiestMs, tookMs)
      shop.server.cloud.stats.clear()
    }
    return {
      duePerSecond,
      delayMs,
      minutes,
      instances,
      runs: taken,
      lateSeconds: rounded(lateMs / 1000),
      busiestSeconds: rounded(busiestMs / 1000),
      cpuMsPerRun: rounded(ratio(cpuMs, taken), 2),
    }
  } finally {
    for (const each of functions) each.close()
    await shop.server.close()
  }
}

const until = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(at - Date.now(), 0)))
