import { businessDayAt, dayNumberOf } from '#shared/base/condition/day-number'
import { nextTurnDay } from '#shared/base/condition/turn'
import { decideMembership, type MembershipChange } from '#shared/insight/segment/membership'
import type { Facts } from '#shared/insight/tag/facts'
import { decideTags, earliest, handTagsOf, nextHandDay, nextTagDay } from '#shared/insight/tag/tag'
import { emptyPortrait, type Portrait, withTags } from '#shared/ledger/account/portrait'
import type { MemberView } from '../tag/tag.face'
import type { Plan } from './plan.service'

/** What a member's portrait has to become, and which segments the member joins and leaves by that. */
export interface Judgement {
  /** Without version and time, because it is written only if the rest differs. */
  next: Portrait
  changes: MembershipChange[]
}

/** Tags first, then segments in their order: each sees what was decided before it. */
export function judge(plan: Plan, { memberId, portrait, state, facts }: MemberView): Judgement {
  const before = portrait ?? emptyPortrait(memberId)
  if (state !== 'kept' || facts === null) return judgeOut(before, state === 'kept' ? 'gone' : state, plan.today)
  const { today, names } = plan
  const tags = decideTags(before.tags, plan.tags, { facts, today, names })
  const tagged: Facts = { ...facts, tagKeys: new Set(tags.map(({ key }) => key)) }
  const { verdicts, seen } = askSegments(plan, tagged, before)
  const { segments, left, changes } = decideMembership(before, verdicts, {
    today: businessDayAt(today),
    yesterday: businessDayAt(today - 1),
    isGone: (segmentId) => !plan.ids.has(segmentId),
  })
  const turn = earliest([
    nextTagDay(tags, plan.tags, { facts, today }),
    ...plan.segments.map((segment) => nextTurnDay(segment, seen, today)),
  ])
  const next: Portrait = {
    ...withTags(before, tags),
    state,
    segments,
    segmentIds: segments.map(({ segmentId }) => segmentId),
    left,
    reviewDay: turn === null ? null : businessDayAt(turn),
  }
  return { next, changes }
}

function askSegments({ segments, today }: Plan, facts: Facts, { segments: held }: Portrait) {
  const sinceDays = new Map(held.map(({ segmentId, sinceDay }) => [segmentId, dayNumberOf(sinceDay)]))
  const segmentIds = new Set(facts.segmentIds)
  const leftDays = new Map(facts.leftDays)
  const seen: Facts = { ...facts, segmentIds, leftDays }
  const verdicts = new Map<string, boolean>()
  for (const { segmentId, test } of segments) {
    const isIn = test(seen, today)
    verdicts.set(segmentId, isIn)
    // Who came and goes on one day was in it on that day.
    if (!isIn && segmentIds.delete(segmentId))
      leftDays.set(segmentId, Math.max(today - 1, sinceDays.get(segmentId) ?? 0))
    if (isIn) segmentIds.add(segmentId)
  }
  return { verdicts, seen }
}

/** A member who withdrew loses everything made by rule and keeps what people wrote. One who is gone keeps nothing. */
export function judgeOut(before: Portrait, state: 'withdrawn' | 'gone', today: number): Judgement {
  const tags = state === 'gone' ? [] : handTagsOf(before.tags, today)
  const turn = nextHandDay(tags)
  const reviewDay = turn === null ? null : businessDayAt(turn)
  const next = { ...withTags(before, tags), state, segments: [], segmentIds: [], left: [], reviewDay }
  return { next, changes: before.segments.map(({ segmentId }) => ({ segmentId, kind: 'left' })) }
}
