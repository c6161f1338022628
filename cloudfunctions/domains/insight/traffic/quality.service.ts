import { channelTitle, titlesOfChannels } from '#shared/growth/entrance/channel'
import type { trafficContract } from '#shared/insight/traffic/contract'
import { type HeldCount, type QualityCount, qualityOf, sumOfTraffic, together } from '#shared/insight/traffic/quality'
import { type TrafficRules, trafficRules } from '#shared/insight/traffic/rules'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { ParsedInput } from '#shared/kernel/contract'
import { groupedBy } from '#shared/kernel/parts'
import type { Context } from '../../../platform/context'
import type { Group } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { findEntrances } from '../../growth/entrance/entrance.face'
import { listTrafficDays } from './traffic-day.repository'
import { sumHeldByEntrance } from './verdict.repository'

const DAYS_MAX = 31
const GROUPS_MAX = 1000
const WITHOUT_CODE = '没有入口码的来访'

/** What each entrance and channel is worth, beside the days before. Four reads. @throws DomainError PERIOD_NOT_POSSIBLE */
export async function getQuality(
  context: Context,
  { fromDay, toDay }: ParsedInput<(typeof trafficContract)['traffic.getQuality']>,
) {
  const { db } = context
  const length = daysBetween(fromDay, toDay) + 1
  if (length < 1 || length > DAYS_MAX) throw new DomainError('PERIOD_NOT_POSSIBLE')
  const [fromBefore, toBefore] = [addDays(fromDay, -length), addDays(fromDay, -1)]
  const rules = await rulesInForce(context, trafficRules)
  const [days, held, heldBefore] = await Promise.all([
    listTrafficDays(db, fromBefore, toDay, 2 * DAYS_MAX),
    sumHeldByEntrance(db, fromDay, toDay, GROUPS_MAX),
    sumHeldByEntrance(db, fromBefore, toBefore, GROUPS_MAX),
  ])
  const isNow = ({ _id }: { _id: BusinessDay }) => _id >= fromDay
  const now = sumOfTraffic(days.filter(isNow), toHeld(held))
  const before = new Map(
    sumOfTraffic(
      days.filter((day) => !isNow(day)),
      toHeld(heldBefore),
    ).map((count) => [count.key, count]),
  )
  const found = await findEntrances(
    db,
    now.map(({ key }) => key).filter((key) => key !== ''),
  )
  const entrances = new Map(found.map((entrance) => [entrance._id, entrance]))
  const channelOf = (key: string) => entrances.get(key)?.channel ?? ''
  const titles = titlesOfChannels(found)
  const byChannel = groupedBy(now, ({ key }) => channelOf(key))
  const channels = [...byChannel].map(([channel, counts]) => {
    const earlier = counts.flatMap(({ key }) => before.get(key) ?? [])
    const title = channel === '' ? WITHOUT_CODE : channelTitle(channel, titles)
    const was = earlier.length > 0 ? together(channel, earlier) : null
    return { channel, title, ...toRow(together(channel, counts), was, rules) }
  })
  return {
    ...{ fromDay, toDay },
    entrances: now.map((count) => {
      const { title, placement = null, channel = '' } = entrances.get(count.key) ?? {}
      const named = title ?? (count.key === '' ? WITHOUT_CODE : count.key)
      return { key: count.key, title: named, placement, channel, ...toRow(count, before.get(count.key) ?? null, rules) }
    }),
    channels: channels.sort((a, b) => b.visits - a.visits || (a.channel < b.channel ? -1 : 1)),
    detection: detectionOf(now),
    countedTo: days.at(-1)?._id ?? null,
  }
}

function toRow(count: QualityCount, before: QualityCount | null, rules: TrafficRules) {
  const { visits, joins, waiting, refused, released, lapsed } = count
  return { visits, joins, waiting, refused, released, lapsed, ...qualityOf(count, before, rules) }
}

function toHeld(groups: readonly Group[]): Map<string, HeldCount> {
  const of = (sums: Group['sums'], field: keyof HeldCount) => sums[`counts.${field}`] ?? 0
  return new Map(
    groups.map(({ key, sums }) => [
      key,
      {
        waiting: of(sums, 'waiting'),
        refused: of(sums, 'refused'),
        released: of(sums, 'released'),
        lapsed: of(sums, 'lapsed'),
      },
    ]),
  )
}

function detectionOf(counts: readonly QualityCount[]) {
  const { waiting, released, refused, lapsed } = together('', counts)
  const decided = released + refused
  return {
    ...{ waiting, released, refused, lapsed },
    held: waiting + released + refused + lapsed,
    falseAlarmPercent: decided === 0 ? null : Math.round((released * 100) / decided),
  }
}
