import { type BondFacts, isFast, isNear, isQuiet } from './facts'
import type { DetectionRules } from './rules'
import { aboveRate, fractionOf, likeTheOthers, type Share, withoutOwn } from './share'
import type { Reading } from './signal'
import { distanceSurprise, strengthOf } from './surprise'
import type { Tallies } from './tally'
import { sumOfWaits, type Waits, waitClassOf, waitDistance } from './waits'

const RECORD_MAX = 2.5

/** What is usual in this shop, shares from 0 to 1. */
export interface ShopRates {
  fast: number
  near: number
  refunded: number
  quiet: number
  sharedDevice: number
  waits: Waits
}

/**
 * How many of the inviter's other friends acted at once, beside the shop's own rate, how far their waiting times are from
 * everybody's, and whether this friend's is like theirs. Being slow is no merit: it costs a cheat nothing.
 */
export function timeToQualify(
  bond: BondFacts,
  { inviter }: Tallies,
  rates: ShopRates,
  { lines }: DetectionRules,
): Reading {
  const { fast, waits } = inviter
  const others = withoutOwn(fast, isFast(bond, lines))
  const distance = waitDistance(waits, rates.waits)
  const record = Math.max(0, aboveRate(others, rates.fast)) + strengthOf(distanceSurprise(distance, sumOfWaits(waits)))
  return {
    value: fractionOf(fast),
    threshold: rates.fast,
    strength: waitsLikeTheOthers(bond, waits, rates.waits),
    record: Math.min(RECORD_MAX, record),
    of: fast.of,
  }
}

function waitsLikeTheOthers({ boundAt, qualifiedAt }: BondFacts, waits: Waits, usual: Waits): number {
  if (qualifiedAt === null) return 0
  const own = waitClassOf(qualifiedAt - boundAt)
  const others = withoutOwn({ count: waits[own] ?? 0, of: sumOfWaits(waits) }, true)
  return likeTheOthers(true, others, (usual[own] ?? 0) / Math.max(1, sumOfWaits(usual)))
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
