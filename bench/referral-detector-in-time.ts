import { judge } from '#shared/referral/detector'
import { count, newTallyBook, shopRates, type TallyBook, talliesOf } from '#shared/referral/detector-batch'
import { chainOf, climb } from '#shared/referral/graph'
import type { BondFacts } from '#shared/referral/signals/facts'
import type { ShopRates } from '#shared/referral/signals/quality'
import type { DetectionRules } from '#shared/referral/signals/rules'
import { withOutcome } from '#shared/referral/signals/tally'

export interface JudgedInTime {
  bond: BondFacts
  /** When the friend had acted. */
  isHeldFirst: boolean
  /** Then, or when the reward was about to come. */
  isHeld: boolean
}

const DAY_MS = 86_400_000
const REWARD_AFTER_MS = 7 * DAY_MS
const OUTCOME_AFTER_MS = 30 * DAY_MS
/** The shop's rates are counted again from time to time, not with every bond. */
const RATES_EVERY = 200

interface Step {
  at: number
  kind: 'first' | 'again' | 'outcome'
  judged: JudgedInTime
}

/** Plays the shop's history as the server lives it: a bond is judged by what has happened until then. */
export function judgeInTime(bonds: readonly BondFacts[], rules: DetectionRules): JudgedInTime[] {
  const judged = bonds
    .filter(({ qualifiedAt }) => qualifiedAt !== null)
    .map((bond): JudgedInTime => ({ bond, isHeldFirst: false, isHeld: false }))
  const steps = judged.flatMap(stepsOf).sort((a, b) => a.at - b.at)
  const inviterOf = new Map<string, string>()
  const book = newTallyBook()
  let rates = shopRates(book, rules)
  for (const [index, { at, kind, judged: one }] of steps.entries()) {
    if (index % RATES_EVERY === 0) rates = shopRates(book, rules)
    const unknown = { ...one.bond, isRefunded: null, activeDays: null }
    if (kind === 'outcome') noteOutcome(book, one.bond, rules)
    if (kind === 'again') one.isHeld = one.isHeldFirst || isHeld(book, unknown, { at, inviterOf, rates, rules })
    if (kind === 'first') {
      inviterOf.set(one.bond.invitee.memberId, one.bond.inviter.memberId)
      count(book, unknown, rules)
      one.isHeldFirst = isHeld(book, unknown, { at, inviterOf, rates, rules })
    }
  }
  return judged
}

function stepsOf(judged: JudgedInTime): Step[] {
  const { qualifiedAt, boundAt } = judged.bond
  const first = Math.max(qualifiedAt ?? 0, boundAt)
  return [
    { at: first, kind: 'first', judged },
    { at: first + REWARD_AFTER_MS, kind: 'again', judged },
    { at: boundAt + OUTCOME_AFTER_MS, kind: 'outcome', judged },
  ]
}

interface Moment {
  at: number
  inviterOf: ReadonlyMap<string, string>
  rates: ShopRates
  rules: DetectionRules
}

function isHeld(book: TallyBook, bond: BondFacts, { at, inviterOf, rates, rules }: Moment): boolean {
  const chain = chainOf(bond.invitee.memberId, climb(bond.invitee.memberId, inviterOf))
  return (
    judge({ bond, tallies: talliesOf(book, bond), chain, rates, judgedAt: at, platformRank: null }, rules).verdict ===
    'hold'
  )
}

function noteOutcome({ inviters }: TallyBook, bond: BondFacts, { lines }: DetectionRules): void {
  const tally = inviters.get(bond.inviter.memberId)
  if (tally) inviters.set(bond.inviter.memberId, withOutcome(tally, bond, lines))
}
