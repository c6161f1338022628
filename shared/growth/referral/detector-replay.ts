import { type Judgement, judge } from './detector'
import { count, newTallyBook, type TallyBook } from './detector-batch'
import type { Chain } from './graph'
import type { BondFacts } from './signals/facts'
import type { ShopRates } from './signals/quality'
import type { DetectionRules } from './signals/rules'
import { withOutcome } from './signals/tally'

/** A bond as it was judged once, with what became known of it later. */
export interface PastBond {
  /** Without its outcome: nobody knew it then. */
  bond: BondFacts
  chain: Chain
  platformRank: number | null
  judgedAt: number
  outcome: Outcome | null
}

export interface Outcome {
  isRefunded: boolean | null
  activeDays: number | null
  /** When it became known. */
  at: number
}

/**
 * Judges past bonds again, each with what was known at its time, in that order: what other rules would have said.
 * `past` ascends by `judgedAt`.
 */
export function replay(past: readonly PastBond[], rules: DetectionRules, rates: ShopRates): Judgement[] {
  const book = newTallyBook()
  const later = past.filter(({ outcome }) => outcome !== null).sort((a, b) => outcomeAt(a) - outcomeAt(b))
  let noted = 0
  return past.map(({ bond, chain, platformRank, judgedAt }) => {
    for (let next = later[noted]; next && outcomeAt(next) <= judgedAt; next = later[noted]) {
      noteOutcome(book, next, rules)
      noted += 1
    }
    return judge({ bond, tallies: count(book, bond, rules), chain, rates, judgedAt, platformRank }, rules)
  })
}

const outcomeAt = ({ outcome }: PastBond) => outcome?.at ?? Number.POSITIVE_INFINITY

function noteOutcome({ inviters }: TallyBook, { bond, outcome }: PastBond, { lines }: DetectionRules): void {
  const { memberId } = bond.inviter
  const tally = inviters.get(memberId)
  if (tally && outcome) inviters.set(memberId, withOutcome(tally, { ...bond, ...outcome }, lines))
}
