import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** What redemptions of a template have cost together; only of templates with a budget for that. `_id` is the template's. */
export interface SpentBudget {
  _id: string
  redeemedFen: number
}

const budgets = collection<SpentBudget>('coupon_budgets')

export const findBudget = (reader: Reader, templateId: string) => reader.find(budgets, templateId)
export const findBudgets = (db: Db, templateIds: readonly string[]) => db.findMany(budgets, templateIds)
export const saveBudget = (tx: Tx, budget: SpentBudget) => tx.save(budgets, budget)
