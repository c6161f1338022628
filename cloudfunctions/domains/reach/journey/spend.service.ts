import { hashOf } from '#shared/insight/experiment/assignment'
import { noSpending, partsOf, type Spending, spend } from '#shared/reach/journey/spending'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findSpending, saveSpending } from './spending.repository'

const PLACES = 1_000

/** Each lane of a call has its own, and each call begins at another one. */
export const placeOf = ({ requestId }: Pick<Context, 'requestId'>, lane: number): number =>
  Math.floor(hashOf('place', requestId) * PLACES) + lane

export interface Expense {
  journeyId: string
  /** Whoever spends at the same time is to have another place, so that they do not wait for each other. */
  place: number
  budgetFen: number
  costFen: number
  coupons: number
  points: number
}

/** Takes what a step costs off the budget, in the step's transaction; false where it does not reach. */
export async function takeFromBudget(tx: Tx, { journeyId, place, budgetFen, ...expense }: Expense): Promise<boolean> {
  const ids = partsOf(journeyId)
  const at = (place % (ids.length - 1)) + 1
  const find = async (index: number): Promise<Spending> => {
    const _id = ids[index] ?? ''
    return (await findSpending(tx, _id)) ?? noSpending(_id, journeyId)
  }
  const part = await find(at)
  const changed = await spend(
    { part, expense, budgetFen },
    {
      pool: () => find(0),
      others: function* () {
        for (let index = 1; index < ids.length; index += 1) if (index !== at) yield find(index)
      },
    },
  )
  for (const each of changed ?? []) await saveSpending(tx, each)
  return changed !== null
}

/** Another version has another budget: what was set aside and not spent goes back, so that it is set aside anew. */
export async function setAsideAnew(tx: Tx, journeyId: string): Promise<void> {
  const [pool, ...ids] = partsOf(journeyId)
  let spentFen = 0
  for (const _id of ids) {
    const part = await findSpending(tx, _id)
    if (!part) continue
    spentFen += part.spentFen
    if (part.allowedFen !== part.spentFen) await saveSpending(tx, { ...part, allowedFen: part.spentFen })
  }
  if (pool && spentFen > 0) await saveSpending(tx, { ...noSpending(pool, journeyId), allowedFen: spentFen })
}
