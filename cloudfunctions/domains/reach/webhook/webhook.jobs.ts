import { CALLING_MS, CALLS_KEPT_DAYS } from '#shared/reach/webhook/call'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { endCall, pageUnsettled, removeCallsBefore } from './call.repository'
import { tellIncidents } from './incident-call.service'

const DAY_MS = 86_400_000

/** Apart from the job that opens incidents: whoever is slow to answer keeps nobody from finding the next. */
export const tellIncidentsJob: Job = {
  name: 'tell-incidents',
  title: '把事件通知对外地址',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    const { isDone, looked, told } = await tellIncidents(context, budget)
    return { checkpoint: null, isDone, looked, changed: told }
  },
}

/** Whose caller was lost between the call and its answer: perhaps arrived, never again. */
export const settleCallsJob: Job = {
  name: 'settle-webhook-calls',
  title: '收尾没有结果的对外通知',
  schedule: { kind: 'every', minutes: 5 },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageUnsettled(context.db, context.now - CALLING_MS, afterId, limit),
      act: (call) => endCall(context.db, call, { state: 'unknown', why: 'lost', status: null }),
    }),
}

export const forgetCallsJob = forgetting(
  { name: 'forget-webhook-calls', title: '清理半年前的对外通知', schedule: { kind: 'daily', at: '05:10' } },
  [({ db, now }) => removeCallsBefore(db, now - CALLS_KEPT_DAYS * DAY_MS)],
)
