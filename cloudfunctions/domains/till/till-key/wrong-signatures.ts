import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { onCoolDown } from '../../../platform/warm-data'
import { raiseAlert } from '../../base/alert/alert.face'

/** More than this in a day, seen by one instance, is no mere typing error at a till. */
export const WRONG_TOLD_AT = 200

let counted: { day: BusinessDay; wrong: number } | null = null

onCoolDown(() => {
  counted = null
})

/** Counted in memory only; an instance raises at most one alert a day. */
export async function noteWrongSignature(context: Context, storeId: string | null) {
  const day = businessDayOf(context.now)
  if (counted?.day !== day) counted = { day, wrong: 0 }
  counted.wrong += 1
  context.log.warn('a signature was wrong', { storeId, wrong: counted.wrong })
  if (counted.wrong === WRONG_TOLD_AT) {
    const text = `今天有 ${WRONG_TOLD_AT} 次以上签名不对的收银机请求：可能有收银机设错了密钥，也可能有人在试探`
    await raiseAlert(context, { kind: 'till-door', subject: day, text, source: context.requestId }).catch((error) =>
      // Whoever knocks in vain does not make the door fail.
      context.log.error('no alert was raised', error),
    )
  }
  return { kind: 'refused' as const, code: 'SIGNATURE_WRONG' as const }
}
