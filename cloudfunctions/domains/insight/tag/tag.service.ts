import { estimateOf } from '#shared/base/condition/estimate'
import { tagLanguage } from '#shared/insight/tag/language'
import { tagRules } from '#shared/insight/tag/rules'
import type { TagRule } from '#shared/insight/tag/tag'
import { type HeldTag, type Portrait, TAG_KINDS, type TagKind } from '#shared/ledger/account/portrait'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import { DomainError } from '../../../platform/domain-error'
import { inParallel } from '../../../platform/in-parallel'
import { recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import {
  countPortraits,
  countWithTag,
  findAccount,
  findPortrait,
  listWithTag,
  pagePortraits,
} from '../../ledger/account/account.face'
import { displayNamesOf } from '../../people/member/member.face'
import { namesIn } from './names.service'

export const PAGE_SIZE = 50
const COUNTS_AT_ONCE = 12
/** Of whom coverage is counted: within six points of the share of all. */
const SAMPLE = 300

/** Every tag, counted now, and how many members have one of each kind. */
export async function listTags(context: Context) {
  const { db } = context
  const { tags } = await rulesInForce(context, tagRules)
  const names = await namesIn(context, new Map())
  const [members, withEveryKind, sample] = await Promise.all([
    countPortraits(db, 0),
    countPortraits(db, TAG_KINDS.length),
    pagePortraits(db, null, SAMPLE),
  ])
  const counts = await inParallel(tags, { atOnce: COUNTS_AT_ONCE }, ({ key }) => countWithTag(db, key))
  const listed = tags.map((tag, index) => ({
    key: tag.key,
    name: tag.name,
    kind: tag.kind,
    by: tag.by,
    rule: tag.by === 'rule' ? tagLanguage.lines(tag.when, names) : [],
    members: counts[index] ?? 0,
    isTelling: isTelling(counts[index] ?? 0, members),
  }))
  const telling = listed.filter((tag) => tag.isTelling)
  return { tags: listed, coverage: { members, withEveryKind, telling: coverageBy(telling, sample, members) } }
}

const isTelling = (count: number, members: number): boolean => count > 0 && 2 * count < members

/** Ids are random, so that the first members are a fair part of all. */
function coverageBy(telling: readonly { key: string; kind: TagKind }[], sample: readonly Portrait[], all: number) {
  const kept = sample.filter(({ state }) => state === 'kept')
  const covered = kept.filter(({ tagKeys }) =>
    TAG_KINDS.every((kind) => telling.some((tag) => tag.kind === kind && tagKeys.includes(tag.key))),
  )
  const found = { members: covered.length, looked: kept.length, all: Math.max(all, kept.length) }
  return { looked: kept.length, withEveryKind: covered.length, ...estimateOf(found) }
}

/** @throws DomainError TAG_NOT_FOUND */
export async function getTagRule(context: Context, key: string): Promise<TagRule> {
  const { tags } = await rulesInForce(context, tagRules)
  const tag = tags.find((candidate) => candidate.key === key)
  if (!tag) throw new DomainError('TAG_NOT_FOUND')
  return tag
}

export async function listTagged(context: Context, key: string, afterId: string | null) {
  await getTagRule(context, key)
  const page = await listWithTag(context.db, [key], afterId, PAGE_SIZE)
  const names = await displayNamesOf(
    context.db,
    page.map(({ _id }) => _id),
  )
  await recordLook(context, { action: 'tag.listMembers', subject: key, storeId: null })
  return {
    members: page.flatMap(({ _id, tags }) => {
      const held = tags.find((tag) => tag.key === key)
      return held ? [{ memberId: _id, displayName: names.get(_id) ?? _id, sinceDay: held.sinceDay }] : []
    }),
    nextAfterId: nextAfterId(page, PAGE_SIZE),
  }
}

/** @throws DomainError MEMBER_NOT_FOUND */
export async function getTagsOf(context: Context, memberId: string) {
  const [portrait, account] = await Promise.all([findPortrait(context.db, memberId), findAccount(context.db, memberId)])
  if (!account) throw new DomainError('MEMBER_NOT_FOUND')
  await recordLook(context, { action: 'tag.getMember', subject: memberId, storeId: null })
  return tagsIn(context, memberId, portrait)
}

/** The same of a portrait that has been read, for whoever keeps the look on record. */
export async function tagsIn(context: Context, memberId: string, portrait: Portrait | null) {
  const { tags: rules } = await rulesInForce(context, tagRules)
  const nameOf = (key: string) => rules.find((rule) => rule.key === key)?.name ?? key
  return {
    memberId,
    state: portrait?.state ?? ('unseen' as const),
    tags: (portrait?.tags ?? []).map((tag) => toView(tag, nameOf(tag.key))),
    reviewDay: portrait?.reviewDay ?? null,
  }
}

function toView(tag: HeldTag, name: string) {
  const { key, kind, by, sinceDay } = tag
  const byHand = tag.by === 'hand' ? tag : null
  return {
    key,
    name,
    kind,
    by,
    sinceDay,
    untilDay: byHand?.untilDay ?? null,
    why: tag.by === 'rule' ? tag.why : [],
    who: byHand?.who ?? null,
    note: byHand?.note ?? null,
  }
}
