import type { Context } from '../../../platform/context'
import { checksOf } from '../../../platform/noun/check'
import { findJobState } from '../../base/job/job.face'
import { FINDINGS_MAX, listOpenFindings, type StoredFinding } from './doctor.repository'

/** All checks, and what is open. */
export async function listFindings({ db, nouns }: Context) {
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
    findings: findings.map(toFindingView),
    isComplete: findings.length < FINDINGS_MAX,
  }
}

export function toFindingView({ _id: findingId, runId: _runId, repair, ...finding }: StoredFinding) {
  if (!repair) return { findingId, ...finding, repair: null }
  const { status, by, note, at, sentences, approvedBy, approvedAt } = repair
  return { findingId, ...finding, repair: { status, by, note, at, sentences, approvedBy, approvedAt } }
}
