import { emptyPortrait, type Portrait } from '#shared/account/portrait'
import { businessDayOf } from '#shared/kernel/business-day'
import type { MembershipChange } from '#shared/segment/membership'
import type { Context } from '../../platform/context'
import type { Tx } from '../../platform/db/db'
import { DuplicateKeyError } from '../../platform/db/errors'
import { DomainError } from '../../platform/domain-error'
import { inParallel } from '../../platform/in-parallel'
import { findPortrait, insertPortraits, savePortrait } from '../account/portrait.repository'
import { type Seen, seeMembers } from '../tag/facts.service'
import { type Judgement, judge } from './judge'
import type { Plan } from './plan.service'
import { insertChanges, type SegmentChange } from './segment.repository'

const WIDTH = 6
/** Somebody else writes a portrait only when the member withdraws or a person puts a tag on it. */
const TRIES_MAX = 3

type Acting = Pick<Context, 'db' | 'now' | 'log'>

/**
 * Looks at some members, at most a hundred, and writes what has changed of their tags and segments; who is as before
 * costs no write. Looked at twice, the second look finds nothing to do. Answers how many were written.
 */
export async function reviewMembers(context: Acting, plan: Plan, memberIds: readonly string[]): Promise<number> {
  let open = memberIds
  let written = 0
  for (let round = 0; open.length > 0; round += 1) {
    // What was written meanwhile is newer than these facts: they are read again.
    if (round >= TRIES_MAX) throw new DomainError('BUSY')
    const seen = await seeMembers(context, open, plan.needs)
    const differing = seen.map((one) => ({ seen: one, judgement: judge(plan, one) })).filter(isNews)
    const late = await write(context, differing)
    written += differing.length - late.length
    open = late
  }
  return written
}

interface Judged {
  seen: Seen
  judgement: Judgement
}

function isNews({ seen: { portrait, state }, judgement: { next } }: Judged): boolean {
  // Of who is gone and never had a portrait none has to be made.
  if (portrait === null) return state === 'kept'
  return JSON.stringify(portrait) !== JSON.stringify({ ...portrait, ...next })
}

/** Answers those that somebody else wrote first. */
async function write(context: Acting, judged: readonly Judged[]): Promise<string[]> {
  const fresh = judged.filter(({ seen }) => seen.portrait === null)
  const known = judged.filter(({ seen }) => seen.portrait !== null)
  const late = (await insertAll(context, fresh)) ? [] : fresh.map(({ seen }) => seen.memberId)
  const results = await inParallel(known, { atOnce: WIDTH }, async (one) =>
    (await replace(context, one)) ? null : one,
  )
  return [...late, ...results.flatMap((one) => (one ? [one.seen.memberId] : []))]
}

/** First portraits, all in one transaction. False when one of them exists by now. */
async function insertAll(context: Acting, judged: readonly Judged[]): Promise<boolean> {
  if (judged.length === 0) return true
  try {
    await context.db.transaction(async (tx) => {
      const changes = judged.flatMap(({ seen, judgement }) => toChanges(context, seen.memberId, 1, judgement))
      if (changes.length > 0) await insertChanges(tx, changes)
      await insertPortraits(
        tx,
        judged.map(({ judgement }) => ({ ...judgement.next, version: 1, updatedAt: context.now })),
      )
    })
    return true
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false
    throw error
  }
}

/** Writes over the portrait that was read, with what came and went; false when it is another one by now. */
async function replace(context: Acting, { seen, judgement }: Judged): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const stored = await findPortrait(tx, seen.memberId)
    if (stored?.version !== seen.portrait?.version) return false
    await keep(context, tx, stored, judgement)
    return true
  })
}

/** The one way in which a portrait changes: with its next version and the record of who came and went. */
export async function keep(context: Acting, tx: Tx, stored: Portrait | null, judgement: Judgement): Promise<void> {
  const { next } = judgement
  const version = (stored ?? emptyPortrait(next._id)).version + 1
  const changes = toChanges(context, next._id, version, judgement)
  if (changes.length > 0) await insertChanges(tx, changes)
  await savePortrait(tx, { ...next, version, updatedAt: context.now })
}

function toChanges({ now }: Acting, memberId: string, version: number, { next, changes }: Judgement): SegmentChange[] {
  const cause = next.state === 'kept' ? 'review' : next.state
  return changes.map(
    (change: MembershipChange): SegmentChange => ({
      _id: `${memberId}:${version}:${change.segmentId}`,
      memberId,
      ...change,
      day: businessDayOf(now),
      at: now,
      cause,
    }),
  )
}
