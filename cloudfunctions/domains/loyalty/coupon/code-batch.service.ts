import { randomBytes } from 'node:crypto'
import { codeFrom, groupedCode } from '#shared/kernel/checked-code'
import { invariant } from '#shared/kernel/invariant'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import { recordLook } from '../../base/audit/audit.face'
import {
  type Batch,
  countCodes,
  findBatch,
  insertBatch,
  insertCodes,
  listBatches,
  listCodesOfBatch,
  type StoredCode,
  voidUnusedCodes,
} from './exchange-code.repository'
import { getTemplate } from './template.service'

/** Bytes for one code, with room for those that are thrown away (one in eleven). */
const BYTES_PER_CODE = 24
/** With 53 bits a second round is rare, and a third one means a broken source of randomness. */
const ROUNDS_MAX = 5
const CODES_MAX = 1000
const BATCHES_SHOWN = 20

export interface CodeOrder {
  templateId: string
  count: number
  by: string
  note: string
}

/** Makes a batch of codes. Each has its place in the batch, so that the request sent again completes it. */
export async function generateCodes(context: Context, { templateId, count, by, note }: CodeOrder) {
  const { db, now, requestId } = context
  const template = await getTemplate(context, templateId)
  if (!template.rules.ways.includes('code')) throw new DomainError('CLAIM_OTHER_WAY')
  const batchId = `bat_${requestId}`
  await keepBatch(context, { _id: batchId, kind: 'codes', templateId, by, note, count, at: now })
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const made = await listCodesOfBatch(db, batchId, CODES_MAX)
    if (made.length >= count) return { batchId, codes: made.map(({ _id }) => groupedCode(_id)) }
    const places = new Set(made.map(({ index }) => index))
    const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !places.has(index))
    const fresh = missing.map((index) => newCode({ templateId, batchId, index }))
    // A code that exists already, in any batch or state, stops the write; the next round makes the missing ones.
    await isNew(insertCodes(db, fresh))
  }
  throw new Error(`Codes of ${batchId} collide again and again: the source of randomness is broken`)
}

/** All codes of a batch, used or not, as they were first given out. @throws DomainError BATCH_NOT_FOUND */
export async function listCodes(context: Context, batchId: string) {
  const { db } = context
  const batch = await findBatch(db, batchId)
  if (batch?.kind !== 'codes') throw new DomainError('BATCH_NOT_FOUND')
  // Logged before the codes are given out, because anybody who has them can exchange them.
  await recordLook(context, { action: 'coupon.listCodes', subject: batchId, storeId: null })
  const codes = await listCodesOfBatch(db, batchId, CODES_MAX)
  return { batchId, templateId: batch.templateId, codes: codes.map(({ _id }) => groupedCode(_id)) }
}

/** Batches of a template, newest first, with what became of their codes. */
export async function listCodeBatches(
  { db, now }: Context,
  { templateId, beforeAt = now + 1 }: { templateId: string; beforeAt?: number | undefined },
) {
  const found = await listBatches(db, { templateId, kind: 'codes', beforeAt }, BATCHES_SHOWN)
  const batchIds = found.map(({ _id }) => _id)
  const [all, used, voided] = await Promise.all([
    countCodes(db, batchIds),
    countCodes(db, batchIds, 'used'),
    countCodes(db, batchIds, 'voided'),
  ])
  const of = (groups: typeof all, batchId: string) => groups.find(({ key }) => key === batchId)?.count ?? 0
  return {
    batches: found.map(({ _id, by, note, at }) => ({
      ...{ batchId: _id, by, note, at },
      ...{ codes: of(all, _id), used: of(used, _id), voided: of(voided, _id) },
    })),
    nextBeforeAt: found.length < BATCHES_SHOWN ? null : (found.at(-1)?.at ?? null),
  }
}

/** Ends the unused codes. They stay stored, so that none of them is ever made again. */
export async function voidCodes(
  { db, log }: Context,
  { batchId, by, note }: { batchId: string; by: string; note: string },
) {
  const batch = await findBatch(db, batchId)
  if (batch?.kind !== 'codes') throw new DomainError('BATCH_NOT_FOUND')
  await voidUnusedCodes(db, batchId)
  log.info('codes were voided', { batchId, by, note })
  const codes = await listCodesOfBatch(db, batchId, CODES_MAX)
  const used = codes.filter(({ status }) => status === 'used').length
  return { batchId, voided: codes.length - used, used }
}

/** The first request writes the batch and a repeated one finds it. Another template under the same id is no retry. */
export async function keepBatch({ db }: Context, batch: Batch): Promise<void> {
  if (await isNew(insertBatch(db, batch))) return
  if ((await findBatch(db, batch._id))?.templateId !== batch.templateId) throw new DomainError('INVALID_INPUT')
}

function newCode(place: Pick<StoredCode, 'templateId' | 'batchId' | 'index'>): StoredCode {
  const code = codeFrom(randomBytes(BYTES_PER_CODE))
  invariant(code !== null, 'so many bytes make a code')
  return { _id: code, ...place, status: 'unused', use: null }
}
