import type { PickUp } from './pick-up'
import { type GoodsStock, leftIn } from './stock'

/** What the pick-ups of one stock add up to. */
export interface PickUpCounts {
  waiting: number
  collected: number
}

/** Everything that is wrong with one stock, in words for a person. */
export function auditGoodsStock(stock: GoodsStock, counts: PickUpCounts): string[] {
  const problems: string[] = []
  const check = (what: string, expected: number, found: number) => {
    if (expected !== found) problems.push(`${what}：库存记 ${found}，实有 ${expected}`)
  }
  check('等人来取', counts.waiting, stock.promised)
  check('已经取走', counts.collected, stock.collected)
  if (leftIn(stock) < 0) problems.push(`多换出 ${0 - leftIn(stock)} 份`)
  return problems
}

/** What the ledger says of a pick-up: what was paid, and whether that was taken back. */
export interface PaidAndBack {
  paid: number | null
  isBack: boolean
}

/** Points and goods: whoever has the goods has paid, and whoever has the points back has no goods. */
export function auditPickUp(
  { status, pointsPaid }: Pick<PickUp, 'status' | 'pointsPaid'>,
  ledger: PaidAndBack,
): string[] {
  const problems: string[] = []
  if (ledger.paid !== pointsPaid) problems.push(`应付 ${pointsPaid} 积分，流水里是 ${ledger.paid ?? '没有'}`)
  if (status === 'returned' && !ledger.isBack) problems.push('说积分退回了，流水里没有退')
  if (status === 'waiting' && ledger.isBack) problems.push('积分已经退回，商品还在等人来取')
  return problems
}
