import type { KnownRecords, RecordedPurchase } from './import-known.service'
import type { IdentifiedRow } from './import-rows'
import type { LineProblem } from './sheet'

/** A receipt that comes twice is one purchase; with another amount it is a contradiction for a person to settle. */
export function sortOut(
  rows: readonly IdentifiedRow[],
  known: Pick<KnownRecords, 'purchases' | 'returned'>,
  own: { runId: string; memberId: string | null },
) {
  const fresh: IdentifiedRow[] = []
  const amounts = new Map<string, Pick<RecordedPurchase, 'amountFen' | 'day'>>()
  const conflicts: LineProblem[] = []
  const result = {
    rowsDone: rows.reduce((sum, row) => sum + row.rows, 0),
    purchasesAdded: 0,
    purchasesKnown: 0,
    totalFen: 0,
    conflicts,
  }
  for (const row of rows) {
    const { purchaseId, amountFen, line, receipt } = row
    const recorded = known.purchases.get(purchaseId)
    const before = amounts.get(purchaseId) ?? recorded
    const contradiction = before && contradictionOf(row, before, recorded, own.memberId)
    if (contradiction) {
      conflicts.push({ line, reason: `小票 ${receipt ?? ''} ${contradiction}` })
      continue
    }
    // What an interrupted call of this run has recorded counts as added by it, once.
    const isOwn = !recorded || (recorded.requestId === own.runId && recorded.memberId === own.memberId)
    if (isOwn && !amounts.has(purchaseId)) result.purchasesAdded += 1
    else result.purchasesKnown += 1
    if (before === undefined) fresh.push(known.returned.has(purchaseId) ? { ...row, isReturned: true } : row)
    amounts.set(purchaseId, { amountFen, day: row.day })
    result.totalFen += amountFen
  }
  return { fresh, result }
}

/** One number for two purchases: a person must say which is right. A clerk's own record is the better evidence. */
function contradictionOf(
  { amountFen, backFen, day }: IdentifiedRow,
  before: Pick<RecordedPurchase, 'amountFen' | 'day'>,
  recorded: RecordedPurchase | undefined,
  memberId: string | null,
): string | null {
  if (recorded?.isUndone) return '已被撤销，不再导入'
  if (before.amountFen !== amountFen) return '已按另一个金额记录'
  const isOther = recorded?.source === 'import' && recorded.memberId !== memberId
  // The same receipt again once all of it has come back: such a row has the day of that, and the purchase keeps its own.
  if (before.day !== day && (isOther || !isAllBack({ amountFen, backFen }))) return '已按另一天记录'
  return isOther ? '已记在另一位顾客名下' : null
}

/** Whether a row says that all of its purchase has gone back since. */
export const isAllBack = ({ amountFen, backFen }: { amountFen: number; backFen: number }): boolean =>
  amountFen > 0 && backFen === amountFen
