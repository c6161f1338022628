import type { ActionOutput } from '../../api/call'
import { grouped } from '../../ui/figures'

/** What a refund took back, and what is left owed when the points were already spent. */
export function refundText({
  pointsTaken,
  debtAfter,
}: Pick<ActionOutput<'purchase.refund'>, 'pointsTaken' | 'debtAfter'>) {
  const taken = pointsTaken === 0 ? '没有要收回的积分' : `收回 ${grouped(pointsTaken)} 积分`
  return debtAfter > 0 ? `${taken}。会员已用掉一部分，欠 ${grouped(debtAfter)} 积分，以后获得的先补上` : taken
}
