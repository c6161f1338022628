import type { SoldGoods } from '#shared/till/purchase/basket'
import type { SaleChange } from '#shared/till/purchase/till-mark'
import { soldAtOf } from '#shared/till/till-wire/late'
import type { TillContext } from '../../../platform/context'
import { accepted } from '../../../platform/domain-error'
import { contentOf } from '../../../platform/request-content'
import { confirmSale } from '../purchase/purchase.face'
import { toSale } from './till-wire.mapper'

export interface SaleSent extends SoldGoods {
  number: string
  memberCode: string
  couponIds: string[]
  payableFen: number
  /** By the till's clock. */
  soldAt?: number | undefined
}

/** A purchase of now, or one that was made and paid while the till was cut off. */
export async function sell(context: TillContext, { number, soldAt, ...sent }: SaleSent) {
  const { caller, now } = context
  const at = soldAt === undefined ? undefined : accepted(soldAtOf(soldAt, caller.behindMs, now)).at
  const order = { ...sent, storeId: caller.storeId, receiptNumber: number, soldAt: at }
  const { memberCode: _shown, ...said } = sent
  // Another code of the same member is the same sale; whose code it is, is checked separately.
  const content = contentOf('till-wire.sell', caller, { number, soldAt, ...said })
  const purchase = await confirmSale({ ...context, content }, order, 'till')
  const { balance, tierReached } = purchase.told
  return {
    purchase: { ...toSale(purchase), refundedFen: 0, isUndone: false },
    changed: (purchase.till?.changed ?? []).map(toChanged),
    balance,
    tierReached: tierReached?.name ?? null,
  }
}

function toChanged(change: SaleChange) {
  return change.kind === 'coupon-gone' ? change : { kind: change.kind, couponId: null, code: null }
}
