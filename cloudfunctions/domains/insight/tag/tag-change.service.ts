import type { Test } from '#shared/base/condition/compiled'
import { dayNumberAt } from '#shared/base/condition/day-number'
import type { Facts } from '#shared/insight/tag/facts'
import { tagLanguage } from '#shared/insight/tag/language'
import type { TagRule, TagRules } from '#shared/insight/tag/tag'
import { TAG_KINDS } from '#shared/ledger/account/portrait'
import type { Context } from '../../../platform/context'
import { timeBudget } from '../../../platform/noun/budget'
import type { Change, Effect } from '../../../platform/noun/rules'
import { pageAccounts } from '../../ledger/account/account.face'
import { MEMBERS_AT_ONCE, seeMembers } from './facts.service'

/** Somebody waits for a preview, so beyond this it stops counting and says so. */
const MEMBERS_MAX = 5000
const PREVIEW_MS = 8000

interface TagComparison {
  name: string
  before: Test<Facts> | null
  after: Test<Facts> | null
  gaining: number
  losing: number
}

/** Whom each changed tag would come to and leave, counted on today's members; nothing is written. */
export async function previewTagChange(context: Context, { before, after }: Change<TagRules>): Promise<Effect[]> {
  const compared = changedTags(before, after)
  const kinds = TAG_KINDS.map((kind) => after.tags.filter((tag) => tag.kind === kind).flatMap(testOf))
  const needs = tagLanguage.needsOf(
    [...before.tags, ...after.tags].flatMap((tag) => (tag.by === 'rule' ? [tag.when] : [])),
  )
  const today = dayNumberAt(context.now)
  const budget = timeBudget(PREVIEW_MS)
  const total = { looked: 0, withEveryKind: 0 }
  let afterId: string | null = null
  do {
    const page: string[] = (await pageAccounts(context.db, afterId, MEMBERS_AT_ONCE)).map(({ _id }) => _id)
    for (const { facts } of await seeMembers(context, page, needs)) {
      if (facts === null) continue
      total.looked += 1
      if (kinds.every((tests) => tests.some((test) => test(facts, today)))) total.withEveryKind += 1
      for (const tag of compared) {
        const had = tag.before?.(facts, today) ?? false
        const has = tag.after?.(facts, today) ?? false
        if (!had && has) tag.gaining += 1
        if (had && !has) tag.losing += 1
      }
    }
    afterId = page.length === MEMBERS_AT_ONCE ? (page.at(-1) ?? null) : null
  } while (afterId !== null && total.looked < MEMBERS_MAX && !budget.isSpent())
  return toEffects(compared, total, afterId !== null)
}

function toEffects(
  compared: readonly TagComparison[],
  { looked, withEveryKind }: { looked: number; withEveryKind: number },
  isCut: boolean,
): Effect[] {
  return [
    ...(isCut ? [{ text: '会员很多，只数了前面的会员', count: looked }] : []),
    ...compared.flatMap(({ name, gaining, losing }) => [
      { text: `名会员会得到标签“${name}”`, count: gaining },
      { text: `名会员会失去标签“${name}”`, count: losing },
    ]),
    { text: '名会员在三类里各有至少一个按规则的标签', count: withEveryKind },
    { text: '应用后由任务在几个小时内更新，手工标签不变', count: null },
  ]
}

/** The tags by rule that are new, gone, or have another condition. */
function changedTags(before: TagRules, after: TagRules): TagComparison[] {
  const keys = [...new Set([...after.tags, ...before.tags].map(({ key }) => key))]
  return keys.flatMap((key) => {
    const old = before.tags.find((tag) => tag.key === key)
    const next = after.tags.find((tag) => tag.key === key)
    const isSame = JSON.stringify(conditionOf(old)) === JSON.stringify(conditionOf(next))
    if (isSame) return []
    const [had = null] = old ? testOf(old) : []
    const [has = null] = next ? testOf(next) : []
    return [{ name: (next ?? old)?.name ?? key, before: had, after: has, gaining: 0, losing: 0 }]
  })
}

function conditionOf(tag: TagRule | undefined): unknown {
  return tag?.by === 'rule' ? tag.when : null
}

function testOf(tag: TagRule): Test<Facts>[] {
  return tag.by === 'rule' ? [tagLanguage.compile(tag.when).test] : []
}
