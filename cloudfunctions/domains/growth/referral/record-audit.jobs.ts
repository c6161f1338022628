import type { Job } from '../../../platform/noun/job'
import { pageSlice } from '../../base/job/job.face'
import { auditRecordsPage } from './record-audit.service'

export const auditRecordsJob: Job = {
  name: 'audit-records',
  title: '会员计数、标识与邀请核对',
  schedule: { kind: 'daily', at: '03:20' },
  slice: (context, checkpoint, budget) =>
    pageSlice(checkpoint, budget, (afterId) => auditRecordsPage(context, afterId)),
}
