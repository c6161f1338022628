import { partKey } from '#shared/kernel/watched-step'
import { collection } from '../../../platform/db/collection'
import { listSince } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'
import type { AuditRecord } from './audit.repository'

const audits = collection<AuditRecord>('audits')

/** A code that was scanned at a store: the look is on record, and a purchase begins with it. */
export const lookSteps: StepSource = {
  name: 'looks',
  async listPassed(db, reading) {
    const page = await listSince(db, audits, { field: 'at', where: { action: 'staff.lookUpMember' } }, reading)
    return toStepPage(page, reading, {
      writtenAt: ({ at }) => at,
      toPassed: ({ at, storeId }) => [{ step: 'preview', at, parts: storeId ? [partKey('store', storeId)] : [] }],
    })
  },
}
