import { type Act, type BenchShop, inLanes, openBenchShop } from './bench-shop'
import { rounded } from './statistics'

export interface Throughput {
  instances: number
  delayMs: number
  checkInsPerSecond: number
  checkIns: number
}

const INSTANCES = [1, 8, 32] as const
const DELAYS_MS = [0, 10] as const
const MEMBERS_PER_INSTANCE = 8
const RUN_MS = 2000
const DAY_MS = 86_400_000

/** Check-ins per second of as many phones as there are instances, each asking again as soon as it is answered. */
export async function measureThroughput(): Promise<Throughput[]> {
  const most = Math.max(...INSTANCES)
  const shop = await openBenchShop(most)
  try {
    const members = Array.from({ length: most * MEMBERS_PER_INSTANCE }, (_, index) => shop.phone(`oBench${index}`))
    // Joining starts every instance. Fewer phones at a time then keep only the warmest ones busy.
    await inLanes(members, most, (phone) => phone('home.open', {}))
    const measured: Throughput[] = []
    for (const instances of INSTANCES) {
      const some = members.slice(0, instances * MEMBERS_PER_INSTANCE)
      for (const delayMs of DELAYS_MS) measured.push(await run(shop, some, { instances, delayMs }))
    }
    return measured
  } finally {
    await shop.server.close()
  }
}

/** Everybody checks in, day after day, until the time is over. */
async function run(
  shop: BenchShop,
  members: readonly Act[],
  { instances, delayMs }: Pick<Throughput, 'instances' | 'delayMs'>,
): Promise<Throughput> {
  const { cloud } = shop.server
  shop.delayDatabase(delayMs)
  let checkIns = 0
  let elapsedMs = 0
  while (elapsedMs < RUN_MS) {
    cloud.clock.advance(DAY_MS)
    cloud.stats.clear()
    const startedAt = performance.now()
    await inLanes(members, instances, (phone) => phone('check-in.perform', {}))
    elapsedMs += performance.now() - startedAt
    checkIns += members.length
  }
  shop.delayDatabase(0)
  return { instances, delayMs, checkIns, checkInsPerSecond: rounded((checkIns * 1000) / elapsedMs) }
}
