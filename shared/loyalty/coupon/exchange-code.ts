import { type CouponRefused, refused } from './refusal'

/** One printed code: good for one coupon of one template, once. A code never moves to another template. */
export interface ExchangeCode {
  /** The code itself, without dashes. */
  _id: string
  templateId: string
  batchId: string
  status: 'unused' | 'used' | 'voided'
  use: { memberId: string; couponId: string; requestId: string; at: number } | null
}

export interface CodeUse {
  memberId: string
  couponId: string
  requestId: string
}

export type CodeDecision =
  | { kind: 'accepted'; code: ExchangeCode }
  /** The same member again: the coupon that it brought. */
  | { kind: 'known'; couponId: string }
  | CouponRefused

export function decideCodeUse(code: ExchangeCode | null, use: CodeUse, now: number): CodeDecision {
  if (code === null) return refused('CODE_NOT_FOUND')
  if (code.status === 'voided') return refused('CODE_VOIDED')
  if (code.use?.memberId === use.memberId) return { kind: 'known', couponId: code.use.couponId }
  if (code.status === 'used') return refused('CODE_ALREADY_USED')
  return { kind: 'accepted', code: { ...code, status: 'used', use: { ...use, at: now } } }
}
