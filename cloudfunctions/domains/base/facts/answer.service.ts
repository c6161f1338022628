import { type FactState, isReady, type ToldRecord, withDone, withFailure, withPause } from '#shared/base/facts/marks'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { subscriptionOf } from '../../../platform/noun/answer'
import { findTold, saveTold } from './told.repository'
import { current, turnOf } from './turn.service'

/**
 * Answers what this request has just told, so that nobody waits for the timer. A failure here is no failure of the
 * request: the record is written, and the sweep comes back to it.
 */
export async function answerTold(context: Context): Promise<void> {
  // A transaction that ran twice has told twice.
  const told = new Map(context.told.map((record) => [record._id, record]))
  for (const record of told.values()) {
    await answerEach(context, record, ({ name: fact }, by, error) =>
      context.log.error('a fact waits for the sweep', error, { fact, by }),
    )
  }
}

type OnFailure = (record: ToldRecord, by: string, error: unknown) => unknown

/** Lets everybody who is due answer, a lower noun before a higher one. Answers how many did. */
export async function answerEach(context: Context, record: ToldRecord, onFailure: OnFailure): Promise<number> {
  let { latest, answered } = await answerTogether(context, record)
  for (const { name: by } of context.nouns) {
    if (!isReady(latest.answers[by], context.now)) continue
    try {
      const after = await answerOne(context, latest, by)
      if (!after) continue
      latest = after
      answered += 1
    } catch (error) {
      await onFailure(record, by, error)
    }
  }
  return answered
}

/**
 * Those whose order does not matter share a transaction, which saves its beginning, its reading and its end for each. If
 * it fails nothing has happened, and everybody answers alone, so that the one at fault is found and holds up no other.
 */
async function answerTogether(context: Context, record: ToldRecord): Promise<{ latest: ToldRecord; answered: number }> {
  const { db, nouns, now } = context
  const ready = nouns
    .map(({ name: by }) => ({ by, subscription: subscriptionOf(nouns, by, record.name) }))
    .filter(({ by, subscription }) => subscription?.order === 'commutative' && isReady(record.answers[by], now))
  const alone = { latest: record, answered: 0 }
  if (ready.length < 2) return alone
  const answers = await Promise.all(
    ready.map(async ({ by, subscription }) => ({ by, answer: await subscription?.answer() })),
  )
  const shared = await db
    .transaction(async (tx) => {
      let told = current(context, await findTold(tx, record._id))
      const due = answers.filter(({ by }) => isReady(told?.answers[by], now))
      if (!told || due.length === 0) return null
      for (const { by, answer } of due) {
        await answer?.(tx, { ...told, note: told.answers[by]?.note ?? null }, context)
        told = { ...told, ...withDone(told, by, now) }
      }
      await saveTold(tx, told)
      return { latest: told, answered: due.length }
    })
    .catch(() => null)
  return shared ?? alone
}

/** Answers for one subscriber exactly once: the deed and the mark are one transaction. Null when it is not its turn. */
async function answerOne(context: Context, record: ToldRecord, by: string): Promise<ToldRecord | null> {
  const { db, nouns, now } = context
  const subscription = subscriptionOf(nouns, by, record.name)
  const waitUntilAt = subscription?.order === 'by-member' ? await turnOf(context, record, by) : null
  if (waitUntilAt !== null) {
    await changeMarks(context, record._id, (standing) => withPause(standing, by, waitUntilAt, now))
    return null
  }
  const answer = await subscription?.answer()
  return db.transaction(async (tx) => {
    const told = current(context, await findTold(tx, record._id))
    const mark = told?.answers[by]
    if (!told || !isReady(mark, now)) return null
    await answer?.(tx, { ...told, note: mark?.note ?? null }, context)
    return keep(tx, told, withDone(told, by, now))
  })
}

/** Tried in vain: the next try is later, or a person's. */
export async function noteFailure(context: Context, { _id, name }: ToldRecord, by: string, error: unknown) {
  context.log.error('a fact was not answered', error, { fact: name, by })
  await changeMarks(context, _id, (standing) => withFailure(standing, by, context.now))
}

export function changeMarks(
  context: Context,
  id: string,
  change: (standing: FactState) => FactState,
): Promise<ToldRecord | null> {
  return context.db.transaction(async (tx) => {
    const told = current(context, await findTold(tx, id))
    return told && keep(tx, told, change(told))
  })
}

export async function keep(tx: Tx, told: ToldRecord, standing: FactState): Promise<ToldRecord> {
  const kept = { ...told, ...standing }
  await saveTold(tx, kept)
  return kept
}
