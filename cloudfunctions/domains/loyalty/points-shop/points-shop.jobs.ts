import { businessDayOf } from '#shared/kernel/business-day'
import type { Job } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { giveBackLate } from './ending.service'
import { pageLate } from './pick-up.repository'

/** Before points expire: what goes back to a lot that ended in the night ends with it, in the same night. */
export const returnLatePickUpsJob: Job = {
  name: 'return-late-pick-ups',
  title: '没来取的积分商品退回',
  schedule: { kind: 'daily', at: '00:05' },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageLate(context.db, businessDayOf(context.now), afterId, limit),
      act: (pickUp) => giveBackLate(context, pickUp),
    }),
}
