import type { Touch } from '#shared/growth/entrance/touch'
import { crowdsOf, type FoundCrowd, type Seen } from '#shared/insight/traffic/crowd'
import type { TrafficRules } from '#shared/insight/traffic/rules'
import type { Usual } from '#shared/insight/traffic/traffic-day'
import { type BusinessDay, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import { listTouchesIn, listTouchesOnDevice, sumVisitsBy } from '../../growth/entrance/entrance.face'
import { listJoinedOn } from '../../people/member/member.face'
import { GROUPS_MAX } from './day-count.service'

const PAGE_SIZE = 100
/** On a day with more new members than this, nothing is found among those beyond. */
const NEWCOMERS_MAX = 3000
/** The kinds of phone with the most visits of a day: those that are looked at for people who take turns on them. */
const DEVICES_MAX = 60
const TOUCHES_MAX = 500

interface Looking {
  db: Db
  day: BusinessDay
  rules: TrafficRules
  usual: Usual
}

/** Who joined on one kind of phone on the same day. Reads in proportion to who joined. */
export async function joinedCrowds({ db, day, rules, usual }: Looking): Promise<FoundCrowd[]> {
  const seen: Seen[] = []
  for (let afterId: string | null = null; seen.length < NEWCOMERS_MAX; ) {
    const page = await listJoinedOn(db, day, afterId, PAGE_SIZE)
    const ids = page.flatMap(({ _id, joined }) => (joined.via === 'wechat' ? [_id] : []))
    if (ids.length > 0) seen.push(...seenIn(await listTouchesIn(db, ids, spanOf(day))))
    afterId = nextAfterId(page, PAGE_SIZE)
    if (afterId === null) break
  }
  const { crowdMin } = rules.lines
  // Mostly nobody is enough: then nothing else is read.
  const around = { kind: 'joined' as const, crowdMin, topDevice: usual.topDevice, visitsOn: new Map<string, number>() }
  if (crowdsOf(seen, around).length === 0) return []
  return crowdsOf(seen, { ...around, visitsOn: await visitsByNetwork(db, day) })
}

/** Who was there on one kind of phone and one network, of the kinds with the most visits. Reads the same for every shop. */
export async function turnCrowds({ db, day, rules, usual }: Looking): Promise<FoundCrowd[]> {
  const { crowdMin } = rules.lines
  const devices = (await sumVisitsBy(db, day, 'device', GROUPS_MAX))
    .filter(({ key, count }) => key !== 'null' && count >= crowdMin)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, DEVICES_MAX)
  if (devices.length === 0) return []
  const visitsOn = await visitsByNetwork(db, day)
  const found: FoundCrowd[] = []
  for (const { key } of devices) {
    const seen = seenIn(await listTouchesOnDevice(db, key, spanOf(day), TOUCHES_MAX))
    const onOne = groupedBy(
      seen.filter(({ network }) => network !== null),
      ({ network }) => network ?? '',
    )
    for (const members of onOne.values()) {
      found.push(...crowdsOf(members, { kind: 'took', crowdMin, topDevice: usual.topDevice, visitsOn }))
    }
  }
  return found
}

const spanOf = (day: BusinessDay) => ({ fromAt: startOfDay(day), toAt: endOfDay(day) })

async function visitsByNetwork(db: Db, day: BusinessDay): Promise<Map<string, number>> {
  const groups = await sumVisitsBy(db, day, 'network', GROUPS_MAX)
  return new Map(groups.map(({ key, count }) => [key, count]))
}

/** Each member once, as of the first visit of the day on which the phone was known. */
function seenIn(touches: readonly Touch[]): Seen[] {
  const byMember = groupedBy(touches, ({ memberId }) => memberId)
  return [...byMember].flatMap(([memberId, own]) => {
    const inOrder = [...own].sort((a, b) => a.at - b.at)
    const first = inOrder.find(({ device }) => device !== null) ?? inOrder[0]
    if (!first) return []
    const { device, network, key } = first
    return [{ memberId, device, network, entranceKey: key ?? '', visits: own.length }]
  })
}
