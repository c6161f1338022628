import { dayNumberAt } from '#shared/base/condition/day-number'
import { segmentLanguage, segmentsIn } from '#shared/insight/segment/language'
import { businessDayOf } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import { partsOf } from '#shared/kernel/parts'
import type { HeldSegment } from '#shared/ledger/account/portrait'
import type { Context } from '../../../platform/context'
import { nextAfterId } from '../../../platform/db/next-page'
import { findPortraits, listInSegment } from '../../ledger/account/account.face'
import { MEMBERS_AT_ONCE, seeMembers } from '../tag/tag.face'
import { listReached } from './candidates.service'
import { findSegment, listSegments, type StoredSegment } from './segment.repository'
import { validCondition } from './segment.service'

/** Who is in a segment, in the order of ids. */
export interface MembersNow {
  page(afterId: string | null, limit: number): Promise<MembersPage>
  /** Those of these members who are in it. */
  among(memberIds: readonly string[]): Promise<ReadonlySet<string>>
}

export interface MembersPage {
  members: (HeldSegment & { memberId: string })[]
  /** Null at the end. */
  nextAfterId: string | null
}

/**
 * Who is in a segment at this moment: as it is kept where its members have been found, and judged by its condition where
 * they are still looked for, so that a list need not wait for that.
 */
export async function openMembersNow(context: Context, segmentId: string): Promise<MembersNow> {
  const segment = await findSegment(context.db, segmentId)
  return segment?.state === 'building' ? judgedMembers(context, segment) : keptMembers(context, segmentId)
}

/** False while it is not known who is in a segment that this one looks at. */
export async function areMembersKnown({ db }: Pick<Context, 'db'>, segmentId: string): Promise<boolean> {
  const segment = await findSegment(db, segmentId)
  if (segment?.state !== 'building') return true
  const wanted = new Set(segmentsIn(validCondition(segment.condition)))
  if (wanted.size === 0) return true
  return (await listSegments(db)).every(({ _id, state }) => !wanted.has(_id) || state !== 'building')
}

function keptMembers({ db }: Context, segmentId: string): MembersNow {
  return {
    async page(afterId, limit) {
      const portraits = await listInSegment(db, segmentId, afterId, limit)
      const members = portraits.flatMap(({ _id: memberId, state, segments }) => {
        const held = segments.find((each) => each.segmentId === segmentId)
        return state === 'kept' && held ? [{ ...held, memberId }] : []
      })
      return { members, nextAfterId: nextAfterId(portraits, limit) }
    },
    async among(memberIds) {
      const portraits = await findPortraits(db, memberIds)
      return new Set(portraits.filter(({ segmentIds }) => segmentIds.includes(segmentId)).map(({ _id }) => _id))
    },
  }
}

function judgedMembers(context: Context, { _id: segmentId, condition: raw }: StoredSegment): MembersNow {
  const condition = validCondition(raw)
  const reach = segmentLanguage.reachOf(condition)
  const { test } = segmentLanguage.compile(condition)
  const needs = segmentLanguage.needsOf([condition])
  const today = dayNumberAt(context.now)
  const sinceDay = businessDayOf(context.now)
  // A list asks for a page and then whether those on it are in it.
  const judged = new Map<string, boolean>()
  const judge = async (memberIds: readonly string[]) => {
    const open = memberIds.filter((id) => !judged.has(id))
    for (const part of partsOf(open, MEMBERS_AT_ONCE)) {
      for (const id of part) judged.set(id, false)
      for (const { memberId, facts } of await seeMembers(context, part, needs))
        judged.set(memberId, facts !== null && test(facts, today))
    }
    return memberIds.filter((id) => judged.get(id))
  }
  return {
    async page(afterId, limit) {
      const ids = await listReached(context, reach, { afterId, limit })
      judged.clear()
      const members = (await judge(ids)).map((memberId) => ({ memberId, segmentId, sinceDay }))
      return { members, nextAfterId: ids.length < limit ? null : (last(ids) ?? null) }
    },
    among: async (memberIds) => new Set(await judge(memberIds)),
  }
}
