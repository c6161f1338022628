import { randomUUID } from 'node:crypto'
import { emptyPortrait, type Portrait, type SegmentChange } from '#shared/ledger/account/portrait'
import type { ReadContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import { inParallel } from '../../../platform/in-parallel'
import { insertPortraits, replacePortrait, savePortrait } from '../../ledger/account/account.face'
import { type MemberView, seeMembers } from '../tag/tag.face'
import { record, toChanges } from './changes.service'
import { type Judgement, judge } from './judge'
import type { Plan } from './plan.service'
import { insertChangesIn } from './segment.repository'

const WIDTH = 6
/** A portrait has another writer only when the member withdraws or a person sets a tag, so few tries are enough. */
const TRIES_MAX = 3

/**
 * Judges up to a hundred members and writes what has changed in their tags and segments. An unchanged member costs no
 * write, and a second run finds nothing to do. Returns how many were written.
 */
export async function reviewMembers(context: ReadContext, plan: Plan, memberIds: readonly string[]): Promise<number> {
  let open = memberIds
  let written = 0
  for (let round = 0; open.length > 0; round += 1) {
    // Portraits written meanwhile are newer than these facts, so the facts are read again.
    if (round >= TRIES_MAX) throw new DomainError('BUSY')
    const seen = await seeMembers(context, open, plan.needs)
    const differing = seen.map((one) => ({ seen: one, judgement: judge(plan, one) })).filter(isNews)
    const late = await write(context, differing)
    written += differing.length - late.length
    open = late
  }
  return written
}

interface JudgedMember {
  seen: MemberView
  judgement: Judgement
}

function isNews({ seen: { portrait, state }, judgement: { next } }: JudgedMember): boolean {
  // A member who is gone and never had a portrait needs none now.
  if (portrait === null) return state === 'kept'
  return JSON.stringify(portrait) !== JSON.stringify({ ...portrait, ...next })
}

/** Returns the members whose portraits somebody else wrote first. */
async function write(context: ReadContext, judged: readonly JudgedMember[]): Promise<string[]> {
  const batch = randomUUID()
  const fresh = judged.filter(({ seen }) => seen.portrait === null)
  const [made, isWritten] = await insertAll(context, batch, fresh)
  const replaced = await replaceAll(context, batch, judged)
  // A portrait brings its changes along; they go into their record together.
  await record(context, batch, [...made, ...replaced.flatMap(({ unwritten }) => unwritten)])
  const late = replaced.filter((one) => !one.isWritten)
  return [...(isWritten ? [] : fresh.map(({ seen }) => seen.memberId)), ...late.map(({ memberId }) => memberId)]
}

/**
 * First portraits, all with one write. When one of them exists by now, some of the others may have been stored: all are
 * looked at again, and what those that were stored bring along is recorded by the next run.
 */
async function insertAll(
  context: ReadContext,
  batch: string,
  judged: readonly JudgedMember[],
): Promise<[SegmentChange[], boolean]> {
  if (judged.length === 0) return [[], true]
  const portraits = judged.map(({ judgement }) => {
    const unwritten = toChanges(context, judgement, 1)
    const unwrittenBy = unwritten.length > 0 ? batch : null
    return { ...judgement.next, unwritten, unwrittenBy, version: 1, updatedAt: context.now }
  })
  const areNew = await isNew(insertPortraits(context.db, portraits))
  return areNew ? [portraits.flatMap(({ unwritten }) => unwritten), true] : [[], false]
}

/** One guarded write for each. */
async function replaceAll(context: ReadContext, batch: string, judged: readonly JudgedMember[]) {
  const known = judged.flatMap(({ seen: { portrait }, judgement }) => (portrait ? [{ portrait, judgement }] : []))
  return inParallel(known, { atOnce: WIDTH }, async ({ portrait, judgement }) => {
    const made = toChanges(context, judgement, portrait.version + 1)
    const unwritten = [...portrait.unwritten, ...made]
    const unwrittenBy = unwritten.length > 0 ? batch : null
    const next = { ...judgement.next, version: portrait.version, unwritten, unwrittenBy, updatedAt: context.now }
    const isWritten = (await replacePortrait(context.db, next)) > 0
    return { memberId: portrait._id, isWritten, unwritten: isWritten ? unwritten : [] }
  })
}

/** The same inside of a transaction, for a member who leaves at once. */
export async function keep(context: ReadContext, tx: Tx, stored: Portrait | null, judgement: Judgement): Promise<void> {
  const { unwritten, unwrittenBy, version } = stored ?? emptyPortrait(judgement.next._id)
  const changes = toChanges(context, judgement, version + 1)
  if (changes.length > 0) await insertChangesIn(tx, changes)
  await savePortrait(tx, { ...judgement.next, unwritten, unwrittenBy, version: version + 1, updatedAt: context.now })
}
