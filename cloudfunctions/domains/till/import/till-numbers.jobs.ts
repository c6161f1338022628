import type { Job } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { listClearTillKeys, sealTillKey } from '../../people/member/member.face'
import { forgetLastCustomer, pageRuns } from './import-run.repository'

/** Customers' numbers of tills, which may be phone numbers, as the first release wrote them: afterwards none is left. */
export const sealTillNumbersJob: Job = {
  name: 'seal-till-numbers',
  title: '加密收银客户编号',
  schedule: { kind: 'daily', at: '00:02' },
  async slice(context, checkpoint, budget) {
    const { db } = context
    if (checkpoint?.step !== 'runs') {
      const slice = await walkSlice(context, checkpoint, budget, {
        list: (afterId, limit) => listClearTillKeys(db, afterId, limit),
        act: (identity) => sealTillKey(context, identity),
      })
      return slice.isDone ? { ...slice, checkpoint: { step: 'runs', afterId: null }, isDone: false } : slice
    }
    const slice = await walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageRuns(db, afterId, limit),
      act: ({ _id }) => forgetLastCustomer(db, _id),
    })
    return slice.isDone ? slice : { ...slice, checkpoint: { ...slice.checkpoint, step: 'runs' } }
  },
}
