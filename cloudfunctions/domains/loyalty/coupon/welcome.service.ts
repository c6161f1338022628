import { grantSource } from '#shared/loyalty/coupon/grant-days'
import type { Context, MemberContext } from '../../../platform/context'
import { findMember, type Member, markWelcomed } from '../../people/member/member.face'
import { toCouponView } from './coupon.mapper'
import { listWallet } from './coupon.repository'
import { giveAll } from './grant.service'

const SHOWN_MAX = 20

/**
 * What the shop gives to newcomers. The phone asks right after its first visit; a job comes for those whose phone did
 * not. Asked again, it answers the same coupons, as long as they can be used.
 */
export async function receiveWelcome(context: MemberContext) {
  const { db, memberId, now } = context
  const member = await findMember(db, memberId)
  if (member) await giveWelcome(context, member)
  const usable = await listWallet(db, memberId, { tab: 'usable', now, after: null, limit: SHOWN_MAX })
  return { coupons: usable.filter(({ way }) => way === 'welcome').map((coupon) => toCouponView(coupon, now)) }
}

/** Coupons first, the mark after them: who dies in between gives again, and a coupon given twice is one coupon. */
export async function giveWelcome(context: Context, { _id, welcomeDueAt }: Member): Promise<boolean> {
  if (welcomeDueAt === null) return false
  await giveAll(context, _id, { way: 'welcome', sourceId: grantSource({ way: 'welcome' }) })
  return (await markWelcomed(context.db, _id)) > 0
}
