import { DECIDE_MAX } from '#shared/growth/referral/case'
import { settled } from '#shared/growth/referral/held-case'
import { DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce, insertAudit } from '../../base/audit/audit.face'
import { findHolderId, recordsOfPerson } from '../../people/member/member.face'
import { DECISIONS_MAX, findCase, saveCase, type TrafficCase, type TrafficDecision } from './case.repository'
import { holdAsRecordsSay } from './standing.service'
import {
  countsOf,
  findVerdict,
  findVerdicts,
  listWaitingOfCase,
  type Standing,
  saveVerdict,
  type TrafficVerdict,
} from './verdict.repository'

interface CaseDecisionInput {
  caseId: string
  decision: 'release' | 'refuse'
  memberIds?: string[] | undefined
  note: string
  by: string
}

/** How long what was found is kept, and what was confirmed holds. */
export const KEEP_DAYS = 180
/** More members than this wait in hardly any case; what is beyond comes up when these are decided. */
const WAITING_MAX = 200
/** Each takes up to eight operations, and a transaction stays within 40. */
const MEMBERS_AT_ONCE = 3

/**
 * Releases members that wait, or confirms that they are no customers, a few in each transaction, with the record of who did
 * it. Whoever was confirmed and is named is released too: nobody's mistake is for good. The same request again goes on where
 * it stopped, and is told what it did. @throws DomainError CASE_NOT_FOUND, CASE_SETTLED when nothing named waits any more
 */
export async function decideCase(context: Context, deciding: CaseDecisionInput) {
  const { db } = context
  const { caseId, memberIds, decision } = deciding
  const begun = await findDecision(context, caseId)
  const waiting = await listWaitingOfCase(db, caseId, WAITING_MAX)
  const named = memberIds ? (await findVerdicts(db, memberIds)).filter((verdict) => verdict.caseId === caseId) : waiting
  const from: readonly Standing[] = memberIds && decision === 'release' ? ['waiting', 'refused'] : ['waiting']
  const chosen = named.filter(({ standing }) => from.includes(standing)).slice(0, DECIDE_MAX)
  const planned = begun?.planned ?? chosen.map(({ _id }) => _id)
  const open = begun ? (await findVerdicts(db, planned)).filter(({ standing }) => from.includes(standing)) : chosen
  const done = new Set<string>()
  // With nothing to decide, one part says why.
  for (let at = 0; at < open.length || (at === 0 && !begun); at += MEMBERS_AT_ONCE) {
    const part = open.slice(at, at + MEMBERS_AT_ONCE)
    for (const { _id } of part) done.add(_id)
    const lapsesAt = earliest(waiting.filter(({ _id }) => !done.has(_id)))
    await decidePart(context, deciding, { planned, part, from, isFirst: at === 0 && !begun, lapsesAt })
  }
  const made = await findDecision(context, caseId)
  // Another decision was quicker and took everybody in between; asked again, this one finds that out.
  if (!made) throw new DomainError('BUSY')
  return { decided: made.members, left: made.left }
}

interface Part {
  planned: string[]
  part: TrafficVerdict[]
  from: readonly Standing[]
  isFirst: boolean
  lapsesAt: number | null
}

async function decidePart(
  context: Context,
  deciding: CaseDecisionInput,
  { planned, part, from, isFirst, lapsesAt }: Part,
) {
  const { caseId, decision } = deciding
  const audited = { action: 'traffic.decideCase', subject: caseId, storeId: null, note: deciding.note }
  const persons = await personsIn(context, part)
  await changeOnce(context, { ...audited, part: isFirst ? undefined : part[0]?._id }, async (tx) => {
    const held = await findCase(tx, caseId)
    if (!held) throw new DomainError('CASE_NOT_FOUND')
    const to = decision === 'release' ? ('released' as const) : ('refused' as const)
    const counts = { waiting: 0, refused: 0 }
    for (const person of persons) {
      const before = await moveTo(context, tx, person, { from, to })
      if (before === 'waiting' || before === 'refused') counts[before] += 1
    }
    const members = counts.waiting + counts.refused
    if (isFirst && members === 0) throw new DomainError('CASE_SETTLED')
    const after = settled(held, { decision: to, count: counts.waiting, lapsesAt }, context.now)
    const moved = { ...after, released: after.released + counts.refused, refused: after.refused - counts.refused }
    await saveCase(tx, withDecision(moved, { ...deciding, to, planned, members }, context))
  })
}

