import { activeIn, type FigureFacts } from '#shared/insight/figure/facts'
import { channelIn, type FigureDay, isStore, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import { before, lastPeriod, PERIODS } from '#shared/insight/figure/period'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import type { Looked } from './audit-parts'

/** What a day of a member says, as far as it is added up here. */
interface DayOfMember {
  memberId: string
  day: BusinessDay
  joinedDay: BusinessDay | null
  tallies: { name: string; count: number }[]
  links: Record<'visit' | 'key' | 'buy', { firstDay: BusinessDay; previousDay: BusinessDay | null } | null>
}

const RETURNS = [1, 7, 30, 90]

/** Who came by each channel on each day and in each period, from the days of members; and that what stores tell adds up to the shop’s. */
export function auditVisitors(own: readonly DayOfMember[], counted: readonly FigureDay[], looked: Looked): string[] {
  const byChannel = groupedBy(
    own.filter(({ memberId }) => looked.channels.has(memberId)),
    ({ memberId }) => looked.channels.get(memberId) ?? '',
  )
  const faults: string[] = []
  for (const [channel, days] of byChannel) {
    const known = counted.filter(({ slice }) => channelIn(slice) === channel)
    const facts: FigureFacts = {
      ...{ scope: 'channel', days: new Map(known.map((each) => [each.day, each])), totals: new Map() },
      ...{ fromDay: '2000-01-01' as BusinessDay, fenPer100Points: null },
    }
    for (const [day, here] of groupedBy(days, (each) => each.day)) {
      if (looked.open.has(day)) continue
      const [found, wanted] = [JSON.stringify(toldOf(facts.days.get(day))), JSON.stringify(reckoned(here))]
      if (found !== wanted) faults.push(`${day}:channel:${channel}: who came ${found} ≠ ${wanted}`)
    }
    faults.push(...auditActive(days, facts, looked).map((fault) => `${channel}: ${fault}`))
  }
  return [...faults, ...auditVoice(counted)]
}

function reckoned(days: readonly DayOfMember[]) {
  const named = (day: DayOfMember, name: string) => day.tallies.some((tally) => tally.name === name)
  const count = (is: (day: DayOfMember) => boolean) => days.filter(is).length
  const firstOf = (kind: 'key' | 'buy', within: number) =>
    count(({ day, joinedDay, links }) => {
      const age = joinedDay === null ? -1 : daysBetween(joinedDay, day)
      return links[kind]?.firstDay === day && age >= 0 && age <= within
    })
  return {
    visitors: count(({ links }) => links.visit !== null),
    joined: count((day) => named(day, 'member.joined')),
    checkedIn: count((day) => named(day, 'check-in.performed')),
    activated: firstOf('key', 7),
    firstBuyers: firstOf('buy', 30),
    returned: RETURNS.map((age) =>
      count(({ day, links }) => links.visit !== null && daysBetween(links.visit.firstDay, day) === age),
    ),
  }
}

function toldOf(day: FigureDay | undefined) {
  const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)
  if (!day?.came) return null
  const { visitors, joined, checkedIn, activated, firstBuyers, returned } = day.came
  return { visitors, joined, checkedIn, activated: sum(activated), firstBuyers: sum(firstBuyers), returned }
}

function auditActive(days: readonly DayOfMember[], facts: FigureFacts, { open }: Looked): string[] {
  const lastDay = [...facts.days.keys()].sort().at(-1)
  if (!lastDay) return []
  return PERIODS.flatMap((kind) => {
    const last = lastPeriod(kind, lastDay)
    return [last, before(kind, last)].flatMap((period) => {
      const isIn = (day: string) => day >= period.fromDay && day <= period.toDay
      if ([...open].some((day) => isIn(day) || isIn(addDays(day as BusinessDay, 1)))) return []
      const came = days.filter(({ day, links }) => isIn(day) && links.visit !== null)
      const [found, wanted] = [activeIn(facts, period), new Set(came.map(({ memberId }) => memberId)).size]
      return found === wanted ? [] : [`active from ${period.fromDay} to ${period.toDay}: ${found} ≠ ${wanted}`]
    })
  })
}

/** Marks are of purchases, and each of these has a store. */
function auditVoice(counted: readonly FigureDay[]): string[] {
  return [...groupedBy(counted, ({ day }) => day)].flatMap(([day, slices]) => {
    const shop = slices.find(({ slice }) => slice === WHOLE_SHOP)?.came?.told.marks
    const stores = slices.filter(({ slice }) => isStore(slice)).reduce((sum, { told }) => sum + (told?.marks ?? 0), 0)
    return shop === undefined || shop === stores ? [] : [`${day}: marks of stores ${stores} ≠ ${shop}`]
  })
}
