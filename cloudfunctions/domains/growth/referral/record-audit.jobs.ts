import type { Job } from '../../../platform/noun/job'
import { auditRecordsPage } from './record-audit.service'

export const auditRecordsJob: Job = {
  name: 'audit-records',
  title: '会员计数、标识与邀请核对',
  schedule: { kind: 'daily', at: '03:20' },
  async slice(context, checkpoint, budget) {
    let afterId = typeof checkpoint?.afterId === 'string' ? checkpoint.afterId : null
    let looked = 0
    let changed = 0
    do {
      const audited = await auditRecordsPage(context, afterId)
      looked += audited.looked
      changed += audited.changed
      afterId = audited.afterId
    } while (afterId !== null && !budget.isSpent())
    return { checkpoint: afterId === null ? null : { afterId }, isDone: afterId === null, looked, changed }
  },
}
