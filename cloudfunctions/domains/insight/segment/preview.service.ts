import { businessDayAt, dayNumberAt } from '#shared/base/condition/day-number'
import { estimateOf } from '#shared/base/condition/estimate'
import { nextTurnDay } from '#shared/base/condition/turn'
import { segmentLanguage } from '#shared/insight/segment/language'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { timeBudget } from '../../../platform/noun/budget'
import { recordLook } from '../../base/audit/audit.face'
import { countAccounts } from '../../ledger/account/account.face'
import { displayNamesOf } from '../../people/member/member.face'
import { MEMBERS_AT_ONCE, seeMembers } from '../tag/tag.face'
import { listReached } from './candidates.service'
import { getSegment, segmentNames, validCondition } from './segment.service'

/** Somebody is waiting for the answer, so one call covers a part of this size or time, and the next call goes on. */
const PART_SIZE = 1000
const PART_MS = 4000
const SAMPLE_SIZE = 10

/**
 * Counts the members who meet a condition, a part at a time, in the order of their ids. Ids are random, so the first
 * part is a fair sample of the shop and gives an estimate of the total.
 */
export async function previewCondition(context: Context, raw: unknown, from: string | null) {
  const condition = validCondition(raw)
  const { test } = segmentLanguage.compile(condition)
  const reach = segmentLanguage.reachOf(condition)
  const needs = segmentLanguage.needsOf([condition])
  const today = dayNumberAt(context.now)
  const budget = timeBudget(PART_MS)
  const sample: string[] = []
  let looked = 0
  let members = 0
  let afterId = from
  let isLast = false
  while (!isLast && looked < PART_SIZE && !(looked > 0 && budget.isSpent())) {
    const ids = await listReached(context, reach, { afterId, limit: MEMBERS_AT_ONCE })
    for (const { memberId, facts } of await seeMembers(context, ids, needs)) {
      if (facts === null || !test(facts, today)) continue
      members += 1
      if (sample.length < SAMPLE_SIZE) sample.push(memberId)
    }
    looked += ids.length
    isLast = ids.length < MEMBERS_AT_ONCE
    afterId = ids.at(-1) ?? afterId
  }
  const isPart = !isLast || from !== null
  const isFair = isPart && reach.by === 'everybody' && from === null
  return {
    rule: segmentLanguage.lines(condition, await segmentNames(context)),
    looked,
    members,
    sample: await shown(context, sample),
    nextAfterId: isLast ? null : afterId,
    estimate: isFair ? estimateOf({ members, looked, all: await countAccounts(context.db) }) : null,
  }
}

async function shown({ db }: Context, memberIds: readonly string[]) {
  const names = await displayNamesOf(db, memberIds)
  return memberIds.map((memberId) => ({ memberId, displayName: names.get(memberId) ?? memberId }))
}

/** Why a member is or is not in a segment: as stored, and as it would be judged now. */
export async function explainMember(
  context: Context,
  { segmentId, memberId }: { segmentId: string; memberId: string },
) {
  const stored = await getSegment(context.db, segmentId)
  const condition = validCondition(stored.condition)
  const [seen] = await seeMembers(context, [memberId], segmentLanguage.needsOf([condition]))
  if (!seen) throw new DomainError('MEMBER_NOT_FOUND')
  await recordLook(context, { action: 'segment.explain', subject: memberId, storeId: null })
  const { portrait, state, facts } = seen
  const today = dayNumberAt(context.now)
  const held = portrait?.segments.find((segment) => segment.segmentId === segmentId)
  const explained = facts && segmentLanguage.explain(condition, facts, today, await segmentNames(context))
  const turn = facts && nextTurnDay(segmentLanguage.compile(condition), facts, today)
  return {
    state,
    isIn: held !== undefined,
    isMet: explained?.isMet ?? false,
    sinceDay: held?.sinceDay ?? null,
    turnsOn: turn === null ? null : businessDayAt(turn),
    explained,
  }
}
