import type { Coupon } from '#shared/loyalty/coupon/coupon'
import type { Template } from '#shared/loyalty/coupon/template'
import type { ReadContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { findBudget, findBudgets, saveBudget } from './budget.repository'
import { getTemplate } from './template.service'

export interface Cost {
  templateId: string
  /** What the redemption costs the shop; negative when it is taken back. */
  costFen: number
}

/** A gift takes nothing off the bill; it costs what it is worth. */
export function costOf({ rules: { offer } }: Pick<Coupon, 'rules'>, discountFen: number): number {
  return offer.kind === 'gift' ? offer.valueFen : discountFen
}

/** What is left of each template's budget for redemptions; a template without one is not in the map. */
export async function budgetsLeft(asking: ReadContext, templateIds: readonly string[]): Promise<Map<string, number>> {
  const budgets = await budgetsOf(asking, templateIds)
  if (budgets.size === 0) return budgets
  const spent = new Map((await findBudgets(asking.db, [...budgets.keys()])).map((each) => [each._id, each.redeemedFen]))
  return new Map([...budgets].map(([id, budgetFen]) => [id, Math.max(budgetFen - (spent.get(id) ?? 0), 0)]))
}

/**
 * Counts the cost of redemptions in the transaction that redeems, so the budget holds to the fen. Only templates with a
 * budget pay for this, with two round trips and one document that all their redemptions share.
 * @throws DomainError COUPON_NOT_USABLE when the budget does not reach
 */
export async function spendBudgets(asking: ReadContext, tx: Tx, costs: readonly Cost[]): Promise<void> {
  const budgets = await budgetsOf(
    asking,
    costs.map(({ templateId }) => templateId),
  )
  for (const [templateId, budgetFen] of budgets) {
    const costFen = costs.reduce((sum, cost) => sum + (cost.templateId === templateId ? cost.costFen : 0), 0)
    const redeemedFen = ((await findBudget(tx, templateId))?.redeemedFen ?? 0) + costFen
    if (costFen > 0 && redeemedFen > budgetFen) throw new DomainError('COUPON_NOT_USABLE', { rule: 'budget' })
    await saveBudget(tx, { _id: templateId, redeemedFen })
  }
}

async function budgetsOf(asking: ReadContext, templateIds: readonly string[]): Promise<Map<string, number>> {
  const templates = await Promise.all([...new Set(templateIds)].map((id) => templateOf(asking, id)))
  return new Map(
    templates.flatMap((template) =>
      !template || template.rules.limits.redeemedFen === null
        ? []
        : [[template._id, template.rules.limits.redeemedFen]],
    ),
  )
}

/** Coupons carry their own rules, so a template that somebody damaged by hand must not stop the till. */
async function templateOf(asking: ReadContext, templateId: string): Promise<Template | null> {
  try {
    return await getTemplate(asking, templateId)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    asking.log.warn('a coupon is used without its template, and without its budget', { templateId })
    return null
  }
}
