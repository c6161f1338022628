import { type Evidence, type Judgement, judgeBriefly } from './detector'
import { type Chain, chainOf, climb, findRings } from './graph'
import type { BondFacts } from './signals/facts'
import type { ShopRates } from './signals/quality'
import type { DetectionRules } from './signals/rules'
import { rateOf, type Share } from './signals/share'
import {
  type DeviceTally,
  type InviterTally,
  type KeyTally,
  type NetworkTally,
  NO_SHARE,
  newTallies,
  type Tallies,
  withBond,
} from './signals/tally'
import { NO_WAITS, type Waits } from './signals/waits'

/** The small documents that tallies are kept in, in memory. */
export interface TallyBook {
  inviters: Map<string, InviterTally>
  devices: Map<string, DeviceTally>
  payers: Map<string, KeyTally>
  addresses: Map<string, KeyTally>
  networks: Map<string, NetworkTally>
}

export const newTallyBook = (): TallyBook => ({
  inviters: new Map(),
  devices: new Map(),
  payers: new Map(),
  addresses: new Map(),
  networks: new Map(),
})

const HINDSIGHT = Number.POSITIVE_INFINITY

// Never changed: every change makes new tallies.
const EMPTY = newTallies()

/** Judges every bond with all of them known: the history of a shop at once, by the signals that judge one. */
export function judgeAll(bonds: readonly BondFacts[], rules: DetectionRules): Judgement[] {
  const book = newTallyBook()
  for (const bond of [...bonds].sort((a, b) => a.boundAt - b.boundAt)) count(book, bond, rules)
  const rates = shopRates(book, rules)
  const chains = chainsOf(bonds)
  return bonds.map((bond) => {
    const chain = chains.get(bond.invitee.memberId) ?? { ringLength: 0, depth: 0 }
    return judgeBriefly(
      { bond, tallies: talliesOf(book, bond), chain, rates, judgedAt: HINDSIGHT, platformRank: null },
      rules,
    )
  })
}

/** Counts a bond; looks at and changes five entries, whatever the size of the book. */
export function count(book: TallyBook, bond: BondFacts, rules: DetectionRules): Tallies {
  const tallies = withBond(talliesOf(book, bond), bond, rules.lines)
  const { inviter, invitee } = bond
  book.inviters.set(inviter.memberId, tallies.inviter)
  if (invitee.device !== null) book.devices.set(invitee.device, tallies.device)
  if (invitee.payer !== null) book.payers.set(invitee.payer, tallies.payer)
  if (invitee.address !== null) book.addresses.set(invitee.address, tallies.address)
  if (invitee.network !== null) book.networks.set(invitee.network, tallies.network)
  return tallies
}

export function talliesOf(book: TallyBook, { inviter, invitee }: BondFacts): Tallies {
  return {
    inviter: book.inviters.get(inviter.memberId) ?? EMPTY.inviter,
    device: book.devices.get(invitee.device ?? '') ?? EMPTY.device,
    payer: book.payers.get(invitee.payer ?? '') ?? EMPTY.payer,
    address: book.addresses.get(invitee.address ?? '') ?? EMPTY.address,
    network: book.networks.get(invitee.network ?? '') ?? EMPTY.network,
  }
}

/** What is usual in this shop, over all inviters. */
export function shopRates({ inviters }: TallyBook, { startingRates }: DetectionRules): ShopRates {
  const all = [...inviters.values()]
  const total = (shareOf: (tally: InviterTally) => Share) => all.map(shareOf).reduce(sum, NO_SHARE)
  const rate = (shareOf: (tally: InviterTally) => Share, prior: number) => rateOf(total(shareOf), prior)
  return {
    fast: rate(({ fast }) => fast, startingRates.fast),
    near: rate(({ near }) => near, startingRates.near),
    refunded: rate(({ refunded }) => refunded, startingRates.refunded),
    quiet: rate(({ quiet }) => quiet, startingRates.quiet),
    compared: all.reduce((total, { bonds }) => total + bonds, 0),
    hasty: rate(({ hasty = NO_SHARE }) => hasty, startingRates.hasty),
    tied: rate(({ tied = NO_SHARE }) => tied, startingRates.tied),
    waits: all.reduce<Waits>((total, { waits }) => total.map((count, index) => count + (waits[index] ?? 0)), NO_WAITS),
    sharedDevice: rate(
      ({ onSharedDevice, bonds }) => ({ count: onSharedDevice, of: bonds }),
      startingRates.sharedDevice,
    ),
  }
}

function chainsOf(bonds: readonly BondFacts[]): Map<string, Chain> {
  const inviterOf = new Map(bonds.map(({ invitee, inviter }) => [invitee.memberId, inviter.memberId]))
  const chains = new Map<string, Chain>()
  for (const member of inviterOf.keys()) chains.set(member, chainOf(member, climb(member, inviterOf)))
  // Climbing ends somewhere; rings that are longer are found all the same.
  for (const ring of findRings(inviterOf))
    for (const member of ring) chains.set(member, { ringLength: ring.length, depth: ring.length })
  return chains
}

const sum = (a: Share, b: Share): Share => ({ count: a.count + b.count, of: a.of + b.of })

export type { Evidence }
