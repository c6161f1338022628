import { type BondFacts, isNear, isQuiet } from './facts'
import type { DetectionRules } from './rules'
import { aboveRate, fractionOf, likeTheOthers, type Share } from './share'
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
 * How many of the inviter's friends acted at once, beside the shop's own rate, and how far their waiting times are from
 * everybody's. Being slow is no merit: it costs a cheat nothing.
 */
export function timeToQualify(bond: BondFacts, { inviter }: Tallies, rates: ShopRates): Reading {
  const { fast, waits } = inviter
  const distance = waitDistance(waits, rates.waits)
  const record = Math.max(0, aboveRate(fast, rates.fast)) + strengthOf(distanceSurprise(distance, sumOfWaits(waits)))
  const wait = bond.qualifiedAt === null ? null : waitClassOf(bond.qualifiedAt - bond.boundAt)
  const strength = wait === null ? 0 : likeTheOthers(true, shareOfClass(waits, wait), rateOfClass(rates.waits, wait))
  return { value: fractionOf(fast), threshold: rates.fast, strength, record: Math.min(RECORD_MAX, record), of: fast.of }
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
  const strength = likeTheOthers(own, share, shopRate)
  return { value: fractionOf(share), threshold: shopRate, strength, record: aboveRate(share, shopRate), of: share.of }
}

const shareOfClass = (waits: Waits, index: number): Share => ({ count: waits[index] ?? 0, of: sumOfWaits(waits) })
const rateOfClass = (waits: Waits, index: number) => (waits[index] ?? 0) / Math.max(1, sumOfWaits(waits))
