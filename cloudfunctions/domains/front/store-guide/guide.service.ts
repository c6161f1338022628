import type { Coupon } from '#shared/loyalty/coupon/coupon'
import type { MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { listUsable, openStores, toCouponView } from '../../loyalty/coupon/coupon.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { countStandingByStore } from '../../till/purchase/purchase.face'
import { findUsual, removeUsual, saveUsual } from './usual.repository'

const HALF_A_YEAR_MS = 183 * 86_400_000
/** Once is no habit. */
const VISITS_MIN = 2
const COUPONS_MAX = 100

/** All open stores and the member's usual one. Nobody's location is known here. */
export async function listStores(context: MemberContext) {
  const [stores, usual] = await Promise.all([openStores(context), usualOf(context)])
  const isThere = usual && stores.some(({ storeId }) => storeId === usual.storeId)
  return {
    stores: stores.map(({ isOpen: _isOpen, ...store }) => store),
    usual: isThere ? usual : null,
    now: context.now,
  }
}

/** What the member chose; otherwise where most of their own purchases were, as 我的消费 would show it. */
async function usualOf({ db, memberId, now }: MemberContext) {
  const [chosen, records] = await Promise.all([findUsual(db, memberId), recordsOfPerson(db, memberId)])
  if (chosen) return { storeId: chosen.storeId, by: 'chosen' as const, visits: 0 }
  const groups = await countStandingByStore(db, records, now - HALF_A_YEAR_MS)
  const [most] = groups.sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
  if (!most || most.count < VISITS_MIN) return null
  return { storeId: most.key, by: 'purchases' as const, visits: most.count }
}

/** @throws DomainError STORE_NOT_FOUND */
export async function listCouponsAt(context: MemberContext, storeId: string) {
  const { db, memberId, now } = context
  const [stores, coupons] = await Promise.all([openStores(context), listUsable(db, memberId, now, COUPONS_MAX)])
  if (!stores.some((store) => store.storeId === storeId)) throw new DomainError('STORE_NOT_FOUND')
  const good = coupons.filter((coupon) => isGoodAt(coupon, storeId))
  return { coupons: good.map((coupon) => toCouponView(coupon, now)), now }
}

function isGoodAt({ rules: { conditions } }: Pick<Coupon, 'rules'>, storeId: string): boolean {
  const { storeIds, exceptStoreIds } = conditions
  return (storeIds?.includes(storeId) ?? true) && !exceptStoreIds?.includes(storeId)
}

/** The same choice again changes nothing. @throws DomainError STORE_NOT_FOUND */
export async function chooseUsual(context: MemberContext, storeId: string | null) {
  const { db, memberId, now } = context
  const isThere = storeId === null || (await openStores(context)).some((store) => store.storeId === storeId)
  if (!isThere) throw new DomainError('STORE_NOT_FOUND')
  await db.transaction((tx) =>
    storeId === null ? removeUsual(tx, memberId) : saveUsual(tx, { _id: memberId, storeId, at: now }),
  )
  return { storeId }
}
