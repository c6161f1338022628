import type { Chain } from './graph'
import { networkConcentration, repeatedDevice, sharedAddress, sharedDevice, sharedPayer } from './signals/concentration'
import type { BondFacts } from './signals/facts'
import { graph } from './signals/graph-signal'
import { hastyFriends, ownActs, tiedFriends } from './signals/own-acts'
import { afterReward, type ShopRates, thresholdHugging, timeToQualify } from './signals/quality'
import { regularity, velocity } from './signals/rhythm'
import type { DetectionRules } from './signals/rules'
import { sameDevice, sameKey, sameNetwork } from './signals/self'
import { type Reading, SIGNAL_KEYS, type Signal, type SignalKey, silent } from './signals/signal'
import type { Tallies } from './signals/tally'

/** Everything that a bond is judged by: itself, what stands in the tallies with it counted, and where it stands. */
export interface Evidence {
  bond: BondFacts
  tallies: Tallies
  chain: Chain
  rates: ShopRates
  /** Epoch ms; Infinity with hindsight. What could not be known yet is not missed. */
  judgedAt: number
  /** 0 (none) to 4, from the platform; null when it was not asked or did not answer. */
  platformRank: number | null
  /** The last look before the rewards: everything that will be known in time is known. */
  isLastLook?: boolean
}

export interface Judgement {
  score: number
  verdict: 'clear' | 'hold'
  /** Not enough to hold it, and enough to wait for what the friend does next. */
  isDoubtful: boolean
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
  const contributions = contributionsOf(readings, rules)
  return { ...verdictOf(contributions, evidence, rules), signals: signalsOf(readings, contributions) }
}

/** The same for a whole history: signals only of what is held, those of everybody else would fill the memory. */
export function judgeBriefly(evidence: Evidence, rules: DetectionRules): Judgement {
  const readings = readingsOf(evidence, rules)
  const contributions = contributionsOf(readings, rules)
  const verdict = verdictOf(contributions, evidence, rules)
  return { ...verdict, signals: verdict.verdict === 'hold' ? signalsOf(readings, contributions) : [] }
}

function verdictOf(contributions: readonly number[], { isLastLook = false }: Evidence, rules: DetectionRules) {
  const score = rounded(contributions.reduce((sum, contribution) => sum + contribution, 0))
  const holdFrom = isLastLook ? Math.min(rules.holdFromScore, rules.holdLastFromScore) : rules.holdFromScore
  const verdict = rules.isOn && score >= holdFrom ? ('hold' as const) : ('clear' as const)
  const isDoubtful = rules.isOn && verdict === 'clear' && score >= rules.waitFromScore
  return { score, verdict, isDoubtful, isStrong: score >= rules.strongFromScore }
}

/** Each signal on its own; see docs/guide/review-held-referrals.md for what they look at. */
export function readingsOf(evidence: Evidence, rules: DetectionRules): Record<SignalKey, Reading> {
  const { bond, tallies, chain, rates, judgedAt, platformRank } = evidence
  return {
    sameDevice: sameDevice(bond, tallies, rates),
    samePayer: sameKey(bond, 'payer'),
    sameAddress: sameKey(bond, 'address'),
    sameNetwork: sameNetwork(bond, tallies, rules),
    sharedDevice: sharedDevice(bond, tallies, rules, rates.sharedDevice),
    sharedPayer: sharedPayer(bond, tallies, rules),
    sharedAddress: sharedAddress(bond, tallies, rules),
    networkConcentration: networkConcentration(bond, tallies, rules),
    velocity: velocity(tallies),
    regularity: regularity(tallies, rules),
    timeToQualify: timeToQualify(bond, tallies, { rates, judgedAt }, rules),
    thresholdHugging: thresholdHugging(bond, tallies, rates, rules),
    afterReward: afterReward(bond, tallies, rates, rules),
    graph: graph(bond, chain, rules),
    platformRisk: platformRisk(platformRank, rules),
    repeatedDevice: repeatedDevice(bond, tallies, rates),
    ownActs: ownActs(bond, tallies, rates, rules),
    hastyFriends: hastyFriends(bond, tallies, rates, rules),
    tiedFriends: tiedFriends(bond, tallies, rates, rules),
  }
}

function platformRisk(rank: number | null, { lines }: DetectionRules): Reading {
  if (rank === null) return silent(lines.platformRankMin)
  const strength = rank < lines.platformRankMin ? 0 : rank - lines.platformRankMin + 1
  return { value: rank, threshold: lines.platformRankMin, strength }
}

/** In the order of SIGNAL_KEYS. */
function contributionsOf(readings: Record<SignalKey, Reading>, { weights, recordMax }: DetectionRules): number[] {
  let record = 0
  for (const key of SIGNAL_KEYS) record += (readings[key].record ?? 0) * weights[key]
  const part = record > recordMax ? recordMax / record : 1
  return SIGNAL_KEYS.map((key) => {
    const { strength, record: ofOthers = 0 } = readings[key]
    return rounded((strength + ofOthers * part) * weights[key])
  })
}

function signalsOf(readings: Record<SignalKey, Reading>, contributions: readonly number[]): Signal[] {
  return SIGNAL_KEYS.map((key, index) => {
    const { strength, record, ...seen } = readings[key]
    return { key, ...seen, contribution: contributions[index] ?? 0 }
  })
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
