import { DAY_MS } from '#shared/kernel/business-day'
import { DomainError } from '../../../platform/domain-error'
import { eachOnItsOwn } from '../../../platform/each-on-its-own'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job, JobContext } from '../../../platform/noun/job'
import { carryOnImport } from './import.service'
import { type JournalPage, pagesOf, removePagesBefore } from './import-journal.repository'
import { takeLease } from './import-lease.service'
import { giveUpRun, type ImportRun, listLeft } from './import-run.repository'
import { UNDO_DAYS, undoImport } from './import-undo.service'
import { clearUnfinished } from './import-undo-page.service'
import { forgetUpload, listOldUploads } from './import-upload.repository'

/** An open page calls again within seconds, so an import untouched for this long has been left. */
const LEFT_MS = 2 * 60_000
const AT_ONCE = 20
/** More than a shop uploads in a day. */
const FILES_AT_ONCE = 100

/** Finishes an import or an undoing after somebody has closed the page or lost the connection. */
export const carryOnImportsJob: Job = {
  name: 'carry-on-imports',
  title: '接着做没有做完的导入和撤销',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    const { db, now } = context
    const total = { looked: 0, changed: 0 }
    const left = await listLeft(db, now - LEFT_MS, AT_ONCE)
    await eachOnItsOwn(left, async (run) => {
      if (budget.isSpent()) return
      await carryOn(context, run, budget.isSpent)
      total.looked += 1
      total.changed += 1
    })
    return { checkpoint: null, isDone: total.looked === left.length, ...total }
  },
}

/** Pages go a day later than anybody may ask for them. */
export const forgetImportsJob = forgetting(
  { name: 'forget-imports', title: '清理到期的导入文件和撤销记录', schedule: { kind: 'daily', at: '04:35' } },
  [({ db, now }) => removePagesBefore(db, now - (UNDO_DAYS + 1) * DAY_MS), removeOldFiles],
)

async function removeOldFiles({ db, cloud, now }: JobContext): Promise<number> {
  const old = await listOldUploads(db, now, FILES_AT_ONCE)
  // Where storage does not remove it, the next run asks again.
  await eachOnItsOwn(old, async ({ _id: fileId }) => {
    await cloud.removeFile(fileId)
    await forgetUpload(db, fileId)
  })
  return old.length
}

async function carryOn(context: JobContext, run: ImportRun, isTimeUp: () => boolean): Promise<void> {
  try {
    await goOn(context, run, isTimeUp)
  } catch (error) {
    // Somebody is importing into the store at this moment, and the next tick is early enough.
    if (!isBusy(error)) throw error
  }
}

const isBusy = (error: unknown) => error instanceof DomainError && error.code === 'BUSY'

async function goOn(context: JobContext, run: ImportRun, isTimeUp: () => boolean): Promise<void> {
  try {
    if (run.undo && !run.undo.isDone) await undoImport(context, { importId: run._id, note: run.undo.note }, isTimeUp)
    else if (run.order && !run.isDone) await carryOnImport(context, { ...run, order: run.order }, isTimeUp)
    else await giveUpRun(context.db, run)
  } catch (error) {
    if (!(error instanceof DomainError) || isBusy(error)) throw error
    context.log.error('an import cannot be carried on', error, { importId: run._id })
    await leaveToOperator(context, run)
  }
}

/**
 * Removes the incomplete customers that the last call left behind. Under the lease, because an operator may have sent
 * the same file again: customers whom that call is writing look incomplete, too.
 */
async function leaveToOperator(context: JobContext, run: ImportRun): Promise<void> {
  const { db } = context
  const lease = await takeLease(context, run.storeId)
  try {
    for (let after: string | null = null; ; ) {
      const [page]: JournalPage[] = await pagesOf(db, run._id, after, 1)
      if (!page) break
      await lease.hold()
      await clearUnfinished(db, page)
      after = page._id
    }
    await giveUpRun(db, run)
  } finally {
    await lease.release()
  }
}
