import { type Act, type BenchShop, inLanes, openBenchShop, openTemplate } from './bench-shop'
import { ratio, rounded } from './statistics'

export interface ClaimRate {
  delayMs: number
  instances: number
  /** Claims of one template a second, its stock in as many shards as it gets, and in one. */
  claimsPerSecond: number
  claimsPerSecondUnsharded: number
  /** The first by the second. */
  ratio: number
  /** Of the unsharded ones, how many were refused because too many wanted the same document. */
  refusedUnsharded: number
}

/** The last case is a database under load, where the document is slower than any processor. */
const CASES = [
  { delayMs: 10, instances: 1 },
  { delayMs: 10, instances: 8 },
  { delayMs: 10, instances: 32 },
  { delayMs: 50, instances: 32 },
] as const
const PHONES_PER_INSTANCE = 2
const RUN_MS = 2000

/**
 * A hot template: as many phones as instances claim it, each again as soon as it is answered. Every database call takes
 * the given delay, and a writer blocks the document for the same time: that is what a hot document costs.
 */
export async function measureClaims(): Promise<ClaimRate[]> {
  const most = Math.max(...CASES.map(({ instances }) => instances))
  const shop = await openBenchShop(most)
  try {
    await openTemplate(shop, 'sharded')
    await openTemplate(shop, 'single')
    // Before any instance has read it: no operator can choose so.
    putInOneShard(shop, 'tpl_single')
    const phones = Array.from({ length: most * PHONES_PER_INSTANCE }, (_, index) => shop.phone(`oClaim${index}`))
    // Joining starts every instance.
    await inLanes(phones, most, (phone) => phone('home.open', {}))
    const rates: ClaimRate[] = []
    for (const each of CASES) {
      rates.push(await compare(shop, phones.slice(0, each.instances * PHONES_PER_INSTANCE), each))
    }
    return rates
  } finally {
    await shop.server.close()
  }
}

interface Run {
  templateId: string
  claims: number
  refused: number
  elapsedMs: number
}

/** Measures in turns, so that other load on the machine affects both equally. */
async function compare(
  shop: BenchShop,
  phones: readonly Act[],
  { delayMs, instances }: Pick<ClaimRate, 'delayMs' | 'instances'>,
): Promise<ClaimRate> {
  shop.delayDatabase(delayMs, { queues: true })
  await turns(shop, phones, instances, 0) // warms up
  const [sharded, single] = await turns(shop, phones, instances, RUN_MS)
  shop.delayDatabase(0)
  if (!sharded || !single) throw new Error('both templates were claimed')
  const rateOf = ({ claims, elapsedMs }: Run) => (claims * 1000) / elapsedMs
  return {
    delayMs,
    instances,
    claimsPerSecond: rounded(rateOf(sharded)),
    claimsPerSecondUnsharded: rounded(rateOf(single)),
    ratio: rounded(ratio(rateOf(sharded), rateOf(single)), 2),
    refusedUnsharded: single.refused,
  }
}

async function turns(shop: BenchShop, phones: readonly Act[], instances: number, runMs: number): Promise<Run[]> {
  const runs = ['tpl_sharded', 'tpl_single'].map((templateId) => ({ templateId, claims: 0, refused: 0, elapsedMs: 0 }))
  do {
    for (const run of runs) await turn(shop, phones, instances, run)
  } while (runs.some(({ elapsedMs }) => elapsedMs < runMs))
  return runs
}

async function turn(shop: BenchShop, phones: readonly Act[], instances: number, run: Run): Promise<void> {
  shop.server.cloud.stats.clear()
  const startedAt = performance.now()
  await inLanes(phones, instances, async (phone) => {
    try {
      await phone('coupon.claim', { templateId: run.templateId })
      run.claims += 1
    } catch (error) {
      if (!String(error).includes('BUSY')) throw error
      run.refused += 1
    }
  })
  run.elapsedMs += performance.now() - startedAt
}

function putInOneShard({ server: { cloud } }: BenchShop, templateId: string): void {
  const template = cloud.database.get('coupon_templates', templateId)
  if (!template) throw new Error(`there is no ${templateId}`)
  cloud.database.put('coupon_templates', { ...template, shardCount: 1 })
  for (const { _id } of cloud.database.find('coupon_stock', { query: { templateId } })) {
    if (_id !== `${templateId}:0`) cloud.database.remove('coupon_stock', String(_id))
  }
}
