import type { Context } from '../../../platform/context'
import { checksOf } from '../../../platform/noun/check'
import { findJobState } from '../../base/job/job.face'
import { findProposed, type ProposedAct } from '../../people/approval/approval.face'
import { FINDINGS_MAX, listOpenFindings, type StoredFinding } from './doctor.repository'

/** All checks, and what is open. */
export async function listFindings(context: Context) {
  const { db, nouns } = context
  const state = await findJobState(db, 'examine')
  const findings = await listOpenFindings(db)
  return {
    examination: {
      status: state?.status ?? ('idle' as const),
      startedAt: state?.startedAt ?? null,
      finishedAt: state?.finishedAt ?? null,
      looked: state?.looked ?? 0,
    },
    checks: (await checksOf(nouns)).map(({ name, title, means, repair }) => ({
      check: name,
      title,
      means,
      isRepairable: repair !== undefined,
      open: findings.filter(({ check }) => check === name).length,
    })),
    findings: await viewsOf(context, findings),
    isComplete: findings.length < FINDINGS_MAX,
  }
}

/** With what was proposed for each. */
export async function viewsOf(context: Context, findings: readonly StoredFinding[]) {
  const approvalIds = findings.flatMap(({ repair }) => (repair ? [repair.approvalId] : []))
  const proposed = await findProposed(context, approvalIds)
  return findings.map(({ _id: findingId, runId: _runId, repair, ...finding }) => {
    const known = repair && proposed.get(repair.approvalId)
    return { findingId, ...finding, repair: known ? toRepairView(known) : null }
  })
}

function toRepairView({ status, by, note, at, sentences, decision }: ProposedAct) {
  const isAgreed = status === 'approved' || status === 'done'
  return {
    status: repairStatus(status),
    by,
    note,
    at,
    sentences,
    approvedBy: isAgreed ? (decision?.by ?? null) : null,
    approvedAt: isAgreed ? (decision?.at ?? null) : null,
  }
}

function repairStatus(status: ProposedAct['status']) {
  if (isWaiting(status)) return 'proposed' as const
  if (status === 'done') return 'applied' as const
  // Agreed to, and refused when it was to be done.
  return status === 'failed' ? ('failed' as const) : ('withdrawn' as const)
}

export const isWaiting = (status: ProposedAct['status']) => status === 'open' || status === 'approved'
