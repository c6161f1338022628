import type { Context } from '../../../platform/context'
import type { BacksResult } from './import-backs.service'
import type { BatchResult } from './import-batch.service'
import type { ImportRun } from './import-run.repository'

/** With the run, which is written anew with every step. */
const CONFLICTS_KEPT_MAX = 500

/** A run that has not done anything yet. */
export function emptyRun({ now, requestId }: Context, _id: string, storeId: string): ImportRun {
  return {
    _id,
    storeId,
    runId: requestId,
    startedAt: now,
    customersDone: 0,
    backsDone: 0,
    returnedFen: 0,
    waitingFen: 0,
    waitingCount: 0,
    isDone: false,
    counts: { rowsDone: 0, purchasesAdded: 0, purchasesKnown: 0, totalFen: 0 },
    conflicts: [],
    conflictCount: 0,
    revision: 0,
    lastRequestId: requestId,
  }
}

export function withResult(run: ImportRun, { customersDone, conflicts, ...counts }: BatchResult): ImportRun {
  return {
    ...run,
    customersDone: (run.customersDone ?? 0) + customersDone,
    counts: {
      rowsDone: run.counts.rowsDone + counts.rowsDone,
      purchasesAdded: run.counts.purchasesAdded + counts.purchasesAdded,
      purchasesKnown: run.counts.purchasesKnown + counts.purchasesKnown,
      totalFen: run.counts.totalFen + counts.totalFen,
    },
    conflicts: [...run.conflicts, ...conflicts].slice(0, CONFLICTS_KEPT_MAX),
    conflictCount: run.conflictCount + conflicts.length,
  }
}

export function withBacks(run: ImportRun, { problems, ...sums }: BacksResult, done: number): ImportRun {
  return {
    ...run,
    backsDone: (run.backsDone ?? 0) + done,
    returnedFen: (run.returnedFen ?? 0) + sums.returnedFen,
    waitingFen: (run.waitingFen ?? 0) + sums.waitingFen,
    waitingCount: (run.waitingCount ?? 0) + sums.waitingCount,
    conflicts: [...run.conflicts, ...problems].slice(0, CONFLICTS_KEPT_MAX),
    conflictCount: run.conflictCount + problems.length,
  }
}
