import type { Context } from '../../../platform/context'
import type { Job } from '../../../platform/noun/job'
import { recordChange } from '../../base/audit/audit.face'
import { forgetAllowances } from './allowance.service'
import { findApproval, listExpired, listUndone, saveApproval } from './approval.repository'
import { carryOut } from './carry-out.service'

const PAGE_SIZE = 50

/** Ends what nobody agreed to in time, and finishes what was agreed to when the function ended before it was done. */
export const settleApprovalsJob: Job = {
  name: 'settle-approvals',
  title: '待审批：到期作废，批准了没办完的接着办',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    const [undone, expired] = await Promise.all([
      listUndone(context.db, PAGE_SIZE),
      listExpired(context.db, context.now, PAGE_SIZE),
    ])
    let changed = 0
    for (const { _id } of undone) {
      if (budget.isSpent()) break
      await carryOut(context, _id)
      changed += 1
    }
    for (const { _id } of expired) {
      if (budget.isSpent()) break
      await expire(context, _id)
      changed += 1
    }
    await forgetAllowances(context)
    return { checkpoint: null, isDone: true, looked: undone.length + expired.length, changed }
  },
}

async function expire(context: Context, approvalId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const open = await findApproval(tx, approvalId)
    if (open?.status !== 'open' || open.untilAt > context.now) return
    await saveApproval(tx, { ...open, status: 'expired', inputSealed: null })
    await recordChange(context, tx, { action: 'approval.expire', subject: approvalId, storeId: null })
  })
}
