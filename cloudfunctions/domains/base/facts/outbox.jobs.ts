import type { Job, JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../alert/alert.face'
import { forgetDone, listFailed, sweepOutbox } from './outbox.service'

const SWEEP_SIZE = 50

/** Answers what was promised and not answered at once: the request died, or the deed failed. */
export const sweepOutboxJob: Job = {
  name: 'sweep-outbox',
  title: '处理待办事项',
  schedule: { kind: 'every', minutes: 5 },
  isLast: true,
  async slice(context, _checkpoint, budget) {
    const total = { looked: 0, changed: 0 }
    let isDone = false
    do {
      const { looked, answered } = await sweepOutbox(context, SWEEP_SIZE)
      total.looked += looked
      total.changed += answered
      isDone = looked < SWEEP_SIZE
    } while (!isDone && !budget.isSpent())
    if (isDone) await tellOfFailed(context)
    return { checkpoint: null, isDone, ...total }
  },
}

export const forgetOutboxJob: Job = {
  name: 'forget-outbox',
  title: '清理已完成的待办事项',
  schedule: { kind: 'daily', at: '03:40' },
  async slice(context) {
    const removed = await forgetDone(context)
    return { checkpoint: null, isDone: true, looked: removed, changed: removed }
  },
}

// Read from the records themselves, so that no crash in between can lose the alert.
async function tellOfFailed(context: JobContext): Promise<void> {
  for (const { _id, attempts } of await listFailed(context)) {
    const text = `待办事项 ${_id} 试了 ${attempts} 次都没有成功，请查看日志。`
    await raiseAlert(context, { kind: 'outbox-failed', subject: _id, text, source: _id })
  }
}
