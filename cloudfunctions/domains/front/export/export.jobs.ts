import { FAILURES_MAX, SETTLES_IN_MS } from '#shared/front/export/export'
import { eachOnItsOwn } from '../../../platform/each-on-its-own'
import type { Job, JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { listMaking, listOver, noteFailure, replaceExport, type StoredExport } from './export.repository'
import { removeFiles } from './export-files.service'
import { holdExport, stepOf } from './steps.service'

const AT_ONCE = 20

/** One step of each export in turn, so that a long one never holds up a short one. After three failures it waits. */
export const makeExportsJob: Job = {
  name: 'make-exports',
  title: '生成导出文件',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    const total = { looked: 0, changed: 0 }
    let open: StoredExport[] = []
    for (const order of await listMaking(context.db, AT_ONCE)) {
      const held = await holdExport(context, order, context.runId)
      if (held) open.push(held)
    }
    while (open.length > 0) {
      const unfinished: StoredExport[] = []
      for (const order of open) {
        const next = await tryStep(context, order)
        total.changed += 1
        total.looked += (next?.looked ?? order.looked) - order.looked
        if (next?.status === 'making') unfinished.push(next)
        if (budget.isSpent()) return { checkpoint: null, isDone: false, ...total }
      }
      open = unfinished
    }
    return { checkpoint: null, isDone: true, ...total }
  },
}

/** The export as it is after the step; null where nothing more can be done for it in this slice. */
async function tryStep(context: JobContext, order: StoredExport): Promise<StoredExport | null> {
  try {
    return await stepOf(context, order)
  } catch (error) {
    const failures = order.failures + 1
    context.log.error('an export went no further', error, { export: order._id, failures })
    await fail(context, order, failures)
    return null
  }
}

async function fail(context: JobContext, order: StoredExport, failures: number): Promise<void> {
  const { db, now, runId } = context
  if (failures < FAILURES_MAX) {
    await noteFailure(db, order, failures)
    return
  }
  const isKept = await replaceExport(db, {
    ...order,
    failures,
    status: 'failed',
    held: null,
    filesUntilAt: now + SETTLES_IN_MS,
  })
  if (!isKept) return
  const text = `导出 ${order._id} 连续 ${FAILURES_MAX} 次没有成功，已停下。看运行日志找到原因后，重新导出一次。`
  await raiseAlert(context, { kind: 'export-failed', subject: order._id, text, source: runId })
}

/** Removes files whose time is over, and files of exports that were given up. */
export const removeExportsJob: Job = {
  name: 'remove-exports',
  title: '删除到期的导出文件',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context) {
    const { db, now } = context
    const over = await listOver(db, now, AT_ONCE)
    await eachOnItsOwn(over, async (made) => {
      await removeFiles(context, made)
      const status = made.status === 'ready' ? 'ended' : made.status
      await replaceExport(db, { ...made, status, filesUntilAt: null, endedAt: now, replaced: null })
    })
    return { checkpoint: null, isDone: over.length < AT_ONCE, looked: over.length, changed: over.length }
  },
}
