import { monthOf } from '#shared/kernel/business-day'
import type { Account, BenefitMonth } from '#shared/ledger/account/account'
import type { Entry } from '#shared/ledger/points/entry'
import { isAllBack } from '#shared/till/purchase/all-back'
import { withBenefits } from '#shared/till/purchase/benefit-fen'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Shop } from '../../../../testing/shop'
import { costOf } from '../../../loyalty/coupon/budget.service'
import type { StoredCoupon } from '../../../loyalty/coupon/coupon.repository'
import type { Member } from '../../../people/member/member.repository'

/** What must hold between purchases, entries, coupons and accounts; empty is healthy. */
export function auditPurchases({ database }: Pick<Shop, 'database'>): string[] {
  const read = <T>(collection: string) => database.find(collection) as unknown as T[]
  const purchases = read<Purchase>('purchases')
  const entries = new Map(read<Entry>('entries').map((entry) => [entry._id, entry]))
  const wrong = purchases.filter((purchase) => !addsUp(purchase, entries)).map(({ _id }) => `purchase ${_id}`)
  const merges = new Map(read<Member>('members').map(({ _id, merge }) => [_id, merge?.into ?? null]))
  const heirOf = (memberId: string): string => {
    const into = merges.get(memberId) ?? null
    return into === null ? memberId : heirOf(into)
  }
  const accounts = read<Account>('accounts').filter(({ status }) => status !== 'merged')
  const miscounted = accounts.filter(({ _id, counters }) => {
    const own = purchases.filter(({ memberId }) => heirOf(memberId) === _id)
    const standing = own.filter(({ isBack }) => !isBack)
    const spentFen = own.reduce((sum, { amountFen, refundedFen }) => sum + amountFen - refundedFen, 0)
    return counters.purchaseCount !== standing.length || counters.spentFen !== spentFen
  })
  const coupons = read<StoredCoupon>('coupons')
  return [
    ...wrong,
    ...miscounted.map(({ _id }) => `counters of ${_id}`),
    ...accounts.flatMap((each) =>
      auditCaps(
        each,
        purchases.filter(({ memberId }) => heirOf(memberId) === each._id),
      ),
    ),
    ...auditUses(purchases, coupons),
    ...auditBudgets(read<{ _id: string; redeemedFen: number }>('coupon_budgets'), coupons),
  ]
}

/** What an account says of the months' caps is what its purchases say, for every month that it still keeps. */
function auditCaps({ _id, benefits = [] }: Account, own: Purchase[]): string[] {
  const oldest = benefits[0]?.month ?? ''
  const expected = own
    .filter(({ day }) => monthOf(day) >= oldest)
    .reduce<Pick<Account, 'benefits'>>((counted, purchase) => withBenefits(counted, purchase), {})
  const kept = (expected.benefits ?? []).slice(-benefits.length || undefined)
  const asText = (months: readonly BenefitMonth[]) =>
    months.map(({ month, takenFen }) => `${month} ${JSON.stringify(Object.entries(takenFen).sort())}`).join()
  return asText(kept) === asText(benefits) ? [] : [`caps of ${_id}: ${asText(kept)} ≠ ${asText(benefits)}`]
}

function addsUp(purchase: Purchase, entries: Map<string, Entry>): boolean {
  const { refunds, refundedFen, amountFen, isBack, undone, entryId, pointsEarned, growthEarned } = purchase
  const entry = entryId === null ? null : entries.get(entryId)
  const earned = entry === null ? 0 : (entry?.points?.delta ?? 0) + (entry?.growth?.delta ?? 0)
  return (
    entry !== undefined &&
    earned === pointsEarned + growthEarned &&
    refunds.reduce((sum, refund) => sum + refund.amountFen, 0) === refundedFen &&
    refundedFen <= amountFen &&
    isBack === (undone !== null || isAllBack(purchase, refunds)) &&
    splitAddsUp(purchase)
  )
}

/** The stored split of the discount is the discount, to the fen. */
function splitAddsUp({ amountFen, discountFen, couponCount, basket }: Purchase): boolean {
  if (!basket) return discountFen === 0 && couponCount === 0
  const taken = [...basket.coupons, ...(basket.benefits ?? [])]
  const byCoupon = taken.reduce((sum, { discountFen: fen }) => sum + fen, basket.fallenFen ?? 0)
  const byLine = basket.lines?.reduce((sum, line) => sum + line.discountFen, basket.deliveryDiscountFen) ?? discountFen
  return (
    basket.totalFen === amountFen + discountFen &&
    byCoupon === discountFen &&
    byLine === discountFen &&
    basket.coupons.length === couponCount
  )
}

/** A coupon is used up by the purchase that stands, and by nothing else. */
function auditUses(purchases: Purchase[], coupons: StoredCoupon[]): string[] {
  const uses = purchases
    .filter(({ isBack }) => !isBack)
    .flatMap(({ _id, basket }) =>
      (basket?.coupons ?? []).map(({ couponId, discountFen }) => `${couponId} by ${_id}: ${discountFen}`),
    )
  const redemptions = coupons.flatMap(({ _id, status, redemption }) => {
    if (status === 'redeemed') return [`${_id} by ${redemption?.purchaseId}: ${redemption?.discountFen}`]
    return redemption ? [`${_id} is ${status}, but has a redemption`] : []
  })
  return [
    ...uses.filter((use) => !redemptions.includes(use)).map((use) => `not redeemed: ${use}`),
    ...redemptions.filter((redemption) => !uses.includes(redemption)).map((each) => `redeemed for nothing: ${each}`),
  ]
}

function auditBudgets(budgets: { _id: string; redeemedFen: number }[], coupons: StoredCoupon[]): string[] {
  return budgets.flatMap(({ _id, redeemedFen }) => {
    const redeemed = coupons.filter(({ templateId, status }) => templateId === _id && status === 'redeemed')
    const costFen = redeemed.reduce((sum, coupon) => sum + costOf(coupon, coupon.redemption?.discountFen ?? 0), 0)
    return costFen === redeemedFen ? [] : [`budget of ${_id}: ${redeemedFen} counted, ${costFen} redeemed`]
  })
}
