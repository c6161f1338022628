import type { BondFacts } from './facts'
import type { DetectionRules } from './rules'
import { type Reading, silent } from './signal'
import { invitersOn, type Tallies } from './tally'

/** Both sides are on one device, and it is not the phone that everybody has. */
export function sameDevice(bond: BondFacts, { device }: Tallies, { lines }: DetectionRules): Reading {
  const reading = sameKey(bond, 'device')
  return invitersOn(device) <= lines.deviceInvitersMax ? reading : { ...reading, strength: 0 }
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
