import type { Entry, EntryDecision, Ledger, LedgerContext } from '#shared/ledger/points/entry'
import { decideReversal, goneOf, reversedBy } from '#shared/ledger/points/reversal'
import type { Purchase, Refund } from './purchase'
import type { AcceptedRefund } from './refund'

interface TakenBack {
  purchase: Pick<Purchase, 'memberId' | 'storeId'>
  /** What it earned. */
  entry: Entry
  /** The correction by which an operator took that back by hand; null for none. */
  correction: Entry | null
  part: Pick<AcceptedRefund, 'upTo' | 'already'>
  /** The request, which names the reversal. */
  refundId: string
  staffId: string | null
  note: string
}

/** Takes back what a purchase has earned, in proportion to what comes back of it; what went by hand does not go again. */
export function decidePointsBack(
  ledger: Ledger,
  { purchase, entry, correction, part, refundId, staffId, note }: TakenBack,
  context: LedgerContext,
): EntryDecision {
  const byHand = reversedBy(correction ? [correction] : [])
  const { upTo, already } = part
  return decideReversal(
    ledger,
    {
      // After a merge the points are in the other record's ledger, in lots and months of the same ends.
      entry: { ...entry, memberId: ledger._id },
      already: { points: already.points + byHand.points, growth: already.growth + byHand.growth },
      upTo,
      source: {
        reason: 'refund',
        sourceId: refundId,
        storeId: purchase.storeId,
        ...(staffId !== null && { staffId }),
        note,
        record: purchase.memberId,
      },
    },
    context,
  )
}

/** As the refund keeps it; null where nothing was posted. */
export function pointsTaken(reversal: Entry | null): Pick<Refund, 'points' | 'growth' | 'gone'> {
  return {
    points: Math.abs(reversal?.points?.delta ?? 0),
    growth: Math.abs(reversal?.growth?.delta ?? 0),
    ...(reversal && { gone: goneOf(reversal) }),
  }
}
