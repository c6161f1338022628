import { DAY_MS } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'

/** So many days back a visit may have brought what happened afterwards. */
export const LOOKBACK_DAYS = 30
/**
 * A newcomer's first visit is told after the join, and a moment late by the length of a request: a touch this little
 * after the fact still came before it.
 */
export const TELLING_MS = 10 * 60_000

export const MODELS = ['first', 'last', 'linear'] as const
export type Model = (typeof MODELS)[number]

export interface Contact {
  at: number
  channel: string
}

/** Parts of one whole by channel; they add up to it exactly. */
export type Shares = ReadonlyMap<string, number>

/**
 * Divides `whole` (fen, or thousandths of a count) among the channels of the visits that came before `at`. First touch
 * and last touch give everything to one; linear gives every visit the same part, and what cannot be divided to the
 * latest. Without a visit in the window everything is nobody's: 'none'.
 */
export function attribute(
  contacts: readonly Contact[],
  { at, whole, graceMs = 0 }: { at: number; whole: number; graceMs?: number },
  model: Model,
): Shares {
  const counted = contacts
    .filter((contact) => contact.at <= at + graceMs && contact.at > at - LOOKBACK_DAYS * DAY_MS)
    .sort((a, b) => a.at - b.at || (a.channel < b.channel ? -1 : 1))
  const [first] = counted
  const latest = last(counted)
  if (!first || !latest) return new Map([['none', whole]])
  if (model === 'first') return new Map([[first.channel, whole]])
  if (model === 'last') return new Map([[latest.channel, whole]])
  return linear(counted, latest, whole)
}

function linear(counted: readonly Contact[], last: Contact, whole: number): Shares {
  const part = Math.trunc(whole / counted.length)
  const shares = new Map<string, number>()
  const give = (channel: string, amount: number) => shares.set(channel, (shares.get(channel) ?? 0) + amount)
  for (const { channel } of counted) give(channel, part)
  give(last.channel, whole - part * counted.length)
  return shares
}
