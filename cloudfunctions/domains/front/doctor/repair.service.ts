import { NO_COST } from '#shared/base/settings/approval-rules'
import type { Context } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { checksOf, type RepairPlan } from '../../../platform/noun/check'
import type { CostlyAct } from '../../../platform/noun/costly'
import { recordChange } from '../../base/audit/audit.face'
import { approvalIdOf, approveAct, findProposed, proposeAct, withdrawAct } from '../../people/approval/approval.face'
import { findFinding, type StoredFinding, saveFinding } from './doctor.repository'
import { isWaiting, viewsOf } from './doctor.service'

interface Step {
  findingId: string
  by: string
}

interface RepairOrder extends Step {
  note: string
}

/** What a repair would do now. @throws DomainError FINDING_NOT_FOUND */
export async function previewRepair(context: Context, findingId: string) {
  const plan = await openPlanOf(context, findingId)
  return { ...(await viewOf(context, findingId)), sentences: plan?.sentences ?? null }
}

/** @throws DomainError REPAIR_NOT_POSSIBLE when there is no automatic repair, or one is proposed already */
export async function proposeRepair(context: Context, { findingId, by, note }: RepairOrder) {
  const asked = { action: 'doctor.repair', input: { findingId, by, note }, by }
  await proposeAct(context, asked, async (tx, approvalId) => {
    const open = await getFinding(tx, findingId)
    await requireNoOther(context, open)
    await saveFinding(tx, { ...open, repair: { approvalId } })
    await recordChange(context, tx, { action: 'doctor.propose', subject: findingId, storeId: null })
  })
  return viewOf(context, findingId)
}

/** The plan is made anew each time and is bound to no amount, so every repair needs two persons whatever it changes. */
export const repairAct: CostlyAct = {
  action: 'doctor.repair',
  title: '修复账目',
  async weigh(context: Context, { findingId }: RepairOrder) {
    const plan = await openPlanOf(context, findingId)
    if (!plan) throw new DomainError('REPAIR_NOT_POSSIBLE')
    return { sentences: plan.sentences, cost: NO_COST, amount: null }
  },
}

/**
 * Makes a repair that two persons agreed on. Repair and record are one transaction; a repeated request finds it done.
 * @throws DomainError REPAIR_NOT_PROPOSED where nobody has agreed
 */
export async function repair(context: Context, { findingId }: RepairOrder) {
  if (context.approvedBy === undefined) throw new DomainError('REPAIR_NOT_PROPOSED')
  const approvalId = approvalIdOf(context.requestId)
  const finding = await getFinding(context.db, findingId)
  const isDone = finding.status === 'repaired' && finding.repair?.approvalId === approvalId
  if (isDone) return viewOf(context, findingId)
  const plan = await planOf(context, finding)
  await context.db.transaction(async (tx) => {
    const open = await getFinding(tx, findingId)
    if (open.status !== 'open' || !plan) throw new DomainError('REPAIR_NOT_POSSIBLE')
    await plan.apply(tx)
    await saveFinding(tx, { ...open, status: 'repaired', repair: { approvalId } })
    await recordChange(context, tx, { action: 'doctor.repair', subject: findingId, storeId: null })
  })
  return viewOf(context, findingId)
}

/** Does what was proposed, and nothing else. @throws DomainError REPAIR_CHANGED, PROPOSAL_NOT_READY, REPAIR_NOT_PROPOSED */
export async function approveRepair(context: Context, { findingId, by }: Step) {
  const approvalId = proposedOf(await getFinding(context.db, findingId))
  await approveAct(context, approvalId, by).catch((error) => {
    if (error instanceof DomainError && error.code === 'APPROVAL_CHANGED') throw new DomainError('REPAIR_CHANGED')
    throw error
  })
  await requireDone(context, approvalId)
  return viewOf(context, findingId)
}

/** Both agreed, and the repair itself was refused: whoever agreed is told, and not that all is well. */
async function requireDone(context: Context, approvalId: string): Promise<void> {
  const proposed = (await findProposed(context, [approvalId])).get(approvalId)
  if (proposed?.status === 'failed')
    throw new DomainError('REPAIR_NOT_POSSIBLE', { code: proposed.outcome?.code ?? null })
}

export async function withdrawRepair(context: Context, { findingId, by }: Step) {
  await withdrawAct(context, proposedOf(await getFinding(context.db, findingId)), by)
  return viewOf(context, findingId)
}

function proposedOf({ repair: proposed }: StoredFinding): string {
  if (!proposed) throw new DomainError('REPAIR_NOT_PROPOSED')
  return proposed.approvalId
}

/** Lets the same request through again after a lost reply. @throws DomainError REPAIR_NOT_POSSIBLE */
async function requireNoOther(context: Context, { status, repair: proposed }: StoredFinding): Promise<void> {
  if (proposed?.approvalId === approvalIdOf(context.requestId)) return
  const known = proposed && (await findProposed(context, [proposed.approvalId])).get(proposed.approvalId)
  if (status !== 'open' || (known && isWaiting(known.status))) throw new DomainError('REPAIR_NOT_POSSIBLE')
}

async function viewOf(context: Context, findingId: string) {
  const [finding] = await viewsOf(context, [await getFinding(context.db, findingId)])
  if (!finding) throw new DomainError('FINDING_NOT_FOUND')
  return { finding }
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

/** Null where the finding is over, or nothing can repair it. @throws DomainError FINDING_NOT_FOUND */
async function openPlanOf(context: Context, findingId: string): Promise<RepairPlan | null> {
  const finding = await getFinding(context.db, findingId)
  return finding.status === 'open' ? planOf(context, finding) : null
}
