import type { BondFacts, Party } from '#shared/growth/referral/signals/facts'

/**
 * What the service sees of the labeled bonds, cut once and for all before any rule was tuned by it:
 * - a phone is a hash of model, system and screen, which many phones share: each serial number of the simulation is dealt
 *   one of 2000 such combinations, of which the most frequent is that of one phone in sixty and the rarest of one in
 *   ten thousand (weights 1 / (rank + 10)). One phone stays one combination, whoever holds it.
 * - neither payers nor addresses: a till knows neither.
 * - the network as it is (its first 24 bits), the minimum and what was paid, when, whether it was given back, on how many
 *   days the friend was seen.
 */
export function asServiceSees(bond: BondFacts): BondFacts {
  return { ...bond, invitee: partyAsSeen(bond.invitee), inviter: partyAsSeen(bond.inviter) }
}

const COMBINATIONS = 2000
const HEAD = 10

const upTo: number[] = []
for (let rank = 1; rank <= COMBINATIONS; rank += 1) upTo.push((upTo.at(-1) ?? 0) + 1 / (rank + HEAD))
const total = upTo.at(-1) ?? 1

function partyAsSeen(party: Party): Party {
  return { ...party, device: party.device === null ? null : combinationOf(party.device), payer: null, address: null }
}

function combinationOf(serial: string): string {
  const drawn = uniform(serial) * total
  return `model ${upTo.findIndex((sum) => drawn < sum)}`
}

/** FNV-1a with a last mix, as a number from 0 to 1. */
function uniform(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}
