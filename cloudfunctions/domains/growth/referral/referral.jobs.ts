import type { Job } from '../../../platform/noun/job'
import { walk } from '../../base/job/job.face'
import { listDueBonds } from './referral.repository'
import { type Detect, settleBond } from './settle.service'

/** Takes every bond whose time has come one step on: judged, paid, expired, released. */
export function settleBondsJob(detect: Detect): Job {
  return {
    name: 'settle-bonds',
    title: '邀请关系到期处理与发奖',
    schedule: { kind: 'every', minutes: 5 },
    async slice(context, checkpoint, budget) {
      const from = typeof checkpoint?.afterId === 'string' ? checkpoint.afterId : null
      const { afterId, ...walked } = await walk(context, from, budget, {
        list: (after, limit) => listDueBonds(context.db, context.now, after, limit),
        act: ({ _id }) => settleBond(context, _id, detect),
      })
      return { checkpoint: afterId === null ? null : { afterId }, ...walked }
    },
  }
}
