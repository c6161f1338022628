import { ADDRESS_SECONDS, type ExportKind, OPEN_MAX, SETTLES_IN_MS } from '#shared/front/export/export'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { timeBudget } from '../../../platform/noun/budget'
import { changeOnce, keepsOwnRecord, recordLook } from '../../base/audit/audit.face'
import { getSegment } from '../../insight/segment/segment.face'
import { holdsRight } from '../../people/grant/grant.face'
import { requireStores } from '../../people/staff/staff.face'
import { countMaking, findExport, insertExport, listStarted, type StoredExport, saveExport } from './export.repository'
import { holdExport, releaseExport, stepOf } from './steps.service'

const PAGE_SIZE = 20

export interface ExportOrder {
  kind: ExportKind
  by: string
  reason: string
  storeId?: string | undefined
  fromDay?: BusinessDay | undefined
  toDay?: BusinessDay | undefined
  segmentId?: string | undefined
  hasPhones: boolean
}

/**
 * Records what is exported, for whom and why; a job makes the files.
 * @throws DomainError EXPORT_TOO_MANY, STORE_NOT_FOUND, SEGMENT_NOT_FOUND
 */
export async function startExport(context: Context, order: ExportOrder) {
  const { db, now, requestId } = context
  const { kind, by, reason, hasPhones, storeId = null, fromDay = null, toDay = null, segmentId = null } = order
  const _id = `exp_${requestId}`
  await changeOnce(context, { action: 'export.start', subject: _id, storeId }, async (tx) => {
    if (storeId !== null) await requireStores(db, [storeId])
    if (segmentId !== null) await getSegment(db, segmentId)
    if ((await countMaking(db)) >= OPEN_MAX) throw new DomainError('EXPORT_TOO_MANY', { max: OPEN_MAX })
    await insertExport(tx, {
      _id,
      version: 1,
      kind,
      filter: { storeId, fromDay, toDay, segmentId },
      hasPhones,
      by,
      reason,
      status: 'making',
      startedAt: now,
      readyAt: null,
      filesUntilAt: null,
      endedAt: null,
      position: null,
      step: 0,
      failures: 0,
      looked: 0,
      parts: [],
      replaced: null,
      cancelled: null,
    })
  })
  return { export: toView(await requireExport(db, _id)) }
}

/** Exports of one instant stay on one page, because the next begins before it; nobody starts hundreds in one. */
export async function listExports({ db }: Context, beforeAt = Number.MAX_SAFE_INTEGER) {
  const found = await listStarted(db, beforeAt, PAGE_SIZE + OPEN_MAX)
  const isLast = found.length < PAGE_SIZE + OPEN_MAX
  const lastAt = found.at(-1)?.startedAt ?? 0
  const page = isLast ? found : found.filter(({ startedAt }) => startedAt > lastAt)
  return { exports: page.map(toView), nextBeforeAt: isLast ? null : (page.at(-1)?.startedAt ?? null) }
}

/**
 * With addresses that open for whoever holds them, for some minutes. They are never stored: the next look makes new ones.
 * @throws DomainError EXPORT_NOT_FOUND, EXPORT_OVER where somebody has removed a file by hand
 */
export async function getExport(context: Context, exportId: string) {
  const { db, cloud, now } = context
  const made = await requireExport(db, exportId)
  if (made.hasPhones) await requirePersonal(context)
  const parts = made.status === 'ready' ? made.parts : []
  // Whoever waits for it is shown nothing of anybody.
  if (parts.length > 0)
    await recordLook(context, { action: 'export.get', subject: exportId, storeId: made.filter.storeId })
  const fileIds = parts.map(({ fileId }) => fileId)
  const urls = await cloud.addressesOf(fileIds, ADDRESS_SECONDS)
  return {
    export: toView(made),
    files: parts.map(({ rows, bytes }, index) => {
      const url = urls[index]
      if (!url) throw new DomainError('EXPORT_OVER')
      return { name: `${made.kind}-${index + 1}.csv`, rows, bytes, url }
    }),
    urlsUntilAt: parts.length === 0 ? null : now + ADDRESS_SECONDS * 1000,
  }
}

/** Phones in full are for whoever may see them one by one. @throws DomainError NOT_ALLOWED */
async function requirePersonal(context: Context): Promise<void> {
  const { person } = context
  const asked = { right: 'personal', level: 'operator', storeIds: null } as const
  if (person && !(await holdsRight(context, person, asked))) throw new DomainError('NOT_ALLOWED')
}

/** Somebody waits for this answer; whoever still waits asks again. */
const PART_MS = 4000

/**
 * Makes an export on for some seconds, for somebody who waits for it: the job comes round every five minutes. It keeps no
 * line of its own, because who asked for it and why is on record. A failure is not counted: the job tries again, later.
 * @throws DomainError EXPORT_NOT_FOUND
 */
export async function proceedExport(context: Context, exportId: string) {
  keepsOwnRecord(context)
  const order = await requireExport(context.db, exportId)
  const held = order.status === 'making' ? await holdExport(context, order, context.requestId) : null
  if (!held) return { export: toView(order) }
  const budget = timeBudget(PART_MS)
  let made = await stepOf(context, held)
  while (made?.status === 'making' && !budget.isSpent()) made = await stepOf(context, made)
  if (made?.status === 'making') made = await releaseExport(context, made)
  return { export: toView(made ?? (await requireExport(context.db, exportId))) }
}

/** Its files are removed once nobody is writing them any more. @throws DomainError EXPORT_NOT_FOUND, EXPORT_OVER */
export async function cancelExport(context: Context, { exportId, by }: { exportId: string; by: string }) {
  const { db, now } = context
  await changeOnce(context, { action: 'export.cancel', subject: exportId, storeId: null }, async (tx) => {
    const made = await requireExport(tx, exportId)
    if (made.status === 'cancelled') return
    if (made.status === 'ended' || made.status === 'failed') throw new DomainError('EXPORT_OVER')
    const cancelled = { by, at: now }
    const filesUntilAt = now + SETTLES_IN_MS
    await saveExport(tx, { ...made, status: 'cancelled', cancelled, filesUntilAt, version: made.version + 1 })
  })
  return { export: toView(await requireExport(db, exportId)) }
}

/** @throws DomainError EXPORT_NOT_FOUND */
async function requireExport(reader: Reader, exportId: string): Promise<StoredExport> {
  const found = await findExport(reader, exportId)
  if (!found) throw new DomainError('EXPORT_NOT_FOUND')
  return found
}

function toView({ _id, kind, filter, by, reason, status, startedAt, readyAt, looked, parts, ...rest }: StoredExport) {
  return {
    exportId: _id,
    kind,
    filter,
    hasPhones: rest.hasPhones ?? false,
    by,
    reason,
    status,
    startedAt,
    readyAt,
    endsAt: rest.endedAt ?? rest.filesUntilAt,
    looked,
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    files: parts.length,
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    cancelled: rest.cancelled,
  }
}
