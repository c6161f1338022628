import { type BondFacts, isFast, isHasty, isNear, isQuiet, type Lines, type Party } from './facts'
import { withTime } from './pace'
import type { Share } from './share'
import { NO_WAITS, type Waits, withWait } from './waits'

/** No tally grows without bound: from so many on, more of the same add nothing to what is known. */
export const NAMES_MAX = 12

/** What is remembered of an inviter: counts over all friends brought, whatever their number. */
export interface InviterTally {
  bonds: number
  firstBoundAt: number | null
  /** The latest bonds, ascending, at most TIMES_MAX. */
  times: number[]
  /** Pairs of friends on one network, each pair counted as 1 / (inviters on that network). */
  networkPairs: number
  /** Friends on a device that some other account was already on. */
  onSharedDevice: number
  /** Friends by kind of phone, at most NAMES_MAX kinds. Tallies of earlier releases lack this and the next two. */
  devices?: Record<string, number>
  /** Who acted at once and stopped at the minimum, and who was on a phone or a network of the inviter. */
  hasty?: Share
  tied?: Share
  fast: Share
  waits: Waits
  near: Share
  refunded: Share
  quiet: Share
}

/** Who was seen with one payer or address; at most NAMES_MAX. */
export interface KeyTally {
  members: string[]
}

/** Friends by inviter on one network; at most NAMES_MAX inviters are told apart. */
export interface NetworkTally {
  inviters: Record<string, number>
}

/**
 * Both, for one device, and how many friends in all were on it. A mini-program sees no serial number: what tells phones apart may be no more than model and
 * system, so a key with many inviters is a popular phone, as a network with many inviters is a carrier's.
 */
export type DeviceTally = KeyTally & NetworkTally & { friends?: number }

/** Everything that a bond is judged by; each part is one small document, null where nothing has been seen. */
export interface Tallies {
  inviter: InviterTally
  device: DeviceTally
  payer: KeyTally
  address: KeyTally
  network: NetworkTally
}

export const NO_SHARE: Share = { count: 0, of: 0 }

export function newInviterTally(): InviterTally {
  return {
    bonds: 0,
    firstBoundAt: null,
    times: [],
    networkPairs: 0,
    onSharedDevice: 0,
    fast: NO_SHARE,
    waits: NO_WAITS,
    near: NO_SHARE,
    refunded: NO_SHARE,
    quiet: NO_SHARE,
  }
}

export const newTallies = (): Tallies => ({
  inviter: newInviterTally(),
  device: { members: [], inviters: {} },
  payer: { members: [] },
  address: { members: [] },
  network: { inviters: {} },
})

/** The tallies with one more bond. The same bond must not be counted twice: the caller sees to that. */
export function withBond(tallies: Tallies, bond: BondFacts, lines: Lines): Tallies {
  const { inviter, invitee } = bond
  return {
    inviter: withFriend(tallies, bond, lines),
    device: withDevice(tallies.device, invitee, inviter),
    payer: withParties(tallies.payer, 'payer', invitee, inviter),
    address: withParties(tallies.address, 'address', invitee, inviter),
    network: invitee.network === null ? tallies.network : withInviter(tallies.network, inviter),
  }
}

/** What became known of a bond after it was counted: whether the money went back, whether the friend was there. */
export function withOutcome(tally: InviterTally, bond: BondFacts, lines: Lines): InviterTally {
  return {
    ...tally,
    refunded: plus(tally.refunded, bond.isRefunded),
    quiet: plus(tally.quiet, isQuiet(bond, lines)),
  }
}

/** On a phone of the inviter's, or on a network of theirs that is not everybody's. */
export function isTied({ invitee, inviter }: BondFacts, network: NetworkTally, lines: Lines): boolean {
  const isSame = (key: 'device' | 'network') => invitee[key] !== null && invitee[key] === inviter[key]
  return isSame('device') || (isSame('network') && invitersOn(network) <= lines.networkInvitersMax)
}

export const invitersOn = ({ inviters }: NetworkTally) => Object.keys(inviters).length

function withFriend({ inviter, device, network }: Tallies, bond: BondFacts, lines: Lines): InviterTally {
  const isRareDevice = invitersOn(device) <= lines.deviceInvitersMax
  const isDeviceKnown = isRareDevice && device.members.some((memberId) => memberId !== bond.invitee.memberId)
  const before = bond.invitee.network === null ? 0 : (network.inviters[bond.inviter.memberId] ?? 0)
  const counted: InviterTally = {
    bonds: inviter.bonds + 1,
    firstBoundAt: Math.min(inviter.firstBoundAt ?? bond.boundAt, bond.boundAt),
    times: withTime(inviter.times, bond.boundAt),
    networkPairs: inviter.networkPairs + before / Math.max(1, invitersOn(network)),
    onSharedDevice: inviter.onSharedDevice + (isDeviceKnown ? 1 : 0),
    devices: withDeviceOf(inviter.devices ?? {}, bond.invitee),
    hasty: plus(inviter.hasty ?? NO_SHARE, isHasty(bond, lines)),
    tied: plus(inviter.tied ?? NO_SHARE, isTied(bond, network, lines)),
    fast: plus(inviter.fast, isFast(bond, lines)),
    waits: bond.qualifiedAt === null ? inviter.waits : withWait(inviter.waits, bond.qualifiedAt - bond.boundAt),
    near: plus(inviter.near, isNear(bond, lines)),
    refunded: inviter.refunded,
    quiet: inviter.quiet,
  }
  return withOutcome(counted, bond, lines)
}

function plus({ count, of }: Share, isSo: boolean | null): Share {
  return isSo === null ? { count, of } : { count: count + (isSo ? 1 : 0), of: of + 1 }
}

function withDeviceOf(devices: Record<string, number>, { device }: Party): Record<string, number> {
  if (device === null) return devices
  // Keys are hashes: none of them is a name that every object has.
  const known = devices[device]
  if (known === undefined && Object.keys(devices).length >= NAMES_MAX) return devices
  return { ...devices, [device]: (known ?? 0) + 1 }
}

/** The invitee's key, with the inviter beside it if both are on the same one. */
function withParties(tally: KeyTally, key: 'device' | 'payer' | 'address', invitee: Party, inviter: Party): KeyTally {
  if (invitee[key] === null) return tally
  const found = [invitee, inviter].filter((party) => party[key] === invitee[key]).map(({ memberId }) => memberId)
  const unknown = found.filter((memberId) => !tally.members.includes(memberId))
  return unknown.length === 0 ? tally : { members: [...tally.members, ...unknown].slice(0, NAMES_MAX) }
}

function withDevice(tally: DeviceTally, invitee: Party, inviter: Party): DeviceTally {
  if (invitee.device === null) return tally
  const friends = (tally.friends ?? tally.members.length) + 1
  return { ...withParties(tally, 'device', invitee, inviter), ...withInviter(tally, inviter), friends }
}

function withInviter({ inviters }: NetworkTally, { memberId }: Party): NetworkTally {
  const known = inviters[memberId]
  if (known === undefined && Object.keys(inviters).length >= NAMES_MAX) return { inviters }
  return { inviters: { ...inviters, [memberId]: (known ?? 0) + 1 } }
}
