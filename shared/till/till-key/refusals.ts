import type { ErrorCode } from '#shared/kernel/errors'

/** Why a till is turned away before anything is asked for. No phone ever hears these. */
export const DOOR_CODES = [
  'SIGNATURE_WRONG',
  'CLOCK_OFF',
  'KEY_REVOKED',
  'NONCE_USED',
  'BODY_TOO_LARGE',
  'ROUTE_UNKNOWN',
] as const

export type DoorCode = (typeof DOOR_CODES)[number]
export type TillCode = ErrorCode | DoorCode

interface Said {
  status: number
  /** For whoever stands at the till. */
  message: string
}

const SAID: Partial<Record<TillCode, Said>> = {
  SIGNATURE_WRONG: { status: 401, message: '签名不对：请检查密钥编号、密钥和签名方法' },
  CLOCK_OFF: { status: 401, message: '收银机的时间差了五分钟以上，请校准' },
  KEY_REVOKED: { status: 401, message: '这把密钥已经停用，请换新的密钥' },
  NONCE_USED: { status: 401, message: '这个请求已经收到过，重试时请换一个随机数' },
  BODY_TOO_LARGE: { status: 413, message: '内容超过 100 KB' },
  ROUTE_UNKNOWN: { status: 404, message: '没有这个地址' },
  NOT_ALLOWED: { status: 403, message: '这里只接受收银机' },
  INVALID_INPUT: { status: 400, message: '内容格式不对，见 details' },
  TOO_MANY_REQUESTS: { status: 429, message: '请求太频繁，请稍后再试' },
  BUSY: { status: 503, message: '系统繁忙，请过几秒用同一个单号再发' },
  SCHEMA_NEWER: { status: 503, message: '系统正在升级，请过几分钟用同一个单号再发' },
  INTERNAL: { status: 500, message: '系统出错，请稍后用同一个单号再发' },
  MEMBER_NOT_FOUND: { status: 404, message: '没有这位会员' },
  MEMBER_CLOSED: { status: 409, message: '会员已注销或已合并，不能入账' },
  CODE_TOO_OLD: { status: 409, message: '会员码已过期，请会员刷新后再扫' },
  SHOWN_CODE_WRONG: { status: 409, message: '这不是有效的会员码' },
  SHOWN_CODE_USED: { status: 409, message: '这个会员码已经用过，请会员刷新后再扫' },
  PROOF_LAPSED: { status: 409, message: '查会员已经过了一段时间，请再扫一次会员码' },
  TOO_MANY_WRONG_CODES: { status: 429, message: '错误的会员码太多，请过几分钟再试' },
  STORE_NOT_FOUND: { status: 409, message: '门店不存在或已关闭' },
  PURCHASE_NOT_FOUND: { status: 404, message: '没有这个单号的消费' },
  PURCHASE_DIFFERS: { status: 409, message: '这个单号已经记过一笔内容不同的消费或退款' },
  REQUEST_ID_USED: { status: 409, message: '这个单号已经用在别的内容上' },
  QUOTE_CHANGED: { status: 409, message: '应付金额变了，请重新预览' },
  SALE_OVER_LIMIT: { status: 409, message: '超过收银限额，请联系总部' },
  SALE_TOO_LATE: { status: 409, message: '离线太久的消费不再接收，请联系总部补记' },
  REFUND_TOO_LARGE: { status: 409, message: '退款超过还能退的金额或数量' },
  REFUND_GOODS_UNKNOWN: { status: 409, message: '这笔消费没有这样的商品行' },
  REFUND_TOO_LATE: { status: 409, message: '这笔消费太久了，请联系总部退款' },
  UNDO_NOT_POSSIBLE: { status: 409, message: '这笔消费不能撤销' },
  UNDO_TOO_LATE: { status: 409, message: '已过撤销时限，请改用退款' },
  COUPON_NOT_FOUND: { status: 409, message: '没有这张券' },
  COUPON_NOT_YOURS: { status: 409, message: '这张券不是这位会员的' },
  COUPON_NOT_USABLE: { status: 409, message: '这张券不符合使用条件' },
  COUPON_LOCKED: { status: 409, message: '这张券正被另一台收银预留' },
  COUPON_ALREADY_REDEEMED: { status: 409, message: '这张券已经用过' },
  COUPON_EXPIRED: { status: 409, message: '这张券已过期' },
  COUPON_VOIDED: { status: 409, message: '这张券已作废' },
  COUPONS_NOT_TOGETHER: { status: 409, message: '这些券不能一起用' },
}

/** Every refusal has a status and a sentence; for one that no till should meet, its code serves as the sentence. */
export function saidOf(code: TillCode): Said {
  return SAID[code] ?? { status: 409, message: `没有完成（${code}）` }
}
