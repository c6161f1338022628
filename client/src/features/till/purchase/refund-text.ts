import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'

type RefundAnswer = ActionOutput<'purchase.refund'>

/** What a refund took back, and what the member still owes if the points were already spent. */
export function refundText({ pointsTaken, debtAfter }: Pick<RefundAnswer, 'pointsTaken' | 'debtAfter'>): string {
  const taken = pointsTaken === 0 ? '没有要收回的积分' : `收回 ${grouped(pointsTaken)} 积分`
  return debtAfter > 0 ? `${taken}。会员已用掉一部分，欠 ${grouped(debtAfter)} 积分，以后获得的先补上` : taken
}

/** What happened to the coupons; null when there were none. */
export function returnedText(coupons: RefundAnswer['coupons']): string | null {
  const back = coupons.filter(({ status }) => status === 'available').map(({ title }) => title)
  const ended = coupons.filter(({ status }) => status !== 'available').map(({ title }) => title)
  const parts = [
    back.length > 0 ? `${back.join('、')}已退给会员` : null,
    ended.length > 0 ? `${ended.join('、')}已过期，没有退回` : null,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('；') : null
}
