import { goodsOf, unitsBack } from '#shared/till/purchase/all-back'
import type { BasketLine, Purchase, Refund } from '#shared/till/purchase/purchase'
import { savedFen } from '#shared/till/purchase/saved'
import type { MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordsOfPerson } from '../../people/member/member.face'
import { freshStoreName } from '../../people/staff/staff.face'
import { toOwnBenefit, toOwnCoupon } from './purchase.mapper'
import { findPurchase } from './purchase.repository'
import { pageOfPurchases } from './purchase-pages'

const PAGE_SIZE = 20

/** A page of the caller’s purchases, newest first. What a merged record bought is this person's too. */
export async function listMine(context: MemberContext, beforeAt?: number) {
  const { db, memberId } = context
  const memberIds = await recordsOfPerson(db, memberId)
  const { purchases, nextBeforeAt } = await pageOfPurchases(db, memberIds, { beforeAt, size: PAGE_SIZE })
  const names = await storeNamesOf(context, purchases)
  return {
    purchases: purchases.map((purchase) => ({
      ...toOwn(purchase, names.get(purchase.storeId) ?? null),
      ...goodsOfList(purchase.basket?.lines ?? []),
    })),
    nextBeforeAt,
  }
}

/** The receipt. @throws DomainError PURCHASE_NOT_FOUND, also for another member's, so that nobody learns that it exists. */
export async function getMine(context: MemberContext, purchaseId: string) {
  const { db, now } = context
  const purchase = await findPurchase(db, purchaseId)
  if (!purchase || !(await isOwn(context, purchase))) throw new DomainError('PURCHASE_NOT_FOUND')
  const { receiptNumber, amountFen, discountFen, basket, growthEarned, told, refunds } = purchase
  const back = goodsOf(refunds)
  return {
    ...toOwn(purchase, await freshStoreName(db, purchase.storeId, now)),
    receiptNumber,
    totalFen: amountFen + discountFen,
    discountFen,
    deliveryFen: basket?.deliveryFen ?? 0,
    tipFen: basket?.tipFen ?? 0,
    deliveryDiscountFen: basket?.deliveryDiscountFen ?? 0,
    lines:
      basket?.lines?.map((line, index) => ({
        name: nameOf(line),
        unitFen: line.unitFen,
        quantity: line.quantity,
        discountFen: line.discountFen,
        backUnits: unitsBack(back, index),
      })) ?? null,
    coupons: (basket?.coupons ?? []).map(toOwnCoupon),
    benefits: (basket?.benefits ?? []).map(toOwnBenefit),
    growthEarned,
    tierReached: told?.tierReached?.name ?? null,
    refunds: refunds.map(toOwnRefund),
  }
}

/** The records of a person are read only where the purchase is not simply the caller's own. */
async function isOwn({ db, memberId }: MemberContext, purchase: Purchase): Promise<boolean> {
  return purchase.memberId === memberId || (await recordsOfPerson(db, memberId)).includes(purchase.memberId)
}

function toOwn(purchase: Purchase, storeName: string | null) {
  const { _id, at, source, amountFen, refundedFen, pointsEarned, isBack, undone } = purchase
  return {
    purchaseId: _id,
    storeName,
    at,
    isDayOnly: source === 'import',
    amountFen,
    refundedFen,
    savedFen: savedFen(purchase),
    pointsEarned,
    isBack,
    isUndone: undone !== null,
  }
}

/** A member understands a category better than a till's key. */
function nameOf({ name, category, productKey }: BasketLine): string | null {
  return name ?? category ?? productKey
}

function goodsOfList(lines: readonly BasketLine[]) {
  const first = lines[0]
  return {
    goodsName: first ? nameOf(first) : null,
    goodsCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  }
}

function toOwnRefund({ at, amountFen, points, growth, debtAfter, coupons }: Refund) {
  return {
    at,
    amountFen,
    pointsTaken: points,
    growthTaken: growth,
    debtAfter,
    coupons: coupons.map(({ title, status }) => ({ title, status })),
  }
}

/** A page names few stores, and a warm instance knows them. */
async function storeNamesOf({ db, now }: MemberContext, page: readonly Purchase[]) {
  const names = new Map<string, string | null>()
  for (const storeId of new Set(page.map(({ storeId }) => storeId))) {
    names.set(storeId, await freshStoreName(db, storeId, now))
  }
  return names
}
