import type { Context } from '../../../platform/context'
import { listRuns, listWaitingRefunds } from './import-run.repository'

const IMPORTS_SHOWN = 50
const WAITING_SHOWN = 100

export async function listImports({ db }: Context, storeId: string) {
  const [runs, waiting] = await Promise.all([
    listRuns(db, storeId, IMPORTS_SHOWN),
    listWaitingRefunds(db, storeId, WAITING_SHOWN),
  ])
  return {
    imports: runs.map(({ _id, startedAt, isDone, counts, returnedFen = 0, undo = null }) => ({
      importId: _id,
      startedAt,
      isDone,
      ...counts,
      returnedFen,
      undo: undo && { isDone: undo.isDone, purchases: undo.purchases, keptRows: undo.keptRows },
    })),
    waiting: waiting.map(({ receipt, refundNumber, amountFen, day }) => ({ receipt, refundNumber, amountFen, day })),
  }
}
