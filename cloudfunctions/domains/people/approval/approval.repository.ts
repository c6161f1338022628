import type { Cost } from '#shared/base/settings/approval-rules'
import {
  OPEN_STATUSES,
  type ProposalDecision,
  type ProposalOutcome,
  type ProposalStatus,
} from '#shared/people/approval/proposal'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** An act that one person has asked for; `_id` is `apr_<request id>`. */
export interface StoredApproval {
  _id: string
  action: string
  /** Sealed, because a written reason may reveal who somebody is. Null when it is over. */
  inputSealed: string | null
  /** The id of the request that asked for it. The act is done under this id, whoever agrees to it. */
  requestId: string
  content: string
  /** Whom or what it is about, as the audit log names it. */
  subject: string
  storeIds: string[] | null
  note: string
  by: string
  proposerId: string | null
  at: number
  untilAt: number
  /** As it was proposed, and then as it was agreed to. */
  sentences: string[]
  cost: Cost
  status: ProposalStatus
  decision: (ProposalDecision & { approverId: string | null }) | null
  outcome: ProposalOutcome | null
  /** Which request took which step, so that a repeated request gets the same answer. */
  steps: { step: 'approve' | 'refuse' | 'withdraw'; requestId: string }[]
}

const approvals = collection<StoredApproval>('approvals')

export const findApproval = (reader: Reader, id: string) => reader.find(approvals, id)
export const findApprovals = (db: Db, ids: readonly string[]) => db.findMany(approvals, ids)
export const insertApproval = (tx: Tx, approval: StoredApproval) => tx.insert(approvals, approval)
export const saveApproval = (tx: Tx, approval: StoredApproval) => tx.save(approvals, approval)
export const listApprovalsAfter = (db: Db, afterId: string | null, limit: number) =>
  db.page(approvals, { afterId, limit })
/** By bySubject. */
export const listApprovalsAbout = (db: Db, subjects: readonly string[], limit: number) =>
  db.list(approvals, { where: { subject: { in: subjects } }, limit })
/** By bySubject. */
export const emptyNotes = async (db: Db, subjects: readonly string[]): Promise<void> => {
  await db.updateWhere(approvals, { subject: { in: subjects }, note: { ne: '' } }, { set: { note: '' } })
  await db.updateWhere(
    approvals,
    { subject: { in: subjects }, 'decision.note': { gt: '' } },
    { set: { 'decision.note': null } },
  )
}
/** Newest first. index: byStatus */
export const listApprovals = (db: Db, statuses: readonly ProposalStatus[], beforeAt: number, limit: number) =>
  db.list(approvals, {
    where: { status: { in: statuses }, at: { lt: beforeAt } },
    orderBy: [['at', 'desc']],
    limit,
  })
export const countOpenApprovals = (db: Db) => db.count(approvals, { status: { in: OPEN_STATUSES } })
/** What waits for somebody to agree, or to be done. index: byStatus */
export const pageOpenApprovals = (db: Db, afterId: string | null, limit: number) =>
  db.page(approvals, { where: { status: { in: OPEN_STATUSES } }, afterId, limit })
