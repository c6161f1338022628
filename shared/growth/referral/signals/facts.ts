/**
 * What the detector knows of one member. Keys are keyed hashes: equal means the same, and nothing else can be read from
 * them. Null where the shop does not see it: a till, for one, knows neither payers nor addresses.
 */
export interface Party {
  memberId: string
  /** Epoch ms. */
  joinedAt: number | null
  device: string | null
  /** Of the network, not of the single address: the first 24 bits of an IPv4 address, the first 48 of an IPv6 one. */
  network: string | null
  payer: string | null
  address: string | null
}

/** One bond as it is judged. Times are epoch ms, money is fen. */
export interface BondFacts {
  invitee: Party
  inviter: Party
  boundAt: number
  /** Null while the friend has not acted yet. */
  qualifiedAt: number | null
  /** The purchase that qualified, beside the minimum that the programme asks for; null where it asks for none. */
  order: { amountFen: number; minimumFen: number } | null
  /** Whether the money went back; null while it may still. */
  isRefunded: boolean | null
  /** Days with any activity in the first 30; null while they are not over. */
  activeDays: number | null
}

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000

/** Where the lines are drawn between what is usual and what is not; operators may move them. */
export interface Lines {
  /** Acting sooner than this after the bond counts as fast. */
  fastWithinMinutes: number
  /** An order at most this far above the minimum hugs it. */
  nearPercent: number
  /** Who was active on at most so many of the first 30 days was never really there. */
  quietDaysMax: number
  /** A network with more inviters is everybody's. */
  networkInvitersMax: number
  /** A device key with more inviters than this is a popular phone. */
  deviceInvitersMax: number
}

/** Null where there is nothing to say yet; then the bond counts neither for nor against. */
export function isFast({ boundAt, qualifiedAt }: BondFacts, lines: Lines): boolean | null {
  return qualifiedAt === null ? null : qualifiedAt - boundAt < lines.fastWithinMinutes * MINUTE_MS
}

export function isNear({ order }: BondFacts, lines: Lines): boolean | null {
  return order === null ? null : order.amountFen * 100 <= order.minimumFen * (100 + lines.nearPercent)
}

/** Acted at once, and not beyond the minimum where there is one. */
export function isHasty(bond: BondFacts, lines: Lines): boolean {
  return isFast(bond, lines) === true && isNear(bond, lines) !== false
}

export function isQuiet({ activeDays }: BondFacts, lines: Lines): boolean | null {
  return activeDays === null ? null : activeDays <= lines.quietDaysMax
}
