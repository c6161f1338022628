import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Checkpoint, Job } from '../../../platform/noun/job'
import { walk } from '../../base/job/job.face'
import { listWithEndedLots } from '../account/account.face'
import { expireOf } from './expiry.service'
import { auditPage } from './ledger-audit.service'

export const expirePointsJob: Job = {
  name: 'expire-points',
  title: '积分到期',
  schedule: { kind: 'daily', at: '00:10' },
  async slice(context, checkpoint, budget) {
    const { db, now } = context
    const { afterId, ...walked } = await walk(context, afterIdOf(checkpoint), budget, {
      list: (after, limit) => listWithEndedLots(db, monthOf(businessDayOf(now)), after, limit),
      act: (account) => expireOf(context, account._id),
    })
    return { ...walked, checkpoint: walked.isDone ? null : { afterId } }
  },
}

export const auditLedgersJob: Job = {
  name: 'audit-ledgers',
  title: '积分账本核对',
  schedule: { kind: 'daily', at: '03:00' },
  async slice(context, checkpoint, budget) {
    let afterId = afterIdOf(checkpoint)
    let looked = 0
    let changed = 0
    do {
      const audited = await auditPage(context, afterId)
      looked += audited.looked
      changed += audited.findings
      afterId = audited.afterId
    } while (afterId !== null && !budget.isSpent())
    return { checkpoint: afterId === null ? null : { afterId }, isDone: afterId === null, looked, changed }
  },
}

function afterIdOf(checkpoint: Checkpoint | null): string | null {
  return typeof checkpoint?.afterId === 'string' ? checkpoint.afterId : null
}
