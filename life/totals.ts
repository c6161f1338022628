import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { ScheduledAct } from './day'
import type { Living } from './living'
import { mustOf, storeIdOf } from './opening'
import { busyness } from './shop-truth'
import type { Taken } from './state'

/** What guests without a membership spend in a store on an ordinary day, of a shop as large as the usual one. */
const WALK_INS_FEN = 62_000
const USUAL_MEMBERS = 1_760
const WALK_IN_RECEIPT_FEN = 2_400
const SPREAD = 0.3

/** Each morning somebody enters what the tills took altogether the day before: of each store, and of the whole shop. */
export function totalsOf(living: Living, day: BusinessDay, at: (hour: number) => number): ScheduledAct[] {
  if (living.index === 0) return []
  return [{ at: at(9.2), key: 'totals', act: () => enterTotals(living, addDays(day, -1)) }]
}

async function enterTotals(living: Living, day: BusinessDay): Promise<void> {
  const { floor, state, plan } = living
  const ops = mustOf(floor.ops, 'totals')
  const totals = Array.from({ length: plan.stores }, (_, store) => totalOf(living, store, day))
  const enter = async (total: Taken, storeId?: string) => {
    const place = storeId === undefined ? {} : { storeId }
    await ops('figure.enterTurnover', { day, ...place, totalFen: total.fen, orders: total.receipts })
    state.told.totalsEntered += 1
  }
  for (const [store, total] of totals.entries()) await enter(total, storeIdOf(store))
  await enter(together(totals))
  delete state.tills[day]
}

/** What members have spent there, and guests of whom the shop knows nothing else. */
function totalOf({ plan, truth, state, diceOf, index }: Living, store: number, day: BusinessDay): Taken {
  const members = state.tills[day]?.[store] ?? { fen: 0, receipts: 0 }
  const usual = WALK_INS_FEN * (plan.members / USUAL_MEMBERS) * busyness(truth, plan, store, day)
  const spread = 1 + SPREAD * (diceOf(`store ${store}`)('walk-ins', index) - 0.5)
  const receipts = Math.round((usual * spread) / WALK_IN_RECEIPT_FEN)
  return together([members, { fen: receipts * WALK_IN_RECEIPT_FEN, receipts }])
}

const together = (parts: readonly Taken[]): Taken => ({
  fen: parts.reduce((sum, { fen }) => sum + fen, 0),
  receipts: parts.reduce((sum, { receipts }) => sum + receipts, 0),
})
