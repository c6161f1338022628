import { tagRules } from '#shared/insight/tag/rules'
import { attachTag, detachTag, type HandTagRule } from '#shared/insight/tag/tag'
import { businessDayOf } from '#shared/kernel/business-day'
import { emptyPortrait, withTags } from '#shared/ledger/account/portrait'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortrait, savePortrait } from '../../ledger/account/account.face'
import { dueAtOnce } from './hand-tag.service'

/** Who put such a tag on the member. */
const MEMBER_SELF = '会员自己'

interface SaidTags {
  said: readonly { key: string; note: string }[]
  gone: readonly string[]
}

/**
 * What a member says of themselves, as tags by hand: with what was asked, and the day on which it was said. A tag that is gone is
 * taken off unless somebody else put it there; one that the shop does not have by hand is passed over.
 */
export async function changeSaidTags(context: Context, tx: Tx, memberId: string, { said, gone }: SaidTags) {
  const { tags: rules } = await rulesInForce(context, tagRules)
  const today = businessDayOf(context.now)
  const stored = (await findPortrait(tx, memberId)) ?? emptyPortrait(memberId)
  let tags = stored.tags
  for (const key of gone) {
    const isOwn = tags.some((tag) => tag.key === key && tag.by === 'hand' && tag.who === MEMBER_SELF)
    if (isOwn) tags = detachTag(tags, key)
  }
  for (const { key, note } of said) {
    const rule = rules.find((each): each is HandTagRule => each.key === key && each.by === 'hand')
    if (rule) tags = attachTag(tags, { rule, who: MEMBER_SELF, note, untilDay: null }, today)
  }
  await savePortrait(tx, dueAtOnce(withTags(stored, tags), context.now))
}
