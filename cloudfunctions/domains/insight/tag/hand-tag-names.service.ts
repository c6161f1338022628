import { tagRules } from '#shared/insight/tag/rules'
import { businessDayOf } from '#shared/kernel/business-day'
import type { ReadContext } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortrait } from '../../ledger/account/account.face'

/** What the member said, or a person of the shop put there: what a clerk may know. What rules have worked out is not among it. */
export async function handTagNamesOf(context: ReadContext, memberId: string): Promise<string[]> {
  const portrait = await findPortrait(context.db, memberId)
  if (portrait?.state !== 'kept') return []
  const { tags } = await rulesInForce(context, tagRules)
  const names = new Map(tags.map(({ key, name }) => [key, name]))
  const today = businessDayOf(context.now)
  return portrait.tags.flatMap((tag) => {
    const stands = tag.by === 'hand' && (tag.untilDay === null || tag.untilDay >= today)
    return stands ? (names.get(tag.key) ?? []) : []
  })
}
