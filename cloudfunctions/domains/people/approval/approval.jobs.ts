import type { Context } from '../../../platform/context'
import type { Job } from '../../../platform/noun/job'
import { recordChange } from '../../base/audit/audit.face'
import { walkSlice } from '../../base/job/job.face'
import { forgetAllowances } from './allowance.service'
import { findApproval, pageOpenApprovals, saveApproval } from './approval.repository'
import { carryOut } from './carry-out.service'

/** Ends what nobody agreed to in time, and finishes what was agreed to when the function ended before it was done. */
export const settleApprovalsJob: Job = {
  name: 'settle-approvals',
  title: '待审批：到期作废，批准了没办完的接着办',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, checkpoint, budget) {
    const { db, now } = context
    // One that cannot be done never keeps the others waiting: a walk skips it and tells a person.
    const walked = await walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageOpenApprovals(db, afterId, limit),
      async act({ _id, status, untilAt }) {
        if (status === 'approved') await carryOut(context, _id)
        else if (untilAt <= now) await expire(context, _id)
        else return false
        return true
      },
    })
    if (walked.isDone) await forgetAllowances(context)
    return walked
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
