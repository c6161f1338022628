import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { yuanWithFen } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'
import { datedDayText, datedMomentText } from '../../../ui/time-text'

export type OwnPurchase = ActionOutput<'purchase.listMine'>['purchases'][number]
export type OwnReceipt = ActionOutput<'purchase.getMine'>
export type OwnRefund = OwnReceipt['refunds'][number]

/** '明前龙井 等 3 件'; if the till reported only an amount, the store is named instead. */
export function purchaseTitle({ goodsName, goodsCount, storeName }: OwnPurchase): string {
  if (goodsName === null) return storeName ?? '到店消费'
  return goodsCount > 1 ? `${goodsName} 等 ${goodsCount} 件` : goodsName
}

export function purchaseNote(purchase: OwnPurchase, today: BusinessDay): string {
  const { goodsName, storeName, refundedFen, isBack } = purchase
  const parts = [
    purchaseMoment(purchase, today),
    goodsName === null ? null : storeName,
    refundedFen > 0 && !isBack ? `已退 ¥${yuanWithFen(refundedFen)}` : null,
  ]
  return parts.filter(Boolean).join(' · ')
}

/** An imported purchase has a day but no hour. */
export function purchaseMoment({ at, isDayOnly }: Pick<OwnPurchase, 'at' | 'isDayOnly'>, today: BusinessDay): string {
  return isDayOnly ? datedDayText(businessDayOf(at), today) : datedMomentText(at, today)
}

/** Why nothing of the purchase counts any more; null while something does. */
export function backText({ isBack, isUndone }: Pick<OwnPurchase, 'isBack' | 'isUndone'>): string | null {
  if (isUndone) return '已撤销'
  return isBack ? '已退款' : null
}

/** What the refund took and gave back besides the money; null when there is nothing to say. */
export function refundNote({ pointsTaken, growthTaken, debtAfter, coupons }: OwnRefund): string | null {
  const taken = [
    pointsTaken > 0 ? `${grouped(pointsTaken)} 积分` : null,
    growthTaken > 0 ? `${grouped(growthTaken)} 成长值` : null,
  ].filter(Boolean)
  const parts = [
    taken.length > 0 ? `收回 ${taken.join('、')}` : null,
    debtAfter > 0 ? `积分已用掉一部分，待补 ${grouped(debtAfter)} 积分` : null,
    ...coupons.map(({ title, status }) => (status === 'available' ? `${title}已退回` : `${title}已过期，没有退回`)),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('；') : null
}
