import type { Told, ToldName } from '#shared/base/facts/told-facts'
import type { Definition, Trigger } from '#shared/reach/journey/definition'
import { JOURNEY_FACTS, type JourneyFact } from '#shared/reach/journey/occasions'
import type { Run } from '#shared/reach/journey/run'
import { ended } from '#shared/reach/journey/walk'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { listToldOf } from '../../base/facts/facts.face'
import { findHolderId, recordsOfPerson } from '../../people/member/member.face'
import { hastenDueWork } from '../due/due.face'
import { enter } from './enter.service'
import { findRun, listOpenOf, saveRun } from './run.repository'
import { running } from './running.service'
import { definitionOf } from './version.service'
import { workIdOf } from './work'

/**
 * Something happened that a journey begins with, waits for, or is there for. Everything here may be done again: what was heard is
 * heard, what has ended has ended, and what begins is named by the fact.
 */
export async function hear(_tx: Tx, told: Told<ToldName>, context: Context): Promise<void> {
  const { db } = context
  const holderId = await findHolderId(db, told.memberId)
  const fact = told.name as JourneyFact
  if (holderId === null || !(JOURNEY_FACTS as readonly string[]).includes(fact)) return
  const open = await listOpenOf(db, await recordsOfPerson(db, holderId))
  for (const run of open) await hearIn(context, run, { fact, factId: told._id, toldAt: told.toldAt })
  for (const [journeyId, { state, version }] of Object.entries((await running(context)).journeys)) {
    const definition = state === 'live' ? await definitionOf(context, journeyId, version) : null
    if (!definition || !begins(definition.trigger, told)) continue
    await enter(context, {
      journeyId,
      version,
      definition,
      memberId: holderId,
      key: told._id,
      begunAt: told.toldAt,
      source: null,
    })
  }
}

function begins(trigger: Trigger, { name, payload }: Told<ToldName>): boolean {
  if (trigger.kind !== 'fact' || trigger.fact !== name) return false
  const { amountFen, score } = payload as { amountFen?: number; score?: number | null }
  if (trigger.minFen !== undefined && (amountFen ?? 0) < trigger.minFen) return false
  return trigger.scoreMax === undefined || (typeof score === 'number' && score <= trigger.scoreMax)
}

/** One run that is under way: it has reached its goal, or what it waits for has come. */
async function hearIn(context: Context, run: Run, heard: Heard): Promise<void> {
  const definition = await definitionOf(context, run.journeyId, run.version)
  if (!definition) return
  if (isGoal(run, definition, heard) || waitsFor(run, heard)) await hearOnce(context, run._id, { ...heard, definition })
}

interface Heard {
  fact: JourneyFact
  factId: string
  toldAt: number
}

const waitsFor = (run: Run, { fact, toldAt }: Heard) =>
  run.waitsFor === fact && run.heardAt === null && toldAt >= run.sinceAt

/** What began it is not its own goal. */
const isGoal = (run: Run, { goal }: Definition, { fact, factId, toldAt }: Heard) =>
  goal === fact && factId !== run.begunBy && toldAt >= run.begunAt

function hearOnce(
  { db, now }: Context,
  runId: string,
  { definition, ...heard }: Heard & { definition: Definition },
): Promise<void> {
  return db.transaction(async (tx) => {
    const run = await findRun(tx, runId)
    if (run?.state !== 'waiting') return
    if (waitsFor(run, heard) && definition.goal !== heard.fact) {
      await saveRun(tx, { ...run, heardAt: heard.toldAt })
      return hastenDueWork(tx, workIdOf(runId), now)
    }
    if (isGoal(run, definition, heard)) await saveRun(tx, ended(run, 'goal', now))
  })
}

/** What was told while the wait for it began had nobody to hear it: it is looked for once the wait is written. */
export async function heardSince(context: Context, { _id, memberId, waitsFor: fact, sinceAt }: Run): Promise<void> {
  const told = fact === null ? [] : await listToldOf(context.db, memberId, fact, sinceAt)
  const [first] = told.flatMap((each) => ('toldAt' in each ? [each] : []))
  const run = first && (await findRun(context.db, _id))
  if (run && fact !== null) await hearIn(context, run, { fact, factId: first._id, toldAt: first.toldAt })
}
