import type { BusinessDay } from '#shared/kernel/business-day'
import type { HeldSegment, LeftSegment, Portrait } from '#shared/ledger/account/portrait'

/** A member came into a segment, or is in it no more. */
export interface MembershipChange {
  segmentId: string
  kind: 'entered' | 'left'
}

/** The answers of all segments that were asked, by their ids. */
export type Verdicts = ReadonlyMap<string, boolean>

/**
 * The segments of a member after they were asked. One that was not asked (it is broken) keeps whom it has; `gone` are
 * those that do not exist any more. Told the same again, nothing changes.
 */
export function decideMembership(
  { segments: held, left }: Pick<Portrait, 'segments' | 'left'>,
  verdicts: Verdicts,
  { today, yesterday, isGone }: { today: BusinessDay; yesterday: BusinessDay; isGone: (segmentId: string) => boolean },
): { segments: HeldSegment[]; left: LeftSegment[]; changes: MembershipChange[] } {
  const isLeaving = ({ segmentId }: HeldSegment) => isGone(segmentId) || verdicts.get(segmentId) === false
  const leavers = held.filter(isLeaving)
  const leaving = leavers.map(({ segmentId }) => segmentId)
  const staying = held.filter((segment) => !isLeaving(segment))
  const heldIds = new Set(held.map(({ segmentId }) => segmentId))
  const entering = [...verdicts].flatMap(([segmentId, isIn]) => (isIn && !heldIds.has(segmentId) ? [segmentId] : []))
  return {
    segments: [...staying, ...entering.map((segmentId) => ({ segmentId, sinceDay: today }))],
    left: [
      // Of what is gone for good nobody will ask; who is in it again is not gone from it.
      ...left.filter(
        ({ segmentId }) => !isGone(segmentId) && !leaving.includes(segmentId) && !entering.includes(segmentId),
      ),
      ...leavers
        .filter(({ segmentId }) => !isGone(segmentId))
        .map(({ segmentId, sinceDay }) => ({ segmentId, day: sinceDay > yesterday ? sinceDay : yesterday })),
    ],
    changes: [
      ...leaving.map((segmentId) => ({ segmentId, kind: 'left' as const })),
      ...entering.map((segmentId) => ({ segmentId, kind: 'entered' as const })),
    ],
  }
}
