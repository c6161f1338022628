import type { Context } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { checksOf, type RepairPlan } from '../../../platform/noun/check'
import { recordChange } from '../../base/audit/audit.face'
import { secondPerson } from '../../base/settings/settings.face'
import { findFinding, type StoredFinding, type StoredRepair, saveFinding } from './doctor.repository'
import { toFindingView } from './doctor.service'

interface Step {
  findingId: string
  by: string
}

/** What a repair would do now. @throws DomainError FINDING_NOT_FOUND */
export async function previewRepair(context: Context, findingId: string) {
  const finding = await getFinding(context.db, findingId)
  const plan = finding.status === 'open' ? await planOf(context, finding) : null
  return { finding: toFindingView(finding), sentences: plan?.sentences ?? null }
}

/** @throws DomainError REPAIR_NOT_POSSIBLE when nothing can be made good by itself, or it is proposed already */
export async function proposeRepair(context: Context, { findingId, by, note }: Step & { note: string }) {
  const { db, now, person, requestId } = context
  const plan = await planOf(context, await getFinding(db, findingId))
  const finding = await step(context, { findingId, action: 'doctor.propose' }, async (_tx, open) => {
    if (open.status !== 'open' || open.repair?.status === 'proposed' || !plan) {
      throw new DomainError('REPAIR_NOT_POSSIBLE')
    }
    const repair: StoredRepair = {
      status: 'proposed',
      by,
      proposerId: person?.memberId ?? null,
      note,
      at: now,
      sentences: plan.sentences,
      approvedBy: null,
      approverId: null,
      approvedAt: null,
      requestIds: [requestId],
    }
    return { ...open, repair }
  })
  return { finding: toFindingView(finding) }
}

/**
 * Does what was proposed, and nothing else: when it would do something else by now it is refused. The repair, its record
 * and who agreed are one transaction. @throws DomainError REPAIR_CHANGED, PROPOSAL_NOT_READY
 */
export async function approveRepair(context: Context, { findingId, by }: Step) {
  const { now, person } = context
  const plan = await planOf(context, await getFinding(context.db, findingId))
  const finding = await step(context, { findingId, action: 'doctor.approve' }, async (tx, open) => {
    const repair = proposedOf(open)
    const approvedBy = await secondPerson(context, tx, repair, by)
    if (!plan || plan.sentences.join() !== repair.sentences.join()) throw new DomainError('REPAIR_CHANGED')
    await plan.apply(tx)
    const approver = { approvedBy, approverId: person?.memberId ?? null, approvedAt: now }
    return { ...open, status: 'repaired', repair: { ...repair, status: 'applied', ...approver } }
  })
  return { finding: toFindingView(finding) }
}

export async function withdrawRepair(context: Context, { findingId }: Step) {
  const finding = await step(context, { findingId, action: 'doctor.withdraw' }, async (_tx, open) => ({
    ...open,
    repair: { ...proposedOf(open), status: 'withdrawn' },
  }))
  return { finding: toFindingView(finding) }
}

/** One step in a repair’s life. The request that made it is answered the same again, whatever came later. */
function step(
  context: Context,
  { findingId, action }: { findingId: string; action: string },
  change: (tx: Tx, finding: StoredFinding) => Promise<StoredFinding>,
): Promise<StoredFinding> {
  const { requestId } = context
  return context.db.transaction(async (tx) => {
    const finding = await getFinding(tx, findingId)
    if (finding.repair?.requestIds.includes(requestId)) return finding
    const { repair, ...changed } = await change(tx, finding)
    const earlier = repair?.requestIds.filter((id) => id !== requestId) ?? []
    const kept = { ...changed, repair: repair && { ...repair, requestIds: [...earlier, requestId] } }
    await saveFinding(tx, kept)
    await recordChange(context, tx, { action, subject: findingId, storeId: null })
    return kept
  })
}

function proposedOf({ status, repair }: StoredFinding): StoredRepair {
  if (status !== 'open' || repair?.status !== 'proposed') throw new DomainError('REPAIR_NOT_PROPOSED')
  return repair
}

async function getFinding(reader: Reader, findingId: string): Promise<StoredFinding> {
  const finding = await findFinding(reader, findingId)
  if (!finding) throw new DomainError('FINDING_NOT_FOUND')
  return finding
}

async function planOf(context: Context, { check, subject }: StoredFinding): Promise<RepairPlan | null> {
  const found = (await checksOf(context.nouns)).find(({ name }) => name === check)
  return (await found?.repair?.(context, subject)) ?? null
}
