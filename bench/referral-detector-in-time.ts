import { type Judgement, judgeBriefly } from '#shared/growth/referral/detector'
import { count, newTallyBook, shopRates, type TallyBook, talliesOf } from '#shared/growth/referral/detector-batch'
import { chainOf, climb } from '#shared/growth/referral/graph'
import { LAST_LOOK_DAYS } from '#shared/growth/referral/progress'
import type { BondFacts } from '#shared/growth/referral/signals/facts'
import type { ShopRates } from '#shared/growth/referral/signals/quality'
import type { DetectionRules } from '#shared/growth/referral/signals/rules'
import { withOutcome } from '#shared/growth/referral/signals/tally'

export interface JudgedInTime {
  bond: BondFacts
  /** When the friend had acted. */
  isHeldFirst: boolean
  /** Then, or when the reward was about to come. */
  isHeldAgain: boolean
  /** The reward waited for the last look. */
  hasWaited: boolean
  /** At any look, the last one included: before anything was paid. */
  isHeld: boolean
}

const DAY_MS = 86_400_000
const REWARD_AFTER_MS = 7 * DAY_MS
/** As the server does: so long after the reward was to come. */
const LAST_LOOK_AFTER_MS = REWARD_AFTER_MS + LAST_LOOK_DAYS * DAY_MS
const OUTCOME_AFTER_MS = 30 * DAY_MS
/** The shop's rates are counted again from time to time, not with every bond. */
const RATES_EVERY = 200

interface Step {
  at: number
  kind: 'first' | 'again' | 'last' | 'outcome'
  judged: JudgedInTime
}

/** Plays the shop's history as the server lives it: a bond is judged by what has happened until then. */
export function judgeInTime(bonds: readonly BondFacts[], rules: DetectionRules): JudgedInTime[] {
  const judged = bonds
    .filter(({ qualifiedAt }) => qualifiedAt !== null)
    .map((bond): JudgedInTime => ({ bond, isHeldFirst: false, isHeldAgain: false, hasWaited: false, isHeld: false }))
  const steps = judged.flatMap(stepsOf).sort((a, b) => a.at - b.at)
  const inviterOf = new Map<string, string>()
  const book = newTallyBook()
  let rates = shopRates(book, rules)
  for (const [index, { at, kind, judged: one }] of steps.entries()) {
    if (index % RATES_EVERY === 0) rates = shopRates(book, rules)
    const unknown = { ...one.bond, isRefunded: null, activeDays: null }
    if (kind === 'outcome') noteOutcome(book, one.bond, rules)
    if (kind === 'again' && !one.isHeld) {
      const judgement = judgeNow(book, unknown, { at, inviterOf, rates, rules, isLastLook: false })
      one.isHeld = judgement.verdict === 'hold'
      one.hasWaited = judgement.isDoubtful
    }
    if (kind === 'again') one.isHeldAgain = one.isHeld
    if (kind === 'last' && one.hasWaited) {
      const known = { ...one.bond, isRefunded: one.bond.isRefunded ?? false }
      one.isHeld = judgeNow(book, known, { at, inviterOf, rates, rules, isLastLook: true }).verdict === 'hold'
    }
    if (kind === 'first') {
      inviterOf.set(one.bond.invitee.memberId, one.bond.inviter.memberId)
      count(book, unknown, rules)
      one.isHeldFirst = judgeNow(book, unknown, { at, inviterOf, rates, rules, isLastLook: false }).verdict === 'hold'
      one.isHeld = one.isHeldFirst
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
    { at: first + LAST_LOOK_AFTER_MS, kind: 'last', judged },
    { at: boundAt + OUTCOME_AFTER_MS, kind: 'outcome', judged },
  ]
}

interface Moment {
  at: number
  inviterOf: ReadonlyMap<string, string>
  rates: ShopRates
  rules: DetectionRules
  isLastLook: boolean
}

function judgeNow(book: TallyBook, bond: BondFacts, { at, inviterOf, ...standing }: Moment): Judgement {
  const chain = chainOf(bond.invitee.memberId, climb(bond.invitee.memberId, inviterOf))
  const { rules, ...known } = standing
  return judgeBriefly(
    { bond, tallies: talliesOf(book, bond), chain, judgedAt: at, platformRank: null, ...known },
    rules,
  )
}

function noteOutcome({ inviters }: TallyBook, bond: BondFacts, { lines }: DetectionRules): void {
  const tally = inviters.get(bond.inviter.memberId)
  if (tally) inviters.set(bond.inviter.memberId, withOutcome(tally, bond, lines))
}
