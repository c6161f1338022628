import { yuanWithFen } from '#shared/kernel/money'
import { auditPurchase, type PurchaseProblem } from '#shared/till/purchase/audit'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { findUses } from '../../loyalty/coupon/coupon.face'
import { findPurchase } from './purchase.repository'

// A bug would flood the list of alerts, and the first few say enough.
const ALERTS_PER_PAGE_MAX = 20

/**
 * Checks whether purchases and their coupons agree. Faults are reported to a person, never repaired. Returns how many
 * are wrong.
 */
export async function auditPurchases(context: JobContext, purchases: readonly Purchase[]): Promise<number> {
  const wrong = await wrongPurchases(context, purchases)
  for (const { purchase, problems } of wrong.slice(0, ALERTS_PER_PAGE_MAX)) await tell(context, purchase, problems)
  return wrong.length
}

/** The purchases that do not agree with their coupons, with what is wrong. */
export async function wrongPurchases(context: Pick<Context, 'db'>, purchases: readonly Purchase[]) {
  const uses = await findUses(context.db, purchases.flatMap(couponsOf))
  const suspects = purchases.filter((purchase) => auditPurchase(purchase, uses).length > 0)
  const wrong: { purchase: Purchase; problems: PurchaseProblem[] }[] = []
  for (const purchase of suspects) {
    const problems = await problemsOf(context.db, purchase)
    if (problems.length > 0) wrong.push({ purchase, problems })
  }
  return wrong
}

/**
 * Purchase and coupons are read one after the other, so a refund in between would look like a fault. Therefore
 * purchases that changed meanwhile are not judged.
 */
async function problemsOf(db: Db, { _id }: Purchase): Promise<PurchaseProblem[]> {
  const before = await findPurchase(db, _id)
  const uses = before && (await findUses(db, couponsOf(before)))
  const after = await findPurchase(db, _id)
  if (!before || !uses || !after || before.refunds.length !== after.refunds.length) return []
  return auditPurchase(before, uses)
}

function couponsOf({ basket }: Purchase): string[] {
  return (basket?.coupons ?? []).map(({ couponId }) => couponId)
}

function tell(context: JobContext, { _id, storeId }: Purchase, problems: readonly PurchaseProblem[]): Promise<void> {
  const text = `消费 ${_id}（${storeId}）对不上：${problems.map(problemText).join('；')}。没有自动修改，请核对。`
  return raiseAlert(context, { kind: 'purchase', subject: _id, text, source: context.runId })
}

export function problemText(problem: PurchaseProblem): string {
  switch (problem.kind) {
    case 'refundsDiffer':
      return `各次退款合计 ${yuanWithFen(problem.expectedFen)} 元，记为 ${yuanWithFen(problem.foundFen)} 元`
    case 'tooMuchBack':
      return `实付 ${yuanWithFen(problem.amountFen)} 元，退了 ${yuanWithFen(problem.foundFen)} 元`
    case 'standingDiffers':
      return problem.isBack ? '没有全部退回，却记为已全退' : '已全部退回，却还计为一笔消费'
    case 'couponDiffers':
      return problem.isRedeemed
        ? `已全退，券 ${problem.couponId} 仍是已使用`
        : `没有全退，券 ${problem.couponId} 却不是由它使用`
  }
}
