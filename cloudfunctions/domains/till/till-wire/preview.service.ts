import type { SoldGoods } from '#shared/till/purchase/basket'
import type { TillContext } from '../../../platform/context'
import { lookUpMember } from '../../people/staff/staff.face'
import { cancelPreview, previewPurchase } from '../purchase/purchase.face'

/** What a clerk sees of a member; the look-up is on record under the key. */
export async function lookUp(context: TillContext, memberCode: string) {
  const { storeId } = context.caller
  return { member: toMember(await lookUpMember(context, { memberCode, storeId })) }
}

export interface PreviewAsked extends SoldGoods {
  memberCode: string
  couponIds?: string[] | undefined
}

export async function preview(
  context: TillContext,
  { memberCode, amountFen, lines, deliveryFen, couponIds }: PreviewAsked,
) {
  const { storeId } = context.caller
  const order = { memberCode, storeId, amountFen, lines, deliveryFen, couponIds }
  const { member, coupons, quote, lockedUntilAt } = await previewPurchase(context, order, 'till')
  return {
    member: toMember(member),
    coupons: coupons.map(({ coupon: { couponId, rules }, outcome, refusal, discountFen, isChosen }) => ({
      couponId,
      title: rules.title,
      outcome,
      refusal,
      discountFen,
      isChosen,
    })),
    quote,
    lockedUntilAt,
  }
}

export function cancelOwnPreview(context: TillContext, couponIds: readonly string[]) {
  return cancelPreview(context, couponIds)
}

type MemberLook = Awaited<ReturnType<typeof lookUpMember>>

function toMember({ memberCode, proof, displayName, phoneTail, tier, points }: MemberLook) {
  return { memberNumber: memberCode, proof, displayName, phoneTail, tierName: tier.name, points }
}
