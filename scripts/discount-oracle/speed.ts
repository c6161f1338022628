import { applyCoupons } from '#shared/loyalty/coupon/application'
import { cartOf } from './compare'
import type { Oracle } from './medusa'
import type { Sample } from './random-carts'

/** Carts per second. */
export interface CartSpeed {
  ours: number
  /** Null where there is nobody to compare with. */
  theirs: number | null
}

/** Ours is so much quicker that it needs more turns for the same time on the clock. */
const TURNS = { ours: 20, theirs: 1 } as const

/** Both on the same carts, prepared before the clock starts, turn by turn in one run. */
export async function timeCarts(oracle: Oracle | null, samples: readonly Sample[], forMs: number): Promise<CartSpeed> {
  const prepared = samples.map((sample) => oracle?.prepare(sample))
  const carts = samples.map((sample) => ({ cart: cartOf(sample), coupons: sample.coupons }))
  const runTheirs = async () => {
    for (const each of prepared) if (each) await oracle?.run(each)
  }
  const runOurs = () => {
    for (const { cart, coupons } of carts) applyCoupons(cart, coupons)
  }
  const spent = { ours: 0, theirs: 0 }
  let turns = 0
  // Both are warm before they count.
  await runTheirs()
  runOurs()
  while (spent.ours < forMs || (oracle && spent.theirs < forMs)) {
    const startedAt = performance.now()
    await runTheirs()
    const oursAt = performance.now()
    for (let turn = 0; turn < TURNS.ours; turn += 1) runOurs()
    spent.theirs += oursAt - startedAt
    spent.ours += performance.now() - oursAt
    turns += 1
  }
  const perSecond = (each: number, ms: number) => (turns * each * samples.length * 1000) / ms
  return {
    ours: perSecond(TURNS.ours, spent.ours),
    theirs: oracle ? perSecond(TURNS.theirs, spent.theirs) : null,
  }
}
