import type { Job } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { listDueBonds } from './referral.repository'
import { type Detect, settleBond } from './settle.service'

/** Takes every bond whose time has come one step on: judged, paid, expired, released. */
export function settleBondsJob(detect: Detect): Job {
  return {
    name: 'settle-bonds',
    title: '邀请关系到期处理与发奖',
    schedule: { kind: 'every', minutes: 5 },
    slice: (context, checkpoint, budget) =>
      walkSlice(context, checkpoint, budget, {
        list: (afterId, limit) => listDueBonds(context.db, context.now, afterId, limit),
        act: ({ _id }) => settleBond(context, _id, detect),
      }),
  }
}
