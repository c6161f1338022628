import { linkAll } from '#shared/insight/event/day-links'
import type { MemberActivity } from '#shared/insight/event/member-activity'
import type { BehaviorName, MemberDay } from '#shared/insight/event/member-day'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Shop } from '../../../../testing/shop'

export const DAY_MS = 86_400_000

/** A member checked in, or did something else, on the days so many days ago: as the roll-up would have left it. */
export function putDays(
  { database, clock }: Pick<Shop, 'database' | 'clock'>,
  memberId: string,
  ago: readonly number[],
  name: BehaviorName = 'check-in.performed',
): void {
  const today = businessDayOf(clock.now())
  for (const days of ago) {
    const day = addDays(today, -days)
    const before = database.get('member_days', `${memberId}:${day}`) as unknown as MemberDay | null
    const tallies = [...(before?.tallies ?? []), { name, count: 1 }]
    database.put('member_days', { _id: `${memberId}:${day}`, memberId, day, tallies, spentFen: 0, joinedDay: null })
  }
  link({ database, clock }, memberId)
}

function link({ database, clock }: Pick<Shop, 'database' | 'clock'>, memberId: string): void {
  const days = (database.find('member_days', { query: { memberId } }) as unknown as MemberDay[]).sort((a, b) =>
    a.day < b.day ? -1 : 1,
  )
  const has = ({ tallies }: MemberDay, names: RegExp) => tallies.some(({ name }) => names.test(name))
  const { links, known } = linkAll(
    days.map((each) => ({
      day: each.day,
      is: { visit: true, key: has(each, /^(check-in|coupon|purchase)/), buy: has(each, /^purchase/) },
    })),
  )
  days.forEach((each, index) => {
    database.put('member_days', { ...each, links: links[index] })
  })
  const activity: MemberActivity = { _id: memberId, joinedDay: null, days: known, phones: [], changedAt: clock.now() }
  database.put('member_activity', { ...activity })
}

export const dayAgo = (shop: Pick<Shop, 'clock'>, ago: number): BusinessDay =>
  addDays(businessDayOf(shop.clock.now()), -ago)
