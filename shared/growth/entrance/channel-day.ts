import type { BusinessDay } from '#shared/kernel/business-day'
import { MODELS, type Model, type Shares } from './attribution'

/** Counts are kept in thousandths, so that a conversion shared by three visits still adds up to one. */
export const WHOLE = 1000

/** What a channel brought on a day, by one model. */
export interface Brought {
  joins: number
  firstPurchases: number
  /** Of this day's joins: who came back in days 24 to 30. */
  retained30: number
  revenueFen: number
}

export interface ChannelCount {
  channel: string
  visits: number
  brought: Record<Model, Brought>
}

/** One day, counted anew from its facts whenever one of them changes. `_id` is the day. */
export interface ChannelDay {
  _id: BusinessDay
  isOpen: boolean
  /** How often it was opened: whoever writes the count proves with it that nothing was added meanwhile. */
  opened: number
  countedAt: number | null
  channels: ChannelCount[]
}

/** The part of a day that has been counted so far; plain, because it waits in a checkpoint between two slices. */
export type DayCount = Record<string, ChannelCount>

export function addVisits(count: DayCount, channel: string, visits: number): DayCount {
  const own = ownOf(count, channel)
  return { ...count, [channel]: { ...own, visits: own.visits + visits } }
}

/** Adds the shares of one fact to one figure of one model. */
export function addShares(count: DayCount, shares: Shares, model: Model, figure: keyof Brought): DayCount {
  let next = count
  for (const [channel, amount] of shares) {
    const own = ownOf(next, channel)
    const before = own.brought[model]
    const brought = { ...own.brought, [model]: { ...before, [figure]: before[figure] + amount } }
    next = { ...next, [channel]: { ...own, brought } }
  }
  return next
}

export function sumOfDays(days: readonly Pick<ChannelDay, 'channels'>[]): ChannelCount[] {
  const sums = new Map<string, ChannelCount>()
  for (const { channel, visits, brought } of days.flatMap(({ channels }) => channels)) {
    const own = sums.get(channel) ?? emptyCount(channel)
    const added = Object.fromEntries(MODELS.map((model) => [model, plus(own.brought[model], brought[model])]))
    sums.set(channel, { channel, visits: own.visits + visits, brought: added as Record<Model, Brought> })
  }
  return [...sums.values()].sort((a, b) => b.visits - a.visits || (a.channel < b.channel ? -1 : 1))
}

function plus(a: Brought, b: Brought): Brought {
  return {
    joins: a.joins + b.joins,
    firstPurchases: a.firstPurchases + b.firstPurchases,
    retained30: a.retained30 + b.retained30,
    revenueFen: a.revenueFen + b.revenueFen,
  }
}

function ownOf(count: DayCount, channel: string): ChannelCount {
  return Object.keys(count).includes(channel) ? (count[channel] ?? emptyCount(channel)) : emptyCount(channel)
}

export function emptyCount(channel: string): ChannelCount {
  const nothing: Brought = { joins: 0, firstPurchases: 0, retained30: 0, revenueFen: 0 }
  return { channel, visits: 0, brought: { first: { ...nothing }, last: { ...nothing }, linear: { ...nothing } } }
}
