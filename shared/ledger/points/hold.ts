import { invariant } from '#shared/kernel/invariant'
import { type EntryDecision, type EntrySource, type Ledger, type Refused, refused } from './entry'
import { liveLots, negated, requireAmount, splitLots, sumOfLots } from './lots'
import { putIn, takeOut } from './points-state'
import { post, settled } from './posting'

/** More acts than this at the same time are a fault or an attack. */
export const HOLDS_MAX = 20

/** `nothing`: the same hold stands already. A hold makes no entry: the points are still the member's. */
export type HoldDecision = { kind: 'accepted'; ledger: Ledger } | Refused | { kind: 'nothing' }

export interface Holding {
  holdId: string
  points: number
  /** The last instant of the hold; afterwards the points are back by themselves. */
  untilAt: number
}

/** Sets points aside, oldest first, so that an act in two steps finds them there at the second. */
export function decideHold(ledger: Ledger, { holdId, points, untilAt }: Holding, now: number): HoldDecision {
  requireAmount(points)
  invariant(points > 0 && untilAt >= now, 'a hold sets something aside, for some time')
  const before = settled(ledger, now)
  const same = before.points.holds.find((hold) => hold._id === holdId)
  if (same) {
    invariant(sumOfLots(same.lots) === points, 'one hold id stands for one amount')
    return { kind: 'nothing' }
  }
  if (before.points.holds.length >= HOLDS_MAX) return refused('TOO_MANY_HOLDS', { max: HOLDS_MAX })
  const { taken, missing } = splitLots(liveLots(before.points.lots, now), points)
  if (missing > 0) return refused('POINTS_SHORT', { missing })
  const { state } = takeOut(before.points, taken)
  const holds = [...state.holds, { _id: holdId, lots: taken, untilAt }]
  return { kind: 'accepted', ledger: { ...before, points: { ...state, holds } } }
}

/** The act was given up: the points return to their lots. Of a lot that ended meanwhile the next expiry takes them. */
export function decideRelease(ledger: Ledger, holdId: string, now: number): HoldDecision {
  const found = lift(settled(ledger, now), holdId)
  if (found === null) return refused('HOLD_NOT_FOUND')
  return { kind: 'accepted', ledger: { ...found.rest, points: putIn(found.rest.points, found.lots).state } }
}

/** The act is done: the points set aside are spent, from the lots they were taken from, even if these have ended. */
export function decideCapture(ledger: Ledger, holdId: string, source: EntrySource, now: number): EntryDecision {
  const found = lift(settled(ledger, now), holdId)
  if (found === null) return refused('HOLD_NOT_FOUND')
  const points = { state: found.rest.points, delta: -sumOfLots(found.lots), lots: negated(found.lots) }
  return post(found.rest, { kind: 'spend', source, points, growth: null }, now)
}

function lift(ledger: Ledger, holdId: string) {
  const hold = ledger.points.holds.find(({ _id }) => _id === holdId)
  if (!hold) return null
  const holds = ledger.points.holds.filter((other) => other !== hold)
  return { lots: hold.lots, rest: { ...ledger, points: { ...ledger.points, holds } } }
}
