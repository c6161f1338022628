import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { getIssuable, type LiveTemplate } from '../../loyalty/coupon/coupon.face'

/** The coupon that a step gives; null where it was ended or damaged meanwhile. */
export async function issuable(context: Context, couponKey: string): Promise<LiveTemplate | null> {
  try {
    return await getIssuable(context, `tpl_${couponKey}`)
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}
