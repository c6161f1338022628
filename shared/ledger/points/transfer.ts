import { invariant } from '#shared/kernel/invariant'
import type { Entry, EntryDecision, EntryPoints, Ledger } from './entry'
import { changeGrowth, negatedGrowth } from './growth'
import { changeLots, liveLots, negated } from './lots'
import { type PointsChange, putIn, takeBack, takeOut, withExpired } from './points-state'
import { ledgerOf, post } from './posting'

/**
 * Two accounts of one person become one: the first lets go of everything that still counts, the second takes it with
 * the same lots and months, debt included. Undoing a merge is the reversal of both entries.
 */
export function decideTransferOut(ledger: Ledger, mergeId: string, now: number): EntryDecision {
  const before = ledgerOf(ledger)
  const { debt, lots } = before.points
  // Lots that have ended stay behind for the expiry job. Spendable points and debt never coexist.
  const points: PointsChange =
    debt > 0
      ? { state: { ...before.points, debt: 0 }, delta: debt, lots: [] }
      : takeOut(before.points, liveLots(lots, now))
  const growth = changeGrowth(before.growth, negatedGrowth(before.growth.months), now)
  // What has ended goes along, so that a refund finds it there; it is no movement of its own.
  const gone = before.points.expired ?? []
  const all = gone.length > 0 ? { ...points, state: withExpired(points.state, []), gone } : points
  const source = { reason: 'merge-out', sourceId: mergeId } as const
  return post(before, { kind: 'transfer', source, points: all, growth }, now)
}

/** Takes over what `out`, the entry of the other account, let go. */
export function decideTransferIn(ledger: Ledger, out: Entry, now: number): EntryDecision {
  invariant(out.reason === 'merge-out' && out.memberId !== ledger._id, 'a transfer comes from another account')
  const before = ledgerOf(ledger)
  const points = out.points && takeOver(before, out.points, now)
  const growth = out.growth && changeGrowth(before.growth, negatedGrowth(out.growth.months), now)
  const source = { reason: 'merge-in', sourceId: out.sourceId } as const
  return post(before, { kind: 'transfer', source, points, growth }, now)
}

function takeOver({ points }: Ledger, letGo: EntryPoints, now: number): PointsChange {
  const change = letGo.delta > 0 ? takeBack(points, letGo.delta, [], now) : putIn(points, negated(letGo.lots))
  if (!letGo.gone) return change
  const state = withExpired(change.state, changeLots(change.state.expired ?? [], letGo.gone))
  return { ...change, state, gone: negated(letGo.gone) }
}
