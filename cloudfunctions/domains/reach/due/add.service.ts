import { begunAnew, type NewWork, newWork } from '#shared/reach/due/due-work'
import type { Db, Tx } from '../../../platform/db/db'
import { isNew } from '../../../platform/db/is-new'
import { findDueWork, insertDueWork, saveDueWork } from './due-work.repository'

/**
 * Puts work down, with what it follows from. One that waits stays as it is; one that was done begins anew, as `anew` says
 * where that is another time; null leaves it done.
 */
export async function keepDueWork(tx: Tx, work: NewWork, anew: NewWork | null = work): Promise<void> {
  const known = await findDueWork(tx, work._id)
  if (!known) await insertDueWork(tx, newWork(work))
  else if (known.state !== 'waiting' && anew) await saveDueWork(tx, begunAnew(known, anew))
}

/**
 * Puts work down for another time than it had: also one that was done, because what it was about has not been yet. A step of
 * it that is under way meets this and is done again.
 */
export async function moveDueWork(tx: Tx, work: NewWork): Promise<void> {
  const known = await findDueWork(tx, work._id)
  if (known?.state !== 'waiting') return keepDueWork(tx, work)
  if (known.dueAt !== work.dueAt)
    await saveDueWork(tx, { ...known, dueAt: work.dueAt, facts: work.facts, step: known.step + 1 })
}

/** Something that it waited for has come: it is due now. A step of it that is under way meets this and is done again. */
export async function hastenDueWork(tx: Tx, id: string, now: number): Promise<void> {
  const work = await findDueWork(tx, id)
  if (work?.state === 'waiting') await saveDueWork(tx, { ...work, dueAt: now, step: work.step + 1 })
}

/** It goes on after it stood still. A step of it that is under way, which has seen it stand, ends nothing. */
export async function resumeDueWork(tx: Tx, work: NewWork): Promise<void> {
  const known = await findDueWork(tx, work._id)
  if (known?.state === 'waiting') await saveDueWork(tx, { ...known, dueAt: work.dueAt, step: known.step + 1 })
  else await keepDueWork(tx, work)
}

/** The same beside a transaction; one of the same id, also a finished one, stays as it is. Whether it is new. */
export const addDueWork = (db: Db, work: NewWork): Promise<boolean> => isNew(insertDueWork(db, newWork(work)))
