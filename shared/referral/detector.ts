import type { Chain } from './graph'
import { networkConcentration, sharedAddress, sharedDevice, sharedPayer } from './signals/concentration'
import type { BondFacts } from './signals/facts'
import { graph } from './signals/graph-signal'
import { afterReward, type ShopRates, thresholdHugging, timeToQualify } from './signals/quality'
import { regularity, velocity } from './signals/rhythm'
import type { DetectionRules } from './signals/rules'
import { sameKey, sameNetwork } from './signals/self'
import { type Reading, SIGNAL_KEYS, type Signal, type SignalKey, silent } from './signals/signal'
import type { Tallies } from './signals/tally'

/** Everything that a bond is judged by: itself, what stands in the tallies with it counted, and where it stands. */
export interface Evidence {
  bond: BondFacts
  tallies: Tallies
  chain: Chain
  rates: ShopRates
  /** 0 (none) to 4, from the platform; null when it was not asked or did not answer. */
  platformRank: number | null
}

export interface Judgement {
  score: number
  verdict: 'clear' | 'hold'
  isStrong: boolean
  /** One for each signal, in the order of SIGNAL_KEYS; those that say nothing contribute 0. */
  signals: Signal[]
}

/**
 * Adds up what speaks against a bond and for it. What the inviter's other friends say is limited as a whole
 * (`recordMax`), in proportion, so that an honest friend of somebody who cheats can be seen. Every contribution is kept:
 * a person sees the reasons, and a later change of the rules can be tried on what was seen then.
 */
export function judge(evidence: Evidence, rules: DetectionRules): Judgement {
  const readings = readingsOf(evidence, rules)
  const record = SIGNAL_KEYS.reduce((sum, key) => sum + (readings[key].record ?? 0) * rules.weights[key], 0)
  const part = record > rules.recordMax ? rules.recordMax / record : 1
  const signals = SIGNAL_KEYS.map((key) => weighed(key, readings[key], rules.weights[key], part))
  return { signals, ...verdictOf(signals, rules) }
}

function verdictOf(signals: readonly Signal[], rules: DetectionRules) {
  const score = rounded(signals.reduce((sum, { contribution }) => sum + contribution, 0))
  const verdict = rules.isOn && score >= rules.holdFromScore ? ('hold' as const) : ('clear' as const)
  return { score, verdict, isStrong: score >= rules.strongFromScore }
}

/** Each signal on its own; see docs/how-to/review-held-referrals.md for what they look at. */
export function readingsOf(evidence: Evidence, rules: DetectionRules): Record<SignalKey, Reading> {
  const { bond, tallies, chain, rates, platformRank } = evidence
  return {
    sameDevice: sameKey(bond, 'device'),
    samePayer: sameKey(bond, 'payer'),
    sameAddress: sameKey(bond, 'address'),
    sameNetwork: sameNetwork(bond, tallies, rules),
    sharedDevice: sharedDevice(bond, tallies, rules, rates.sharedDevice),
    sharedPayer: sharedPayer(bond, tallies, rules),
    sharedAddress: sharedAddress(bond, tallies, rules),
    networkConcentration: networkConcentration(bond, tallies, rules),
    velocity: velocity(tallies),
    regularity: regularity(tallies, rules),
    timeToQualify: timeToQualify(bond, tallies, rates, rules),
    thresholdHugging: thresholdHugging(bond, tallies, rates, rules),
    afterReward: afterReward(bond, tallies, rates, rules),
    graph: graph(bond, chain, rules),
    platformRisk: platformRisk(platformRank, rules),
  }
}

function platformRisk(rank: number | null, { lines }: DetectionRules): Reading {
  if (rank === null) return silent(lines.platformRankMin)
  const strength = rank < lines.platformRankMin ? 0 : rank - lines.platformRankMin + 1
  return { value: rank, threshold: lines.platformRankMin, strength }
}

function weighed(key: SignalKey, { strength, record = 0, ...reading }: Reading, weight: number, part: number): Signal {
  return { key, ...reading, contribution: rounded((strength + record * part) * weight) }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
