import { withAnotherRun } from '#shared/base/facts/marks'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../audit/audit.face'
import { keep } from './answer.service'
import { listAside } from './sweep.service'
import { findTold } from './told.repository'
import { current } from './turn.service'

/** What was set aside, by subscriber, newest first. */
export async function listFailed(context: Context) {
  const facts = (await listAside(context)).flatMap(({ _id: factId, name: fact, memberId, toldAt, answers }) =>
    Object.entries(answers).flatMap(([by, { status, attempts }]) =>
      status === 'failed' ? [{ factId, fact, memberId, toldAt, by, attempts }] : [],
    ),
  )
  return { facts }
}

/**
 * A person has mended what was wrong: the fact is answered again, before the reply leaves or at the next sweep, with all
 * its attempts. What is not set aside stays as it is.
 * @throws DomainError FACT_NOT_FOUND
 */
export async function runAgain(context: Context, { factId, by }: { factId: string; by: string }) {
  const { db, now } = context
  const audited = { action: 'facts.runAgain', subject: `${factId}:${by}`, storeId: null }
  if (!current(context, await findTold(db, factId))?.answers[by]) throw new DomainError('FACT_NOT_FOUND')
  await changeOnce(context, audited, async (tx) => {
    const told = current(context, await findTold(tx, factId))
    if (told) context.told.push(await keep(tx, told, withAnotherRun(told, by, now)))
  })
  return { factId, by }
}
