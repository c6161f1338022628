import type { CompiledCondition } from '#shared/base/condition/compiled'
import { businessDayAt, dayNumberOf } from '#shared/base/condition/day-number'
import { reasonsOf } from '#shared/base/condition/explain'
import type { Names } from '#shared/base/condition/names'
import { nextTurnDay } from '#shared/base/condition/turn'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { HandTag, HeldTag, RuleTag, TagKind } from '#shared/ledger/account/portrait'
import type { Facts } from './facts'
import { type TagCondition, tagLanguage } from './language'

/** What a shop can say of its members. `hand`: people put it there, each time with a reason. */
export type TagRule = { key: string; name: string; kind: TagKind; by: 'rule'; when: TagCondition } | HandTagRule

export interface HandTagRule {
  key: string
  name: string
  kind: TagKind
  by: 'hand'
}

export interface TagRules {
  /**
   * Whether tags and segments are made of members in the mini-program who were never asked. Who has refused is in none
   * in any case; whom only a till knows cannot be asked and is judged by the shop's own records.
   */
  keepsUnasked: boolean
  tags: TagRule[]
}

/** A tag's rule, ready to be asked. */
export interface ReadyTag extends CompiledCondition<Facts> {
  key: string
  kind: TagKind
  when: TagCondition
}

/** More reasons than these tell nobody more. */
const REASONS_MAX = 5

export function readyTags({ tags }: Pick<TagRules, 'tags'>): ReadyTag[] {
  return tags.flatMap((tag) => (tag.by === 'rule' ? [{ ...tagLanguage.compile(tag.when), ...tag }] : []))
}

/**
 * The tags of a member today: each rule that holds gives its tag, one that was held stays with its day and reasons, and those
 * by hand stay until their last day. In the order of the rules, those by hand behind them.
 */
export function decideTags(
  held: readonly HeldTag[],
  rules: readonly ReadyTag[],
  { facts, today, names }: { facts: Facts; today: number; names: Names },
): HeldTag[] {
  const before = new Map(held.flatMap((tag) => (tag.by === 'rule' ? [[tag.key, tag] as const] : [])))
  const byRule = rules
    .filter(({ test }) => test(facts, today))
    .map(({ key, kind, when }): RuleTag => {
      const kept = before.get(key)
      if (kept) return kept.kind === kind ? kept : { ...kept, kind }
      const why = reasonsOf(tagLanguage.explain(when, facts, today, names)).slice(0, REASONS_MAX)
      return { by: 'rule', key, kind, why, sinceDay: businessDayAt(today) }
    })
  return [...byRule, ...handTagsOf(held, today)]
}

/** What people put on the member and is in force. */
export function handTagsOf(held: readonly HeldTag[], today: number): HandTag[] {
  return held.filter((tag): tag is HandTag => tag.by === 'hand' && isInForce(tag, today))
}

/** The first day on which the tags change by time alone, those by hand included; null when they do not. */
export function nextTagDay(
  held: readonly HeldTag[],
  rules: readonly ReadyTag[],
  { facts, today }: { facts: Facts; today: number },
): number | null {
  return earliest([...rules.map((rule) => nextTurnDay(rule, facts, today)), nextHandDay(held)])
}

/** The first day on which a tag by hand is over. */
export function nextHandDay(held: readonly HeldTag[]): number | null {
  return earliest(
    held.map((tag) => (tag.by === 'hand' && tag.untilDay !== null ? dayNumberOf(tag.untilDay) + 1 : null)),
  )
}

export function earliest(days: readonly (number | null)[]): number | null {
  return days.reduce<number | null>(
    (first, day) => (day !== null && (first === null || day < first) ? day : first),
    null,
  )
}

function isInForce({ untilDay }: HandTag, today: number): boolean {
  return untilDay === null || dayNumberOf(untilDay) >= today
}

export interface Attachment {
  rule: HandTagRule
  who: string
  note: string
  untilDay: BusinessDay | null
}

/** Put there by hand; put there again, it has the new reason and end, and its first day stays. */
export function attachTag(held: readonly HeldTag[], { rule, ...given }: Attachment, today: BusinessDay): HeldTag[] {
  const before = held.find((tag) => tag.by === 'hand' && tag.key === rule.key)
  const { key, kind } = rule
  const tag: HandTag = { by: 'hand', key, kind, ...given, sinceDay: before?.sinceDay ?? today, movedFrom: null }
  return [...held.filter((other) => other !== before), tag]
}

export function detachTag(held: readonly HeldTag[], key: string): HeldTag[] {
  return held.filter((tag) => tag.by === 'rule' || tag.key !== key)
}
