import { businessDayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'
import { datedDayText, dayText } from '../../../ui/time-text'

export type PointsShop = ActionOutput<'points-shop.getShop'>
export type ShopGoods = PointsShop['goods'][number]
export type PickUpView = ActionOutput<'points-shop.getPickUp'>['pickUp']

const NO_BREAK = '\u00a0'

/** '8 包 · 每月 1 份 · 本店剩 12 份', which breaks between its parts alone */
export function goodsNote({ detail, perMonth, perMember, left }: ShopGoods): string {
  const limit = perMonth !== null ? `每月 ${perMonth} 份` : perMember !== null ? `每人 ${perMember} 份` : ''
  const parts = [detail, limit, `本店剩 ${grouped(left)} 份`].filter(Boolean)
  return parts.map((part) => part.replace(/ /g, NO_BREAK)).join(' · ')
}

/** In place of the button, why it cannot be had; a reason of a newer release says nothing in particular. */
export function whyNotText({ verdict, missing }: ShopGoods): string {
  switch (verdict) {
    case 'pointsShort':
      return `还差 ${grouped(missing)} 积分`
    case 'limitReached':
      return '你已经换满'
    case 'monthLimitReached':
      return '下个月再换'
    case 'notForTier':
      return '等级还没到'
    default:
      return '现在不能换'
  }
}

/** Where a pick-up stands, as its line in the list says it. */
export function standingText({ status, why, untilDay }: PickUpView): string {
  if (status === 'waiting') return `最晚 ${dayText(untilDay)}`
  if (status === 'collected') return '已取走'
  if (why === 'late') return '没来取，积分已退回'
  return '已取消，积分已退回'
}

/** '11月22日 兑换 · 春熙路店' */
export function pickUpNote({ at, storeName }: PickUpView, now: number): string {
  return [`${datedDayText(businessDayOf(at), businessDayOf(now))}兑换`, storeName].filter(Boolean).join(' · ')
}
