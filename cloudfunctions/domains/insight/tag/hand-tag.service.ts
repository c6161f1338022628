import { tagRules } from '#shared/insight/tag/rules'
import { attachTag, detachTag, type HandTagRule } from '#shared/insight/tag/tag'
import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { ErrorCode } from '#shared/kernel/errors'
import { emptyPortrait, type HeldTag, type Portrait, withTags } from '#shared/ledger/account/portrait'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { inParallel } from '../../../platform/in-parallel'
import { changeOnce } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findPortrait, holdActiveAccount, savePortrait } from '../../ledger/account/account.face'
import { getTagRule } from './tag.service'

const WIDTH = 6

export interface AttachRequest {
  key: string
  memberIds: string[]
  who: string
  note: string
  untilDay?: BusinessDay | undefined
}

/**
 * Puts a tag on members by hand. The same request again changes nothing, and what came after it stays. A member who has
 * withdrawn from offers can still be tagged: what people write down is not made by rule.
 */
export async function attachByHand(context: Context, { key, memberIds, untilDay, who, note }: AttachRequest) {
  const rule = await getHandRule(context, key)
  const today = businessDayOf(context.now)
  if (untilDay !== undefined && untilDay < today) throw new DomainError('TAG_OVER')
  const given = { rule, who, note, untilDay: untilDay ?? null }
  return changeEach(context, 'tag.attach', { key, memberIds }, (tags) => attachTag(tags, given, today))
}

export async function detachByHand(context: Context, { key, memberIds }: Pick<AttachRequest, 'key' | 'memberIds'>) {
  await getHandRule(context, key)
  return changeEach(context, 'tag.detach', { key, memberIds }, (tags) => detachTag(tags, key))
}

/** @throws DomainError TAG_NOT_FOUND, TAG_BY_RULE when nobody may put it on a member by hand */
async function getHandRule(context: Context, key: string): Promise<HandTagRule> {
  const rule = await getTagRule(context, key)
  if (rule.by !== 'hand') throw new DomainError('TAG_BY_RULE')
  return rule
}

/** @throws DomainError TAG_NOT_FOUND, TAG_BY_RULE when one of them is not to be put on members by hand */
export async function requireHandTags(context: Context, keys: readonly string[]): Promise<void> {
  for (const key of keys) await getHandRule(context, key)
}

export interface PutRequest {
  memberId: string
  keys: readonly string[]
  given: { who: string; note: string; untilDay: BusinessDay }
}

/**
 * Puts tags of the kind by hand on a member in the transaction of an act that another noun does for its own reason. Tags
 * that are not in the rules any more are left out: the act is done all the same. What a person has put there stays as it is.
 */
export async function putTags(context: Context, tx: Tx, { memberId, keys, given }: PutRequest): Promise<void> {
  const { tags: rules } = await rulesInForce(context, tagRules)
  const known = rules.filter((rule): rule is HandTagRule => rule.by === 'hand' && keys.includes(rule.key))
  if (known.length === 0) return
  const today = businessDayOf(context.now)
  const isOthers = (tags: readonly HeldTag[], key: string) =>
    tags.some((tag) => tag.by === 'hand' && tag.key === key && tag.who !== given.who)
  await changeTags(context, tx, memberId, (held) =>
    known.reduce<HeldTag[]>(
      (tags, rule) => (isOthers(tags, rule.key) ? tags : attachTag(tags, { rule, ...given }, today)),
      [...held],
    ),
  )
}

/** Takes off what was put there by one source; nothing is written where there is none. */
export async function takeTagsOf(context: Context, tx: Tx, memberId: string, who: string): Promise<void> {
  const stored = await findPortrait(tx, memberId)
  const isTheirs = (tag: HeldTag) => tag.by === 'hand' && tag.who === who
  if (!stored?.tags.some(isTheirs)) return
  const rest = stored.tags.filter((tag) => !isTheirs(tag))
  await savePortrait(tx, dueAtOnce(withTags(stored, rest), context.now))
}

type Change = (tags: readonly HeldTag[]) => HeldTag[]

async function changeEach(
  context: Context,
  action: string,
  { key, memberIds }: Pick<AttachRequest, 'key' | 'memberIds'>,
  change: Change,
) {
  const unique = [...new Set(memberIds)]
  const results = await inParallel(unique, { atOnce: WIDTH }, async (memberId): Promise<ErrorCode | null> => {
    try {
      const audited = { action, subject: `${memberId}:${key}`, storeId: null }
      await changeOnce(context, audited, (tx) => changeTags(context, tx, memberId, change))
      return null
    } catch (error) {
      if (error instanceof DomainError && error.code !== 'BUSY') return error.code
      throw error
    }
  })
  const refused = unique.flatMap((memberId, index) => (results[index] ? [{ memberId, code: results[index] }] : []))
  return { changed: unique.length - refused.length, refused }
}

/** The member is due for review at once, because conditions may ask for this tag. */
async function changeTags({ now }: Pick<Context, 'now'>, tx: Tx, memberId: string, change: Change): Promise<void> {
  await holdActiveAccount(tx, memberId, now)
  const stored = (await findPortrait(tx, memberId)) ?? emptyPortrait(memberId)
  await savePortrait(tx, dueAtOnce(withTags(stored, change(stored.tags)), now))
}

export function dueAtOnce(portrait: Portrait, now: number): Portrait {
  return { ...portrait, version: portrait.version + 1, reviewDay: businessDayOf(now), updatedAt: now }
}
