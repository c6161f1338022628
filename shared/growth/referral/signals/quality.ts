import { type BondFacts, isFast, isNear, isQuiet } from './facts'
import type { DetectionRules } from './rules'
import { aboveRate, fractionOf, likeTheOthers, type Share, withoutOwn } from './share'
import type { Reading } from './signal'
import { distanceSurprise, strengthOf } from './surprise'
import type { Tallies } from './tally'
import { expectedWaits, sumOfWaits, type Waits, waitClassOf, waitDistance } from './waits'

const RECORD_MAX = 2.5

/** What is usual in this shop, shares from 0 to 1. */
export interface ShopRates {
  fast: number
  near: number
  refunded: number
  quiet: number
  sharedDevice: number
  waits: Waits
  /** Bonds in these rates, and of them who acted at once and at the minimum, and who shared a phone or a network. */
  compared?: number
  hasty?: number
  tied?: number
}

/**
 * How many of the inviter's other friends acted at once, beside what is to be expected of friends who joined when they
 * did, how far their waiting times are from everybody's, and whether this friend's is like theirs. Being slow is no
 * merit: it costs a cheat nothing.
 * @param judgedAt Infinity with hindsight
 */
export function timeToQualify(
  bond: BondFacts,
  { inviter }: Tallies,
  { rates, judgedAt }: { rates: ShopRates; judgedAt: number },
  { lines }: DetectionRules,
): Reading {
  const { fast, waits, times } = inviter
  const ages = judgedAt === Number.POSITIVE_INFINITY ? [] : times.map((at) => judgedAt - at)
  const expected = expectedWaits(rates.waits, ages)
  const usual = Math.min(1, rates.fast * expected.boost)
  const distance = waitDistance(waits, expected.waits)
  const others = aboveRate(withoutOwn(fast, isFast(bond, lines)), usual)
  const record = Math.max(0, others) + strengthOf(distanceSurprise(distance, sumOfWaits(waits)))
  return {
    value: fractionOf(fast),
    threshold: usual,
    strength: waitsLikeTheOthers(bond, waits, expected.waits),
    record: Math.min(RECORD_MAX, record),
    of: fast.of,
  }
}

function waitsLikeTheOthers({ boundAt, qualifiedAt }: BondFacts, waits: Waits, expected: Waits): number {
  if (qualifiedAt === null) return 0
  const own = waitClassOf(qualifiedAt - boundAt)
  return likeTheOthers(true, withoutOwn({ count: waits[own] ?? 0, of: sumOfWaits(waits) }, true), expected[own] ?? 0)
}

/** How many first orders are just above what the programme asks for. Honest buyers stop there too: so by the rate. */
export function thresholdHugging(
  bond: BondFacts,
  { inviter }: Tallies,
  rates: ShopRates,
  { lines }: DetectionRules,
): Reading {
  return shareReading(isNear(bond, lines), inviter.near, rates.near)
}

/** What the friends were worth afterwards: money that went back, and friends who were never seen again. */
export function afterReward(
  bond: BondFacts,
  { inviter }: Tallies,
  rates: ShopRates,
  { lines }: DetectionRules,
): Reading {
  const refunds = shareReading(bond.isRefunded, inviter.refunded, rates.refunded)
  const quiet = shareReading(isQuiet(bond, lines), inviter.quiet, rates.quiet)
  const shown = refunds.record > quiet.record ? refunds : quiet
  const record = Math.min(RECORD_MAX, refunds.record + quiet.record)
  return { ...shown, strength: refunds.strength + quiet.strength, record }
}

function shareReading(own: boolean | null, share: Share, shopRate: number) {
  const others = withoutOwn(share, own)
  const strength = likeTheOthers(own, others, shopRate)
  return { value: fractionOf(share), threshold: shopRate, strength, record: aboveRate(others, shopRate), of: share.of }
}
