import { newWork } from '#shared/reach/due/due-work'
import { openBenchShop } from './bench-shop'
import { memberIdOf, openDueFunction } from './due-shop'
import { rounded } from './statistics'

/** A tick while nothing is due, by how much waits for a later time. */
export interface WaitingCost {
  waiting: number
  roundTripsPerTick: number
  /** Documents that the database looked at for one tick. */
  lookedPerTick: number
  cpuMsPerTick: number
}

const TICKS = 50
const DAY_MS = 86_400_000

export async function measureWaiting(sizes: readonly number[]): Promise<WaitingCost[]> {
  const shop = await openBenchShop(1)
  const { cloud } = shop.server
  const due = await openDueFunction(shop)
  const costs: WaitingCost[] = []
  try {
    let put = 0
    for (const waiting of sizes) {
      const dueAt = Date.now() + DAY_MS
      for (; put < waiting; put += 1) {
        const [memberId, runId] = [memberIdOf(put), `run:${put}`]
        const work = { _id: `journey:${runId}`, kind: 'journey', memberId, dueAt: dueAt + put, facts: { runId } }
        cloud.database.put('due_work', { ...newWork(work) })
      }
      await due.tick()
      const before = cloud.stats.last()
      let cpuMs = 0
      for (let ticks = 0; ticks < TICKS; ticks += 1) cpuMs += (await due.tick()).cpuMs
      const calls = cloud.stats.since(before)
      const looked = calls.reduce((sum, call) => sum + (call.looked ?? 0), 0)
      costs.push({
        waiting,
        roundTripsPerTick: rounded(calls.length / TICKS),
        lookedPerTick: rounded(looked / TICKS),
        cpuMsPerTick: rounded(cpuMs / TICKS),
      })
    }
    return costs
  } finally {
    due.close()
    await shop.server.close()
  }
}
