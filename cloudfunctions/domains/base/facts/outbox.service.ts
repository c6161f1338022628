import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { inParallel } from '../../../platform/in-parallel'
import { type Answer, answersTo, type Promised, type PromiseKind } from '../../../platform/noun/answer'
import {
  findPromised,
  insertPromised,
  listDue,
  listFailedPromises,
  markAttempt,
  removeDone,
  savePromised,
} from './outbox.repository'

/** Who answers a promise of this kind. */
export type AnswersOf = (kind: PromiseKind) => Promise<readonly Answer[]>

const fromNouns =
  ({ nouns }: Context): AnswersOf =>
  (kind) =>
    answersTo(nouns, kind)

const ATTEMPTS_MAX = 8
const SWEEP_WIDTH = 4
const RETRY_AFTER_MS = 60_000
const KEEP_DONE_MS = 30 * 86_400_000

/** Writes down, in the act's own transaction, what a later noun has to do. `source` must be new with every fact: a second
 * record of the same id would end the whole act. */
export async function promise(
  { now, promised }: Pick<Context, 'now' | 'promised'>,
  tx: Tx,
  {
    kind,
    source,
    memberId,
    payload,
  }: { kind: PromiseKind; source: string; memberId: string; payload: Promised['payload'] },
): Promise<void> {
  const _id = `${kind}:${source}`
  await insertPromised(tx, { _id, kind, memberId, payload, status: 'due', dueAt: now, attempts: 0, promisedAt: now })
  promised.push(_id)
}

/** The same for what nobody waits for: the sweep answers it within minutes, and the act's reply leaves without it. */
export function promiseForSweep(context: Pick<Context, 'now'>, tx: Tx, promised: Parameters<typeof promise>[2]) {
  return promise({ now: context.now, promised: [] }, tx, promised)
}

/**
 * Answers what this request has just promised, so that nobody waits for the timer. A failure here is no failure of the
 * request: the record is written, and the sweep comes back to it.
 */
export async function answerKept(context: Context): Promise<void> {
  for (const id of new Set(context.promised)) {
    try {
      await answerPromised(context, id)
    } catch (error) {
      context.log.error('a promise waits for the sweep', error)
    }
  }
}

/** Answers one record exactly once: the deed and the mark are one transaction. */
export async function answerPromised(
  context: Context,
  id: string,
  answersOf: AnswersOf = fromNouns(context),
): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const promised = await findPromised(tx, id)
    if (promised?.status !== 'due') return false
    for (const answer of await answersOf(promised.kind)) await answer(tx, promised, context)
    await savePromised(tx, { ...promised, status: 'done', dueAt: context.now })
    return true
  })
}

/** Answers what is due, a bounded number; a failing record waits longer each time and ends as `failed`. */
export async function sweepOutbox(
  context: Context,
  limit: number,
  answersOf: AnswersOf = fromNouns(context),
): Promise<{ looked: number; answered: number }> {
  const due = await listDue(context.db, context.now, limit)
  let answered = 0
  await inParallel(due, { atOnce: SWEEP_WIDTH }, async (promised) => {
    try {
      if (await answerPromised(context, promised._id, answersOf)) answered += 1
    } catch (error) {
      context.log.error('an outbox record failed', error, { kind: promised.kind, attempts: promised.attempts + 1 })
      await postpone(context, promised)
    }
  })
  return { looked: due.length, answered }
}

/** Records that have used up their attempts and wait for a person. */
export const listFailed = ({ db }: Context) => listFailedPromises(db)

export const forgetDone = ({ db, now }: Context) => removeDone(db, now - KEEP_DONE_MS)

async function postpone({ db, now }: Context, promised: Promised): Promise<void> {
  const isLast = promised.attempts + 1 >= ATTEMPTS_MAX
  const dueAt = now + RETRY_AFTER_MS * 2 ** promised.attempts
  await markAttempt(db, promised, { status: isLast ? 'failed' : 'due', dueAt })
}
