import type { Definition } from '#shared/reach/journey/definition'
import { armOf, newTraveller, runIdFor, withEntry } from '#shared/reach/journey/entering'
import { isOpen, newRun } from '#shared/reach/journey/run'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { findHolderId, findMember } from '../../people/member/member.face'
import { keepDueWork } from '../due/due.face'
import { isAllowed, judgeOf } from './allowed.service'
import { countEntered, countOpenOf, findRun, insertRun } from './run.repository'
import { findTraveller, saveTraveller } from './traveller.repository'
import { JOURNEY_WORK, workIdOf } from './work'

/** More at once would be too much for one person, whatever the journeys are. */
const OPEN_MAX = 10
const MINUTE_MS = 60_000

export interface Entering {
  journeyId: string
  version: number
  definition: Definition
  memberId: string
  /** Names what begins it: the same never begins it twice. */
  key: string
  /** When that was; it may be told a while later. */
  begunAt: number
  /** What steps of it are about, such as a coupon. */
  source: string | null
}

export type Entered = 'entered' | 'heldOut' | 'notNow'

/**
 * Lets a member into a journey, once for what begins it. It may be called again at any time: the run's id is made of the entry,
 * and what a member has entered is one document, which two entries at once both write.
 */
export async function enter(context: Context, entering: Entering): Promise<Entered> {
  const { db, now } = context
  const { journeyId, definition } = entering
  const memberId = await findHolderId(db, entering.memberId)
  const member = memberId && (await findMember(db, memberId))
  if (!member || !isAllowed(definition, member.consents)) return 'notNow'
  if (definition.condition !== null) {
    const judge = await judgeOf(context, member._id, [definition.condition])
    if (judge(definition.condition) !== true) return 'notNow'
  }
  if ((await countOpenOf(db, member._id)) >= OPEN_MAX) return 'notNow'
  // Those who would be too many for this minute begin in one of the next: nobody is lost.
  const minutes = Math.floor((await countEntered(db, journeyId, now - MINUTE_MS)) / definition.entriesPerMinute)
  try {
    return await begin(context, { ...entering, memberId: member._id, at: now + minutes * MINUTE_MS })
  } catch (error) {
    // Whoever has left at this moment enters nothing.
    if (error instanceof DomainError && error.code !== 'BUSY') return 'notNow'
    throw error
  }
}

async function begin(context: Context, { at, ...entering }: Entering & { at: number }): Promise<Entered> {
  const { db, now } = context
  const { journeyId, definition, memberId, key } = entering
  return db.transaction(async (tx) => {
    const traveller = (await findTraveller(tx, memberId)) ?? newTraveller(memberId)
    const runId = runIdFor(traveller, { journeyId, entry: definition.entry, key, now })
    if (runId === null || (await findRun(tx, runId))) return 'notNow'
    const before = traveller.entries[journeyId]
    // Told of its cause on another day it does not begin for that again, and while it goes on it does not begin beside itself.
    const last = definition.entry.kind !== 'perEvent' && before ? await findRun(tx, before.runId) : null
    if (last && (isOpen(last) || last.begunBy === key)) return 'notNow'
    await holdActiveAccount(tx, memberId, now)
    const arm = before?.arm ?? armOf(journeyId, memberId, definition.kind)
    const entryNumber = (before?.count ?? 0) + 1
    const { version, source, begunAt } = entering
    const start = arm === 'out' ? null : definition.start
    const run = newRun({ runId, journeyId, version, memberId, start, at, key, begunAt, entryNumber, source })
    await insertRun(tx, run)
    await saveTraveller(tx, withEntry(traveller, { journeyId, runId, arm, now }))
    if (run.state !== 'waiting') return 'heldOut'
    await keepDueWork(tx, { _id: workIdOf(runId), kind: JOURNEY_WORK, memberId, dueAt: at, facts: { runId } })
    return 'entered'
  })
}
