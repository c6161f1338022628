import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** The total cost of a template's redemptions, for templates with such a budget only. `_id` is the template's. */
export interface SpentBudget {
  _id: string
  redeemedFen: number
}

const budgets = collection<SpentBudget>('coupon_budgets')

export const findBudget = (reader: Reader, templateId: string) => reader.find(budgets, templateId)
export const findBudgets = (db: Db, templateIds: readonly string[]) => db.findMany(budgets, templateIds)
export const saveBudget = (tx: Tx, budget: SpentBudget) => tx.save(budgets, budget)
