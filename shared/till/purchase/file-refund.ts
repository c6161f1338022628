import type { Refund, UndoFact } from './purchase'

/** How the ids of refunds begin that a till's file tells of. */
const PREFIX = 'back-'

export const fileRefundId = (digest: string): string => `${PREFIX}${digest}`

export const isFileRefund = ({ refundId }: Pick<Refund, 'refundId'>): boolean => refundId.startsWith(PREFIX)

/** A purchase that was imported again has its refunds again: their first ids are in the ledger already. */
export const refundIdAgain = (refundId: string, runId: string): string => `${refundId}.${runId}`

/** As the file makes it, also where it came again. */
export const firstRefundId = (refundId: string): string => refundId.split('.', 1)[0] ?? refundId

/** Taken back with the whole import that brought it: the same file may bring it again, as nobody's record. */
export function isImportUndone({ undone }: { undone: Pick<UndoFact, 'staffId'> | null }): boolean {
  return undone !== null && undone.staffId === null
}
