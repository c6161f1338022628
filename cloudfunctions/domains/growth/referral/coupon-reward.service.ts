import type { Told } from '#shared/base/facts/told-facts'
import { grantSource } from '#shared/loyalty/coupon/grant-days'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { refusalSentence } from '../../../platform/refusal-sentence'
import { raiseAlert } from '../../base/alert/alert.face'
import { getIssuable, giveIfPossible } from '../../loyalty/coupon/coupon.face'
import { getHolder } from '../../people/member/member.face'

/**
 * Gives the coupon that was announced, once for each bond and side. Where the shop cannot give it, because its stock is
 * used up or it was ended meanwhile, a person is told: what was announced is owed.
 */
export async function giveReferralCoupon(
  _tx: Tx,
  { _id, memberId, payload }: Told<'friend.counted'>,
  context: Context,
): Promise<void> {
  const { bondId, side, couponKey } = payload
  if (couponKey === null) return
  const account = await getHolder(context.db, memberId)
  // Who has left meanwhile has no wallet to put it in.
  if (account.status !== 'active') return
  const batchId = `referral:${bondId}:${side}`
  try {
    const template = await getIssuable(context, `tpl_${couponKey}`)
    const sourceId = grantSource({ way: 'batch', batchId })
    const given = await giveIfPossible(context, { template, account, way: 'batch', sourceId })
    if (given instanceof DomainError) throw given
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'BUSY') throw error
    const text = `邀请有礼答应给 ${account._id} 的券 ${couponKey} 没有发出：${await refusalSentence(error)}。请人工补发。`
    await raiseAlert(context, { kind: 'referral-coupon', subject: account._id, text, source: _id })
  }
}
