import { grantSource } from '#shared/coupon/grant-days'
import type { Context, MemberContext } from '../../platform/context'
import { raiseAlert } from '../alert/alert.service'
import { findMember, type Member, setWelcomeDue } from '../member/member.repository'
import { toCouponView } from './coupon.mapper'
import { listWallet } from './coupon.repository'
import { giveAll } from './grant.service'

const SHOWN_MAX = 20
const RETRY_AFTER_MS = 3_600_000

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
  return (await setWelcomeDue(context.db, _id, welcomeDueAt, null)) > 0
}

/** For the job: one member whose gift fails must not keep the others waiting. */
export async function giveWelcomeOrPostpone(context: Context, member: Member): Promise<boolean> {
  try {
    return await giveWelcome(context, member)
  } catch (error) {
    context.log.error('welcome coupons wait for an hour', error)
    const { _id, welcomeDueAt } = member
    const text = '有新会员的入会券没有发成，一小时后再试，请查看日志。'
    await raiseAlert(context, { kind: 'welcome-failed', subject: _id, text, source: `${_id}:${welcomeDueAt}` })
    if (welcomeDueAt !== null) await setWelcomeDue(context.db, _id, welcomeDueAt, context.now + RETRY_AFTER_MS)
    return false
  }
}
