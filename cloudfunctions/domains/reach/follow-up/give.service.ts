import { type BusinessMonth, businessDayOf, monthOf } from '#shared/kernel/business-day'
import { mayDo, maySpeakTo } from '#shared/reach/follow-up/decide'
import type { FollowUp } from '#shared/reach/follow-up/follow-up'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { StaffContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordChange } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { getIssuable, giveIfPossible } from '../../loyalty/coupon/coupon.face'
import { findHolderId, getActiveMember } from '../../people/member/member.face'
import { requireOwnStore } from '../../people/staff/staff.face'
import { answer, doerOf, type Ref, requireHere } from './act.service'
import { findFollowUp, saveFollowUp } from './follow-up.repository'
import { findMonth, givenIn, monthId, saveMonth } from './month.repository'

/**
 * Gives the offered coupon, once for a follow-up: first the clerk’s share of the month is taken, then the coupon is made under an id
 * from the follow-up, then it is noted. Cut off anywhere, the next try goes on from there; a coupon that the rules refuse gives the
 * share back.
 * @throws DomainError FOLLOW_UP_NOT_FOUND, FOLLOW_UP_OVER, FOLLOW_UP_TAKEN, FOLLOW_UP_NOTHING_TO_GIVE, FOLLOW_UP_MONTH_FULL, and why the coupon was refused
 */
export async function give(context: StaffContext, ref: Ref) {
  requireOwnStore(context.staff, ref.storeId)
  const { limits } = await rulesInForce(context, followUpRules)
  const { followUp, month } = await reserveShare(context, ref, limits.couponsPerMonth)
  if (followUp.given?.couponId === null) await giveNow(context, followUp, month)
  const own = await findMonth(context.db, context.staff.staffId, monthNow(context))
  return { ...(await answer(context, ref)), couponsLeft: Math.max(0, limits.couponsPerMonth - givenIn(own)) }
}

const monthNow = ({ now }: Pick<StaffContext, 'now'>): BusinessMonth => monthOf(businessDayOf(now))

async function reserveShare(context: StaffContext, ref: Ref, most: number) {
  const { db, now, staff } = context
  return db.transaction(async (tx) => {
    const followUp = requireHere(await findFollowUp(tx, ref.followUpId), context, ref.storeId)
    // What was begun is finished, by whomever and whenever.
    if (followUp.given) return { followUp, month: monthOf(businessDayOf(followUp.given.at)) }
    if (followUp.state !== 'open') throw new DomainError('FOLLOW_UP_OVER')
    if (!mayDo(followUp, doerOf(context))) throw new DomainError('FOLLOW_UP_TAKEN')
    if (!followUp.offer) throw new DomainError('FOLLOW_UP_NOTHING_TO_GIVE')
    const month = monthNow(context)
    const own = await findMonth(tx, staff.staffId, month)
    if (givenIn(own) >= most) throw new DomainError('FOLLOW_UP_MONTH_FULL', { most })
    const given = [...(own?.given ?? []), followUp._id]
    await saveMonth(tx, { _id: monthId(staff.staffId, month), staffId: staff.staffId, month, given })
    const begun: FollowUp = { ...followUp, given: { by: staff.staffId, at: now, couponId: null } }
    await saveFollowUp(tx, begun)
    return { followUp: begun, month }
  })
}

async function giveNow(context: StaffContext, followUp: FollowUp, month: BusinessMonth): Promise<void> {
  const { db } = context
  const given = await couponFor(context, followUp)
  const by = followUp.given?.by ?? context.staff.staffId
  await db.transaction(async (tx) => {
    const latest = await findFollowUp(tx, followUp._id)
    if (latest?.given?.couponId !== null) return
    if (!(given instanceof DomainError)) {
      const audited = { action: 'follow-up.give', subject: followUp._id, storeId: followUp.storeId }
      await recordChange(context, tx, audited)
      await saveFollowUp(tx, { ...latest, given: { ...latest.given, couponId: given } })
      return
    }
    await saveFollowUp(tx, { ...latest, given: null })
    const own = await findMonth(tx, by, month)
    if (own) await saveMonth(tx, { ...own, given: own.given.filter((id) => id !== followUp._id) })
  })
  if (given instanceof DomainError) throw given
}

/** Its id, or why there is none: what the clerk can act on is no fault, and the share goes back. */
async function couponFor(context: StaffContext, followUp: FollowUp): Promise<string | DomainError> {
  try {
    return await issue(context, followUp)
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'BUSY') return error
    throw error
  }
}

/** Whoever has refused offers since gets none. */
async function issue(
  context: StaffContext,
  { _id, memberId, offer, because }: FollowUp,
): Promise<string | DomainError> {
  const { db } = context
  const holderId = await findHolderId(db, memberId)
  if (holderId === null) return new DomainError('MEMBER_CLOSED')
  const [account, member] = await Promise.all([getActiveAccount(db, holderId), getActiveMember(db, holderId)])
  if (!offer || !because.some(({ reason }) => maySpeakTo(member.consents, reason))) {
    return new DomainError('FOLLOW_UP_NOTHING_TO_GIVE')
  }
  const template = await getIssuable(context, offer.templateId)
  if (template.state !== 'live') return new DomainError('TEMPLATE_NOT_LIVE')
  const coupon = await giveIfPossible(context, { template, account, way: 'batch', sourceId: `follow-up:${_id}` })
  return coupon instanceof DomainError ? coupon : coupon._id
}
