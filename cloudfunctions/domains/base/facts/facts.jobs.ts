import { forgetting } from '../../../platform/noun/forgetting'
import type { Job, JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../alert/alert.face'
import { forgetDone, listAside, sweepTold, takeUpCarried } from './sweep.service'

const SWEEP_SIZE = 50

/** Answers what was told and not answered at once: nobody waited for it, the request died, or the deed failed. */
export const sweepOutboxJob: Job = {
  name: 'sweep-outbox',
  title: '处理待办事项',
  schedule: { kind: 'every', minutes: 5 },
  isLast: true,
  async slice(context, _checkpoint, budget) {
    const total = { looked: 0, changed: 0 }
    let isDone = false
    do {
      const isMore = await takeUpCarried(context, SWEEP_SIZE)
      const { looked, answered } = await sweepTold(context, SWEEP_SIZE)
      total.looked += looked
      total.changed += answered
      isDone = looked < SWEEP_SIZE && !isMore
    } while (!isDone && !budget.isSpent())
    if (isDone) await tellOfSetAside(context)
    return { checkpoint: null, isDone, ...total }
  },
}

export const forgetOutboxJob = forgetting(
  { name: 'forget-outbox', title: '清理已完成的待办事项', schedule: { kind: 'daily', at: '03:40' } },
  [forgetDone],
)

// Read from the records themselves, so that no crash in between can lose the alert.
async function tellOfSetAside(context: JobContext): Promise<void> {
  for (const { _id, answers } of await listAside(context)) {
    for (const [by, { status, attempts, failedAt }] of Object.entries(answers)) {
      if (status !== 'failed') continue
      const text = `待办事项 ${_id}（${by}）试了 ${attempts} 次都没有成功，请查看日志；排除原因后用 facts.runAgain 重新执行。`
      await raiseAlert(context, { kind: 'outbox-failed', subject: `${_id}:${by}`, text, source: `${failedAt}` })
    }
  }
}
