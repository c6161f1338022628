import { LOOKBACK_DAYS } from '#shared/growth/entrance/attribution'
import { channelTitle, titlesOfChannels } from '#shared/growth/entrance/channel'
import { channelReport, DEFINITIONS } from '#shared/growth/entrance/channel-report'
import type { entranceContract } from '#shared/growth/entrance/contract'
import { type ChannelCost, costWithin } from '#shared/growth/entrance/cost'
import { type BusinessDay, businessDayOf, daysBetween } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { listChannelDays } from './channel-day.repository'
import { listCosts, removeCost, saveCost } from './cost.repository'
import { pageEntrances } from './entrance.repository'

const COSTS_MAX = 1000
const REPORT_DAYS_MAX = 366
const NAMED_MAX = 500

interface Period {
  fromDay: BusinessDay
  toDay: BusinessDay
}

/** Enters a cost. The same channel and period replaces it, so that a request sent again changes nothing. */
export async function enterCost(
  { db, now }: Context,
  { channel, fromDay, toDay, costFen, note, by }: ParsedInput<(typeof entranceContract)['entrance.saveCost']>,
) {
  requirePeriod({ fromDay, toDay })
  const cost: ChannelCost = {
    _id: `${channel}:${fromDay}:${toDay}`,
    channel,
    fromDay,
    toDay,
    costFen,
    note,
    by,
    at: now,
  }
  if (costFen === 0) await removeCost(db, cost._id)
  else await saveCost(db, cost)
  return { cost: costFen === 0 ? null : cost }
}

export async function listCostsUntil({ db, now }: Context, untilDay: BusinessDay | undefined) {
  const costs = await listCosts(db, untilDay ?? businessDayOf(now), COSTS_MAX)
  return { costs, isComplete: costs.length < COSTS_MAX }
}

/** What each channel brought in a period, beside what it cost. */
export async function getChannelReport({ db, now }: Context, period: Period) {
  requirePeriod(period)
  const { fromDay, toDay } = period
  const [days, entered, entrances] = await Promise.all([
    listChannelDays(db, fromDay, toDay, REPORT_DAYS_MAX),
    listCosts(db, toDay, COSTS_MAX),
    pageEntrances(db, null, NAMED_MAX),
  ])
  const costs = new Map<string, number>()
  for (const cost of entered) {
    const part = costWithin(cost, period)
    if (part > 0) costs.set(cost.channel, (costs.get(cost.channel) ?? 0) + part)
  }
  const today = businessDayOf(now)
  const { channels, kFactor } = channelReport({ days, costs, today })
  const titles = titlesOfChannels(entrances)
  const counted = days.flatMap(({ countedAt }) => countedAt ?? [])
  return {
    fromDay,
    toDay,
    lookbackDays: LOOKBACK_DAYS,
    channels: channels.map((row) => ({ ...row, title: channelTitle(row.channel, titles) })),
    kFactor,
    definitions: [...DEFINITIONS],
    openDays: days.filter(({ isOpen }) => isOpen).length,
    countedAt: counted.length === 0 ? null : Math.max(...counted),
  }
}

function requirePeriod({ fromDay, toDay }: Period): void {
  const days = daysBetween(fromDay, toDay) + 1
  if (days < 1 || days > REPORT_DAYS_MAX) throw new DomainError('PERIOD_NOT_POSSIBLE')
}
