import type { BondFacts } from './facts'
import type { ShopRates } from './quality'
import type { DetectionRules } from './rules'
import { type Reading, silent } from './signal'
import { invitersOn, type Tallies } from './tally'

/** A combination of model, system and screen that so few of the shop's phones are says who it is; at the other share, nothing. */
const RARE_PHONE = 0.01
const POPULAR_PHONE = 0.05
/** Phones of other shops that stand beside the first ones here: a frequent combination is that of one in sixty. */
const STARTING_PHONES = 60

/** Both sides are on one device, the more the rarer it is: a mini-program knows a phone by model, system and screen. */
export function sameDevice(bond: BondFacts, tallies: Tallies, rates: ShopRates): Reading {
  return { ...sameKey(bond, 'device'), strength: isOnSameDevice(bond, tallies, rates) }
}

/** 0 (no) to 1 (yes, and hardly anybody else is on such a phone). */
export function isOnSameDevice(bond: BondFacts, tallies: Tallies, rates: ShopRates): number {
  const { invitee, inviter } = bond
  if (invitee.device === null || invitee.device !== inviter.device) return 0
  const strength = Math.log(POPULAR_PHONE / shareOfPhone(bond, tallies, rates)) / Math.log(POPULAR_PHONE / RARE_PHONE)
  return Math.min(1, Math.max(0, strength))
}

/** Of the friends of other inviters, those on such a phone. */
export function shareOfPhone({ invitee, inviter }: BondFacts, tallies: Tallies, { compared = 0 }: ShopRates): number {
  const { friends, members, inviters } = tallies.device
  const known = tallies.inviter.devices?.[invitee.device ?? ''] ?? inviters[inviter.memberId] ?? 0
  const ofOthers = Math.max(0, (friends ?? members.length) - known)
  return (ofOthers + 0.5) / (Math.max(ofOthers, compared) + STARTING_PHONES)
}

/** Both sides have the same key. A family may: so none of them alone holds a bond. */
export function sameKey({ invitee, inviter }: BondFacts, key: 'device' | 'payer' | 'address'): Reading {
  if (invitee[key] === null || inviter[key] === null) return silent(1)
  const isSame = invitee[key] === inviter[key]
  return { value: isSame ? 1 : 0, threshold: 1, strength: isSame ? 1 : 0 }
}

/** Both sides are on one network, and hardly anybody else who invites is. */
export function sameNetwork({ invitee, inviter }: BondFacts, { network }: Tallies, { lines }: DetectionRules): Reading {
  if (invitee.network === null || inviter.network === null) return silent(1)
  const isSame = invitee.network === inviter.network && invitersOn(network) <= lines.networkInvitersMax
  return { value: isSame ? 1 : 0, threshold: 1, strength: isSame ? 1 : 0 }
}
