import { businessDayOf, monthOf } from '#shared/kernel/business-day'
import type { Job } from '../../../platform/noun/job'
import { pageSlice, walkSlice } from '../../base/job/job.face'
import { listWithEndedLots } from '../account/account.face'
import { expireOf } from './expiry.service'
import { auditPage } from './ledger-audit.service'

export const expirePointsJob: Job = {
  name: 'expire-points',
  title: '积分到期',
  schedule: { kind: 'daily', at: '00:10' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listWithEndedLots(context.db, monthOf(businessDayOf(context.now)), afterId, limit),
      act: (account) => expireOf(context, account._id),
    }),
}

export const auditLedgersJob: Job = {
  name: 'audit-ledgers',
  title: '积分账本核对',
  schedule: { kind: 'daily', at: '03:00' },
  slice: (context, checkpoint, budget) => pageSlice(checkpoint, budget, (afterId) => auditPage(context, afterId)),
}
