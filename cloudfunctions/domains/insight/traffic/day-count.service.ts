import { readEntranceKey } from '#shared/growth/entrance/entrance'
import { ENTRANCES_MAX, type EntranceCount, type TrafficDay } from '#shared/insight/traffic/traffic-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db, Group } from '../../../platform/db/db'
import { sumVisitsBy } from '../../growth/entrance/entrance.face'
import { countJoinedByEntrance } from '../../people/member/member.face'
import { countSessionsByEntrance } from '../event/event.face'

/** As many groups as the database adds up in one read. */
export const GROUPS_MAX = 10_000
const UNKNOWN = 'null'

/** Counts a day anew from its records: five sums of the database, however many visits there were. */
export async function countTrafficDay(
  { db, now }: { db: Db; now: number },
  day: BusinessDay,
  { acts, pathless }: Pick<TrafficDay, 'acts' | 'pathless'>,
): Promise<TrafficDay> {
  const [visits, recorded, bounced, joins, devices] = await Promise.all([
    sumVisitsBy(db, day, 'key', GROUPS_MAX),
    countSessionsByEntrance(db, day, 'recorded', GROUPS_MAX),
    countSessionsByEntrance(db, day, 'bounced', GROUPS_MAX),
    countJoinedByEntrance(db, day, GROUPS_MAX),
    sumVisitsBy(db, day, 'device', GROUPS_MAX),
  ])
  // What stands in a code may be anything: an entrance is one that was visited.
  const known = new Set(visits.map(({ key }) => key))
  const counts = new Map<string, EntranceCount>()
  const add = (groups: readonly Group[], field: 'visits' | 'recorded' | 'bounced' | 'joins') => {
    for (const { key: told, count } of groups) {
      const read = readEntranceKey(told)
      const key = read !== null && known.has(read) ? read : ''
      const own = counts.get(key) ?? { key, visits: 0, recorded: 0, bounced: 0, joins: 0 }
      own[field] += count
      counts.set(key, own)
    }
  }
  add(visits, 'visits')
  add(recorded, 'recorded')
  add(bounced, 'bounced')
  add(joins, 'joins')
  const entrances = [...counts.values()].sort((a, b) => b.visits - a.visits || (a.key < b.key ? -1 : 1))
  return {
    _id: day,
    countedAt: now,
    visits: visits.reduce((sum, { count }) => sum + count, 0),
    topDeviceVisits: Math.max(0, ...devices.filter(({ key }) => key !== UNKNOWN).map(({ count }) => count)),
    ...{ acts, pathless },
    entrances: entrances.slice(0, ENTRANCES_MAX),
  }
}
