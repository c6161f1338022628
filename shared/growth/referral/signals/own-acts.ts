import { type BondFacts, isFast, isHasty, isNear, isQuiet } from './facts'
import type { ShopRates } from './quality'
import type { DetectionRules } from './rules'
import { isOnSameDevice } from './self'
import { fractionOf, type Share, withoutOwn } from './share'
import type { Reading } from './signal'
import { binomialSurprise, strengthOf } from './surprise'
import { invitersOn, isTied, NO_SHARE, type Tallies } from './tally'

/**
 * Of friends who were made up for the reward, so many act at once, stop at the minimum, are never seen again, give the
 * purchase back. Judgement, rounded: what it is compared with is the shop's own rate.
 */
const MADE_UP = { fast: 0.8, near: 0.8, quiet: 0.95, refunded: 0.3 }
const STRENGTH_MAX = 2.5
/** Acting slowly costs somebody with two accounts little, so it clears less than acting at once speaks against. */
const STRENGTH_MIN = -1
/** Who came back and has nothing in common with the inviter is most probably a customer. */
const CAME_BACK = -0.75
/** A phone that hardly speaks for being the same is no tie. */
const TIE_MIN = 0.2

/**
 * What the friend did, as a log-likelihood ratio, where a phone or a network ties the two: a family shares both and buys
 * like anybody, somebody with two accounts does neither. The value is the ratio.
 */
export function ownActs(bond: BondFacts, tallies: Tallies, rates: ShopRates, rules: DetectionRules): Reading {
  const reading = { threshold: 0, value: null }
  if (!isTiedRarely(bond, tallies, rates, rules)) {
    return { ...reading, strength: isQuiet(bond, rules.lines) === false ? CAME_BACK : 0 }
  }
  const ratio = ratioOf(bond, rates, rules)
  return { ...reading, value: ratio, strength: ratio }
}

/**
 * How many of the inviter's friends acted at once and stopped at the minimum, by how surprising that is in this shop: two
 * of two are rare where one in ten does. It says nothing of a friend who did not.
 */
export function hastyFriends(bond: BondFacts, { inviter }: Tallies, rates: ShopRates, rules: DetectionRules): Reading {
  const share = inviter.hasty ?? NO_SHARE
  const usual = hastyRate(rates, rules)
  const strength = isHasty(bond, rules.lines) ? surpriseOf(share, usual) : 0
  return { value: fractionOf(share), threshold: usual, strength, of: share.of }
}

/** How many other friends were on a phone or a network of the inviter; where this one acted as made-up friends do. */
export function tiedFriends(
  bond: BondFacts,
  { inviter, network }: Tallies,
  rates: ShopRates,
  rules: DetectionRules,
): Reading {
  const share = inviter.tied ?? NO_SHARE
  const usual = rates.tied ?? rules.startingRates.tied
  const others = withoutOwn(share, share.of === 0 ? null : isTied(bond, network, rules.lines))
  const strength = others.count > 0 && ratioOf(bond, rates, rules) > 0 ? surpriseOf(others, usual) : 0
  return { value: fractionOf(share), threshold: usual, strength, of: share.of }
}

function surpriseOf({ count, of }: Share, usual: number): number {
  return count <= 0 ? 0 : strengthOf(binomialSurprise(count, of, usual))
}

const hastyRate = (rates: ShopRates, { startingRates }: DetectionRules) => rates.hasty ?? startingRates.hasty

function ratioOf(bond: BondFacts, rates: ShopRates, { lines }: DetectionRules): number {
  const ratio =
    ratio1(isFast(bond, lines), MADE_UP.fast, rates.fast) +
    ratio1(isNear(bond, lines), MADE_UP.near, rates.near) +
    ratio1(bond.isRefunded, MADE_UP.refunded, rates.refunded) +
    ratio1(isQuiet(bond, lines), MADE_UP.quiet, rates.quiet)
  return Math.min(STRENGTH_MAX, Math.max(STRENGTH_MIN, ratio))
}

/** Nothing where it is not known, or where everybody in this shop does it. */
function ratio1(isSo: boolean | null, madeUp: number, usual: number): number {
  const rate = Math.max(0.01, usual)
  if (isSo === null || rate >= madeUp) return 0
  return isSo ? Math.log(madeUp / rate) : Math.log((1 - madeUp) / (1 - rate))
}

function isTiedRarely(bond: BondFacts, tallies: Tallies, rates: ShopRates, rules: DetectionRules): boolean {
  const { inviter, invitee } = bond
  if (isOnSameDevice(bond, tallies, rates) > TIE_MIN) return true
  const isOnNetwork = invitee.network !== null && invitee.network === inviter.network
  return isOnNetwork && invitersOn(tallies.network) <= rules.lines.networkInvitersMax
}
