import type { BusinessDay } from '#shared/kernel/business-day'

/**
 * How much of a kind one phone’s account may leave behind in a day. Far more than the busiest honest day, so that nobody
 * meets a limit by using the shop, and far less than a flood.
 */
export const PER_DAY_MAX = {
  /** Behavior events: fifty full batches. */
  events: 1000,
  /** Visits, each with where it came from. */
  touches: 100,
  /** Nicknames given to WeChat’s text check, which has a quota for the whole shop. */
  nicknames: 30,
  /** Texts for the shop that go to the same check: marks in words, suggestions, replies. */
  saidTexts: 40,
  /** Photos for the shop, each given to WeChat's check. */
  photos: 20,
  /** Codes of the phone button given to WeChat, which has a quota too. */
  phoneCodes: 30,
  /** Invitations that one member of staff makes. */
  invitations: 100,
} as const

export type TalliedKind = keyof typeof PER_DAY_MAX

/** What all instances together know of a day; kept on the identity of the phone, which every request reads anyway. */
export interface DayTally {
  day: BusinessDay
  counts: Partial<Record<TalliedKind, number>>
}

/** What one instance has let through and turned away, and how much of it the others know of. */
export interface OwnTally {
  taken: number
  told: number
  dropped: number
}

/**
 * How many of `wanted` still have room. What is shared may be older than what this instance has told since, so its own
 * count holds too.
 */
export function roomFor(kind: TalliedKind, wanted: number, shared: number, { taken, told }: OwnTally): number {
  const used = Math.max(taken, shared + taken - told)
  return Math.max(Math.min(wanted, PER_DAY_MAX[kind] - used), 0)
}

/** An instance tells the others after every tenth of a limit: an honest phone costs no write, a flood one in many. */
export function isTimeToTell(kind: TalliedKind, { taken, told }: OwnTally): boolean {
  return taken - told >= PER_DAY_MAX[kind] / 10
}