interface PersonOf {
  memberId: string
  holderId: string | null
  recordIds: string[]
}

/** Read before the transaction: they are queries. A merge meanwhile follows by itself, as its fact is answered. */
async function personsIn({ db }: Context, part: readonly Pick<TrafficVerdict, '_id'>[]): Promise<PersonOf[]> {
  const persons: PersonOf[] = []
  for (const { _id: memberId } of part) {
    const holderId = await findHolderId(db, memberId)
    persons.push({ memberId, holderId, recordIds: holderId === null ? [] : await recordsOfPerson(db, holderId) })
  }
  return persons
}

/** Answers how the member stood before; null where somebody else was quicker. */
async function moveTo(
  context: Context,
  tx: Tx,
  { memberId, holderId, recordIds }: PersonOf,
  { from, to }: { from: readonly Standing[]; to: 'released' | 'refused' | 'lapsed' },
): Promise<Standing | null> {
  const verdict = await findVerdict(tx, memberId)
  if (!verdict || !from.includes(verdict.standing)) return null
  const heldUntilAt = to === 'refused' ? verdict.heldAt + KEEP_DAYS * DAY_MS : null
  await saveVerdict(tx, { ...verdict, standing: to, heldUntilAt, counts: countsOf(to) })
  if (holderId !== null) await holdAsRecordsSay(context, tx, holderId, recordIds)
  return verdict.standing
}

/** Gives what nobody has decided in time, and ends what was confirmed long ago. Answers whether there was anything to do. */
export async function lapseMember(context: Context, { _id, caseId, standing }: TrafficVerdict): Promise<boolean> {
  if (standing !== 'waiting') return false
  const others = (await listWaitingOfCase(context.db, caseId, WAITING_MAX)).filter((verdict) => verdict._id !== _id)
  const [person] = await personsIn(context, [{ _id }])
  return context.db.transaction(async (tx) => {
    const verdict = await findVerdict(tx, _id)
    if (!person || (verdict?.heldUntilAt ?? Number.POSITIVE_INFINITY) > context.now) return false
    if ((await moveTo(context, tx, person, { from: ['waiting'], to: 'lapsed' })) === null) return false
    const held = await findCase(tx, caseId)
    const lapsesAt = earliest(others)
    if (held) await saveCase(tx, settled(held, { decision: 'lapsed', count: 1, lapsesAt }, context.now))
    const audit = { action: 'traffic.lapse', subject: _id, actor: 'timer', storeId: null, at: context.now }
    await insertAudit(tx, { _id: `traffic.lapse:${_id}:${verdict?.heldAt}`, ...audit })
    return true
  })
}

async function findDecision({ db, requestId }: Context, caseId: string): Promise<TrafficDecision | undefined> {
  return (await findCase(db, caseId))?.decisions.find((made) => made.requestId === requestId)
}

interface Made extends CaseDecisionInput {
  to: 'released' | 'refused'
  planned: string[]
  members: number
}

function withDecision(
  held: TrafficCase,
  { to, planned, members, by, note }: Made,
  { now, requestId }: Context,
): TrafficCase {
  const before = held.decisions.find((made) => made.requestId === requestId)
  const all = (before?.members ?? 0) + members
  const made = { requestId, decision: to, members: all, planned, left: held.open, by, note, at: now }
  const others = held.decisions.filter((other) => other !== before)
  return { ...held, decisions: [...others, made].slice(-DECISIONS_MAX) }
}

function earliest(waiting: readonly TrafficVerdict[]): number | null {
  const ends = waiting.map(({ heldUntilAt }) => heldUntilAt).filter((at) => at !== null)
  return ends.length === 0 ? null : Math.min(...ends)
}
