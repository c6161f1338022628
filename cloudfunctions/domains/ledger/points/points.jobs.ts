import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Checkpoint, Job } from '../../../platform/noun/job'
import { walk } from '../../base/job/job.face'
import { listWithEndedLots, listWithLapsedHolds } from '../account/account.face'
import { expireOf } from './expiry.service'
import { auditPage } from './ledger-audit.service'

/** Two walks, one after the other: holds first, because what they give back may have ended. */
export const expirePointsJob: Job = {
  name: 'expire-points',
  title: '积分到期',
  schedule: { kind: 'daily', at: '00:10' },
  async slice(context, checkpoint, budget) {
    const { db, now } = context
    const isAtLots = checkpoint?.step === 'lots'
    const walked = await walk(context, afterIdOf(checkpoint), budget, {
      list: (afterId, limit) =>
        isAtLots
          ? listWithEndedLots(db, monthOf(businessDayOf(now)), afterId, limit)
          : listWithLapsedHolds(db, now, afterId, limit),
      act: (account) => expireOf(context, account._id),
    })
    const { looked, changed } = walked
    if (!walked.isDone) {
      return {
        checkpoint: { step: isAtLots ? 'lots' : 'holds', afterId: walked.afterId },
        isDone: false,
        looked,
        changed,
      }
    }
    return isAtLots
      ? { checkpoint: null, isDone: true, looked, changed }
      : { checkpoint: { step: 'lots', afterId: null }, isDone: false, looked, changed }
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
