import { KEEP_MS, SETTLES_IN_MS } from '#shared/front/export/export'
import type { Context } from '../../../platform/context'
import { areMembersKnown } from '../../insight/segment/segment.face'
import { replaceExport, type StoredExport, takeExport } from './export.repository'
import { makeStep } from './export-files.service'

/**
 * Takes an export for whoever makes it, the run of the job or the request of somebody who waits for it. Null while
 * another one has it, or while nobody knows yet who is in its segment.
 */
export async function holdExport(context: Context, order: StoredExport, by: string): Promise<StoredExport | null> {
  const { held, filter } = order
  if (held && held.by !== by && held.untilAt > context.now) return null
  if (filter.segmentId !== null && !(await areMembersKnown(context, filter.segmentId))) return null
  const next = { by, untilAt: context.now + SETTLES_IN_MS }
  return (await takeExport(context.db, order, next)) ? { ...order, held: next } : null
}

/** Lets the next one make it on at once, instead of when its time is over. */
export async function releaseExport(context: Context, order: StoredExport): Promise<StoredExport> {
  await takeExport(context.db, order, null)
  return order
}

/** The export as it is after the step; null where somebody cancelled it meanwhile. */
export async function stepOf(context: Context, order: StoredExport): Promise<StoredExport | null> {
  const next = await makeStep(context, order)
  return keep(context, next.status === 'ready' ? { ...next, held: null, filesUntilAt: context.now + KEEP_MS } : next)
}

/** If somebody cancelled it meanwhile, the cancellation wins: what this step made is removed with the rest. */
async function keep({ db }: Context, next: StoredExport): Promise<StoredExport | null> {
  return (await replaceExport(db, next)) ? { ...next, version: next.version + 1 } : null
}
