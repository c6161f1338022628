import { type FigureDay, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import type { Purchase } from '#shared/till/purchase/purchase'
import { type Looked, partsOf } from './audit-parts'

const FAR = 400
const SAME_PART_DAYS = 30
const REGULAR_DAYS = 30

/** What the books say of the buyers of one part of the shop on one day. */
class Expected {
  gaps = new Map<number, number>()
  again = new Map<number, number>()
  couponBuyers = 0
  couponRegulars = 0
}

/** One day on which a member bought: in which parts of the shop, and in which of these with a coupon. */
interface Bought {
  day: BusinessDay
  parts: Set<string>
  couponParts: Set<string>
}

/**
 * When the buyers of each day had bought before, in each part of the shop, and whether with a coupon. What the night has not seen
 * of an earlier day may still change that: then the day is left out.
 */
export function auditBuyers(all: readonly Purchase[], counted: readonly FigureDay[], looked: Looked): string[] {
  const expected = new Map<string, Expected>()
  const unsure = new Set<string>()
  const late = byMember(
    all.filter(({ day }) => looked.open.has(day)),
    looked,
  )
  for (const [memberId, days] of byMember(
    all.filter(({ isBack }) => !isBack),
    looked,
  )) {
    days.forEach((bought, at) => {
      addDay(expected, days.slice(0, at), bought)
      const previous = days[at - 1]?.day
      const since = [previous ?? bought.day, addDays(bought.day, -SAME_PART_DAYS)].sort()[0] ?? bought.day
      if (late.get(memberId)?.some(({ day }) => day < bought.day && day >= since)) unsure.add(bought.day)
    })
  }
  const known = new Map(counted.map((day) => [day._id, day]))
  const ids = new Set([...known.keys(), ...expected.keys()])
  return [...ids].sort().flatMap((id) => {
    const day = id.slice(0, 10)
    if (unsure.has(day) || looked.open.has(day)) return []
    const told = toldOf(known.get(id), id)
    const wanted = toldOf(expected.get(id), id)
    return told === wanted ? [] : [`${id.replace(/:$/, '')}: bought before ${told} ≠ ${wanted}`]
  })
}

function addDay(expected: Map<string, Expected>, before: readonly Bought[], { day, parts, couponParts }: Bought): void {
  const on = (part: string) => {
    const known = expected.get(`${day}:${part}`) ?? new Expected()
    expected.set(`${day}:${part}`, known)
    return known
  }
  const previous = before.at(-1)
  const gap = previous ? Math.min(FAR, daysBetween(previous.day, day)) : 0
  if (previous && gap < FAR) for (const part of previous.parts) if (part !== WHOLE_SHOP) more(on(part).again, gap)
  for (const part of parts) {
    const own = on(part)
    const last = [...before].reverse().find((each) => each.parts.has(part))
    const inPart = last ? daysBetween(last.day, day) : FAR
    more(own.gaps, part === WHOLE_SHOP || gap === 0 ? gap : inPart > SAME_PART_DAYS ? FAR : inPart)
    if (!couponParts.has(part)) continue
    own.couponBuyers += 1
    if (gap > 0 && gap <= REGULAR_DAYS) own.couponRegulars += 1
  }
}

const more = (counts: Map<number, number>, at: number) => counts.set(at, (counts.get(at) ?? 0) + 1)

/** Of the whole shop `again` is not kept: its gaps say it. */
function toldOf(of: Expected | FigureDay | undefined, id: string): string {
  const { gaps = [], again = [], couponBuyers = 0, couponRegulars = 0 } = of ?? {}
  const inOrder = (counts: Iterable<readonly [number, number]>) => [...counts].sort(([a], [b]) => a - b)
  const own = id.endsWith(':') ? [] : inOrder(again)
  return JSON.stringify({ gaps: inOrder(gaps), again: own, couponBuyers, couponRegulars })
}

function byMember(purchases: readonly Purchase[], { channels }: Looked): Map<string, Bought[]> {
  const members = new Map<string, Map<BusinessDay, Bought>>()
  for (const purchase of purchases) {
    const { memberId, day } = purchase
    const own = members.get(memberId) ?? new Map<BusinessDay, Bought>()
    members.set(memberId, own)
    const bought = own.get(day) ?? { day, parts: new Set<string>(), couponParts: new Set<string>() }
    own.set(day, bought)
    for (const part of [WHOLE_SHOP, ...partsOf(purchase, channels)]) {
      bought.parts.add(part)
      if (purchase.couponCount > 0) bought.couponParts.add(part)
    }
  }
  return new Map([...members].map(([id, own]) => [id, [...own.values()].sort((a, b) => (a.day < b.day ? -1 : 1))]))
}
