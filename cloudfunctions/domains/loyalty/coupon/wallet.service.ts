import { hasEnded } from '#shared/loyalty/coupon/coupon'
import { shownWhy } from '#shared/loyalty/coupon/shown'
import { whyNot } from '#shared/loyalty/coupon/why'
import type { MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount } from '../../ledger/account/account.face'
import { toCouponView } from './coupon.mapper'
import { findCoupon, listWallet, type StoredCoupon, type WalletTab } from './coupon.repository'
import { factsFor } from './member-facts.service'
import { namesOf, openStores, storeIdsIn } from './names.service'

const PAGE_SIZE = 20

/** A page of a member's coupons. One round trip: what can be said without the member is all that a list says. */
export async function listMine(
  { db, memberId, now }: Pick<MemberContext, 'db' | 'memberId' | 'now'>,
  { tab, cursor }: { tab: WalletTab; cursor?: string | undefined },
) {
  const page = await listWallet(db, memberId, { tab, now, after: cursor ?? null, limit: PAGE_SIZE })
  const last = page.at(-1)
  return {
    // At its very last instant a coupon is still usable.
    coupons: page.filter((coupon) => tab !== 'ended' || isOver(coupon, now)).map((coupon) => toCouponView(coupon, now)),
    nextCursor: last && page.length === PAGE_SIZE ? last.walletKey : null,
    now,
  }
}

function isOver(coupon: StoredCoupon, now: number): boolean {
  return coupon.status === 'voided' || hasEnded(coupon, now)
}

/** One coupon of the caller with everything that has to be right to use it. */
export async function getCoupon(context: MemberContext, couponId: string) {
  const { db, memberId, now } = context
  const [coupon, account] = await Promise.all([getOwnCoupon(context, couponId), getActiveAccount(db, memberId)])
  const { audience, conditions } = coupon.rules
  const member = await factsFor(context, account, audience.isCheckedAtUse ? [audience] : [])
  const situation = { member, now, storeId: null, cart: null, requestId: null, redeemedLeftFen: null }
  const { outcome, refusal, rules } = whyNot(coupon, situation)
  return {
    coupon: toCouponView(coupon, now),
    outcome,
    refusal,
    why: shownWhy(rules),
    stores: await storesFor(context, conditions),
    names: await namesOf(context, storeIdsIn([conditions])),
    now,
  }
}

/** @throws DomainError COUPON_NOT_FOUND, also for another member's: whose it is, is nobody's business. */
export async function getOwnCoupon({ db, memberId }: MemberContext, couponId: string): Promise<StoredCoupon> {
  const coupon = await findCoupon(db, couponId)
  if (coupon?.memberId !== memberId) throw new DomainError('COUPON_NOT_FOUND')
  return coupon
}

const STORES_MAX = 100

async function storesFor(context: MemberContext, { storeIds, exceptStoreIds }: StoredCoupon['rules']['conditions']) {
  const stores = await openStores(context)
  return stores
    .filter(({ storeId }) => (storeIds?.includes(storeId) ?? true) && !exceptStoreIds?.includes(storeId))
    .slice(0, STORES_MAX)
    .map(({ storeId, name, address }) => ({ storeId, name, address }))
}
