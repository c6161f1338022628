import type { Told } from '#shared/base/facts/told-facts'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { type Article, INTEREST_DAYS } from '#shared/reach/article/article'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { putTags, takeTagsOf } from '../../insight/tag/tag.face'

/** By whom these tags are: nobody of the shop has put them there. */
const BY = '看茶'
const NOTE_MAX = 60

/** Whoever has read a card to the end has its interests for a while, as tags with their reason. */
export async function noteInterests(
  context: Context,
  tx: Tx,
  { memberId, article }: { memberId: string; article: Article },
): Promise<void> {
  const untilDay = addDays(businessDayOf(context.now), INTEREST_DAYS)
  const note = `读完“${article.title}”`.slice(0, NOTE_MAX)
  await putTags(context, tx, { memberId, keys: article.interestKeys, given: { who: BY, note, untilDay } })
}

/** Consent was withdrawn: what reading has said of the member is forgotten at once. */
export function forgetInterests(tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  return takeTagsOf(context, tx, memberId, BY)
}
