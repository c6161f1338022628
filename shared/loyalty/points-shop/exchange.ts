import { type BusinessMonth, businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'
import { type GoodsPast, pastOfGoods } from '#shared/ledger/account/goods-past'
import { type ClaimBenefit, pointsPriceOf } from '#shared/loyalty/coupon/claim-benefit'
import type { Goods } from './goods'
import { type GoodsStock, leftIn } from './stock'

/** What is known of a member and a store when an exchange is judged. */
export interface ExchangeFacts {
  now: number
  tierKey: string
  benefit: ClaimBenefit
  /** What can be spent now. */
  points: number
  /** What the present records of the person have of it: waiting or collected, in all and this month. */
  had: Counts
  /** What an earlier membership of the person had of everything. */
  past: readonly GoodsPast[]
  stock: GoodsStock | null
}

export interface Counts {
  inAll: number
  inMonth: number
}

export type ExchangeVerdict =
  | { kind: 'open'; pricePoints: number }
  | { kind: 'refused'; reason: ExchangeRefusal; details: RefusalDetails; pricePoints: number }

export type ExchangeRefusal = Extract<
  ErrorCode,
  'GOODS_NOT_FOUND' | 'GOODS_NOT_FOR_YOU' | 'GOODS_LIMIT_REACHED' | 'GOODS_OUT_OF_STOCK' | 'POINTS_SHORT'
>

/** The same judgement for the page and for the act. What waiting cannot change comes before what it can. */
export function judgeExchange(goods: Goods, facts: ExchangeFacts): ExchangeVerdict {
  const pricePoints = pointsPriceOf(goods.pricePoints, facts.benefit)
  const refuse = (reason: ExchangeRefusal, details: RefusalDetails = {}): ExchangeVerdict => {
    return { kind: 'refused', reason, details, pricePoints }
  }
  if (goods.state !== 'live') return refuse('GOODS_NOT_FOUND')
  if (goods.tierKeys && !goods.tierKeys.includes(facts.tierKey)) return refuse('GOODS_NOT_FOR_YOU')
  const had = hadOf(goods, facts)
  if (goods.perMember !== null && had.inAll >= goods.perMember) {
    return refuse('GOODS_LIMIT_REACHED', { limit: 'inAll', most: goods.perMember })
  }
  if (goods.perMonth !== null && had.inMonth >= goods.perMonth) {
    return refuse('GOODS_LIMIT_REACHED', { limit: 'month', most: goods.perMonth })
  }
  if (!facts.stock || leftIn(facts.stock) < 1) return refuse('GOODS_OUT_OF_STOCK')
  const missing = pricePoints - facts.points
  return missing > 0 ? refuse('POINTS_SHORT', { missing }) : { kind: 'open', pricePoints }
}

/** With what an earlier membership had: whoever left and came back is the same person. */
function hadOf({ _id }: Goods, { had, past, now }: ExchangeFacts): Counts {
  const before = pastOfGoods(past, _id)
  if (!before) return had
  const month: BusinessMonth = monthOf(businessDayOf(now))
  return {
    inAll: had.inAll + before.inAll,
    inMonth: had.inMonth + (before.month === month ? before.inMonth : 0),
  }
}
