import { problemsOf } from '#shared/base/settings/problems'
import { type SegmentCondition, segmentLanguage, segmentsIn } from '#shared/insight/segment/language'
import { inOrder } from '#shared/insight/segment/order'
import type { Context } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { countInSegment } from '../../ledger/account/account.face'
import { namesIn } from '../tag/tag.face'
import { findSegment, listSegments, SEGMENTS_MAX, type StoredSegment, saveSegment } from './segment.repository'

const PROBLEM_LENGTH_MAX = 300

export interface SegmentDraft {
  segmentId: string
  name: string
  note: string
  condition: unknown
  by: string
  baseVersion?: number | undefined
}

/**
 * Makes a segment or changes it; the job looks for its members. The same request again finds its work done.
 * @throws DomainError SEGMENT_INVALID with what is wrong, SEGMENT_STALE when it is not as it was seen
 */
export async function saveSegmentAs(context: Context, { baseVersion = 0, condition: raw, ...facts }: SegmentDraft) {
  const { db, now, requestId } = context
  const condition = validCondition(raw)
  const { segmentId: _id, name, note, by } = facts
  await changeOnce(context, { action: 'segment.save', subject: _id, storeId: null }, async (tx) => {
    // Read inside the transaction, so that it conflicts with anybody who ends or changes a segment this one rests on.
    const others = (await listSegments(db)).filter((other) => other._id !== _id)
    const problem = problemAmong(others, { _id, condition })
    if (problem) throw new DomainError('SEGMENT_INVALID', { problem })
    await holdAll(
      tx,
      segmentsIn(condition).filter((id) => id !== _id),
    )
    const stored = await findSegment(tx, _id)
    const version = stored?.version ?? 0
    if (stored?.state === 'ending' || version !== baseVersion) throw stale(version)
    const made = { _id, name, note, condition, version: version + 1, by, savedAt: now, requestId }
    await saveSegment(tx, { ...made, state: 'building', build: null })
  })
  return { segment: await toView(context, await getSegment(db, _id)) }
}

/** @throws DomainError SEGMENT_INVALID */
export function validCondition(raw: unknown): SegmentCondition {
  const parsed = segmentLanguage.schema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new DomainError('SEGMENT_INVALID', {
    problem: problemsOf(parsed.error).join('；').slice(0, PROBLEM_LENGTH_MAX),
  })
}

function problemAmong(
  others: readonly StoredSegment[],
  own: { _id: string; condition: SegmentCondition },
): string | null {
  if (others.length >= SEGMENTS_MAX) return `最多 ${SEGMENTS_MAX} 个人群，请先结束不用的`
  const missing = segmentsIn(own.condition).filter(
    (id) => id !== own._id && !others.some((other) => other._id === id && other.state !== 'ending'),
  )
  if (missing.length > 0) return `没有人群 ${missing.join('、')}`
  return inOrder([...others, own]) ? null : '人群条件绕了一圈又用到了自己'
}

/** Writes the segments a condition refers to, because others may change before the commit what is only read. */
async function holdAll(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of new Set(ids)) {
    const segment = await findSegment(tx, id)
    if (segment) await saveSegment(tx, { ...segment, holds: (segment.holds ?? 0) + 1 })
  }
}

/**
 * Ends a segment. No other segment may refer to it, because its answers would change too.
 * @throws DomainError SEGMENT_NOT_FOUND, SEGMENT_IN_USE
 */
export async function endSegment(context: Context, { segmentId, by }: { segmentId: string; by: string }) {
  const { db, now, requestId } = context
  await changeOnce(context, { action: 'segment.end', subject: segmentId, storeId: null }, async (tx) => {
    const stored = await getSegment(tx, segmentId)
    const users = (await listSegments(db)).filter(
      ({ _id, state, condition }) => _id !== segmentId && state !== 'ending' && looksAt(condition, segmentId),
    )
    if (users.length > 0) throw new DomainError('SEGMENT_IN_USE', { by: users.map(({ name }) => name).join('、') })
    const version = stored.version + 1
    await saveSegment(tx, { ...stored, state: 'ending', build: null, version, by, savedAt: now, requestId })
  })
  const stored = await findSegment(db, segmentId)
  return { segment: stored && (await toView(context, stored)) }
}

/** Of a condition that nobody can read any more nobody knows. */
function looksAt(condition: SegmentCondition, segmentId: string): boolean {
  const parsed = segmentLanguage.schema.safeParse(condition)
  return parsed.success && segmentsIn(parsed.data).includes(segmentId)
}

export async function listAllSegments(context: Context) {
  const stored = await listSegments(context.db)
  return { segments: await Promise.all(stored.map((segment) => toView(context, segment))) }
}

export async function getSegmentView(context: Context, segmentId: string) {
  const stored = await getSegment(context.db, segmentId)
  const names = await segmentNames(context)
  const parsed = segmentLanguage.schema.safeParse(stored.condition)
  return {
    segment: await toView(context, stored),
    condition: stored.condition,
    rule: parsed.success ? segmentLanguage.lines(parsed.data, names) : ['条件已经不能识别，请重新保存'],
  }
}

export async function segmentNames(context: Context) {
  const stored = await listSegments(context.db)
  return namesIn(context, new Map(stored.map(({ _id, name }) => [_id, name])))
}

/** @throws DomainError SEGMENT_NOT_FOUND */
export async function getSegment(reader: Reader, segmentId: string): Promise<StoredSegment> {
  const stored = await findSegment(reader, segmentId)
  if (!stored) throw new DomainError('SEGMENT_NOT_FOUND')
  return stored
}

async function toView({ db }: Pick<Context, 'db'>, segment: StoredSegment) {
  const { _id: segmentId, name, note, version, state, build, by, savedAt } = segment
  const members = await countInSegment(db, segmentId)
  return { segmentId, name, note, version, state, looked: build?.looked ?? null, members, by, savedAt }
}

function stale(version: number): DomainError {
  return new DomainError('SEGMENT_STALE', { version })
}
