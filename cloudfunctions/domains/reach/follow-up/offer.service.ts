import type { Offer } from '#shared/reach/follow-up/follow-up'
import type { ReadContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { getIssuable } from '../../loyalty/coupon/coupon.face'

/** What may be given by its template; null where there is none, or it can’t be given by the shop at this time. */
export async function offerOf(context: ReadContext, templateId: string | null): Promise<Offer | null> {
  if (templateId === null) return null
  try {
    const { rules, state } = await getIssuable(context, templateId)
    return state === 'live' && rules.ways.includes('batch') ? { templateId, title: rules.title } : null
  } catch (error) {
    // A template that was named and is not there, or not open: nothing is offered. Everything else is a fault.
    if (error instanceof DomainError && error.code !== 'BUSY') return null
    throw error
  }
}
