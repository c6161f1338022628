import type { CallErrorCode } from '#shared/kernel/errors'
import { yuan } from '#shared/kernel/money'
import { COUPON_REFUSALS, type CouponRefusal } from '#shared/loyalty/coupon/refusal'
import { couponRefusalText } from '#shared/loyalty/coupon/refusal-text'
import { type ApiError, isUndecided } from './api-error'
import { refusalText } from './refusal-text'

/** Used where the member's sentence would not help a clerk. */
const CLERK_SENTENCES: Partial<Record<CallErrorCode, string>> = {
  NOT_ALLOWED: '你现在不是这家店的店员。请店长确认后再试',
  NOT_A_MEMBER: '你的会员账号已失效。打开首页重新加入，再请店长添加你',
  MEMBER_NOT_FOUND: '没有这个会员码。请会员打开会员码页面，再扫一次',
  CODE_TOO_OLD: '这个码已经过期，可能是截图。请会员打开会员码页面，出示当前的码',
  SHOWN_CODE_WRONG: '会员码不对。对一遍再输入，或请会员打开会员码页面扫一扫',
  SHOWN_CODE_USED: '这个码已经用过一次。等会员的码换新后（不到半分钟）再扫',
  PROOF_LAPSED: '离上次扫码太久了。请会员再出示一次会员码',
  TOO_MANY_WRONG_CODES: '输错的次数太多。休息几分钟，或请另一位店员处理',
  MEMBER_CLOSED: '这个会员已注销。请会员重新打开小程序，用新的会员码',
  WRONG_STORE: '这不是你负责的门店。换回自己的门店再试',
  STORE_NOT_FOUND: '这家门店没有在营业。换一家门店，或请总部开通',
  STAFF_NOT_FOUND: '这位已经不在本店。关闭后看新的名单',
  COUPON_NOT_FOUND: '没有找到这张券。请会员打开自己的券核对，或换一张券',
  PURCHASE_DIFFERS: '这个单号已经记过，会员或金额不一样。核对小票，或在今日记录里查看',
  PURCHASE_NOT_FOUND: '没有找到这笔消费。刷新今日记录再试',
}

/** What happened and what to do now, for a clerk who has a customer waiting. */
export function clerkText(error: ApiError): string {
  const { leftFen, leftUnits } = error.details
  if (error.code === 'REFUND_TOO_LARGE' && typeof leftFen === 'number') {
    return leftFen > 0 ? `最多还能退 ¥${yuan(leftFen)}。改好金额再试` : '这笔已经全部退过了'
  }
  if (error.code === 'REFUND_TOO_LARGE' && typeof leftUnits === 'number') {
    return leftUnits > 0 ? `这种商品最多还能退 ${leftUnits} 件。改好件数再试` : '这种商品已经全部退过了'
  }
  if (isCouponRefusal(error.code)) {
    const { text, next } = couponRefusalText(error.code, error.details, 'clerk')
    return `${text}。${next}`
  }
  return CLERK_SENTENCES[error.code] ?? refusalText(error)
}

function isCouponRefusal(code: string): code is CouponRefusal {
  return COUPON_REFUSALS.some((refusal) => refusal === code)
}

/** The same for an act at the till: without an answer, the clerk may only repeat exactly the same act. */
export function actText(error: ApiError, act: string): string {
  return isUndecided(error) ? `没有收到回应，可能已经${act}。再点一次确认，不会重复` : clerkText(error)
}
