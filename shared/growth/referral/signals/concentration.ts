import type { BondFacts } from './facts'
import type { ShopRates } from './quality'
import type { DetectionRules } from './rules'
import { shareOfPhone } from './self'
import { aboveRate } from './share'
import { type Reading, silent } from './signal'
import { binomialSurprise, strengthOf } from './surprise'
import { invitersOn, type KeyTally, NAMES_MAX, type Tallies } from './tally'

const STRENGTH_MAX = 2.5

/** Accounts on the friend's device, or the inviter's share of friends on devices that others were on already. */
export function sharedDevice(bond: BondFacts, tallies: Tallies, { lines }: DetectionRules, shopRate: number): Reading {
  if (bond.invitee.device === null) return silent(lines.sharedDeviceMin)
  const { onSharedDevice, bonds } = tallies.inviter
  const counted = accountsOn(tallies.device, lines.sharedDeviceMin)
  const reading = invitersOn(tallies.device) <= lines.deviceInvitersMax ? counted : { ...counted, strength: 0 }
  // A phone of one's own is no merit: they are cheap.
  return { ...reading, record: Math.max(0, aboveRate({ count: onSharedDevice, of: bonds }, shopRate)) / 2 }
}

/** Friends of this inviter on one kind of phone, by how surprising it is with so many phones of it in the shop. */
export function repeatedDevice(bond: BondFacts, tallies: Tallies, rates: ShopRates): Reading {
  const { devices = {}, bonds } = tallies.inviter
  const { device } = bond.invitee
  const value = device === null ? 0 : (devices[device] ?? 0)
  if (value < 2) return { value, threshold: 2, strength: 0 }
  const usual = Math.min(0.5, shareOfPhone(bond, tallies, rates))
  return { value, threshold: 2, strength: strengthOf(binomialSurprise(value - 1, Math.max(value, bonds) - 1, usual)) }
}

/** Accounts that pay with one payer, beyond the two of the bond. */
export function sharedPayer({ invitee, inviter }: BondFacts, { payer }: Tallies, { lines }: DetectionRules): Reading {
  if (invitee.payer === null) return silent(lines.sharedPayerMin)
  const others = payer.members.filter((memberId) => memberId !== invitee.memberId && memberId !== inviter.memberId)
  return accountsOn({ members: others }, lines.sharedPayerMin)
}

export function sharedAddress({ invitee }: BondFacts, { address }: Tallies, { lines }: DetectionRules): Reading {
  return invitee.address === null ? silent(lines.sharedAddressMin) : accountsOn(address, lines.sharedAddressMin)
}

/** Counted in doublings: from the threshold on 1, 2 at twice as many. */
function accountsOn({ members }: KeyTally, threshold: number): Reading {
  const value = Math.min(members.length, NAMES_MAX)
  const strength = value < threshold ? 0 : Math.min(STRENGTH_MAX, 1 + Math.log2(value / threshold))
  return { value, threshold, strength }
}

/**
 * How likely two friends of the inviter are on one network (the Herfindahl index without the pairs of one with
 * oneself), a network counted as 1 / (inviters on it). Shop Wi-Fi and a school weigh little, a room of phones much.
 */
export function networkConcentration({ invitee }: BondFacts, { inviter }: Tallies, { lines }: DetectionRules): Reading {
  const threshold = 0.1
  const { bonds, networkPairs } = inviter
  if (invitee.network === null || bonds < lines.patternFriendsMin) return silent(threshold)
  const value = Math.min(1, networkPairs / ((bonds * (bonds - 1)) / 2))
  return { value, threshold, strength: 0, record: value < threshold ? 0 : Math.min(1, value / 0.5), of: bonds }
}
