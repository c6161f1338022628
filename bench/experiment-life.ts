import type { MemberDay } from '#shared/insight/event/member-day'
import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import { type Consents, isConsentInForce } from '#shared/people/member/consent'
import type { ShopState } from '../scripts/demo/state'

/** Somebody who may take part, with all that they did under any record, in the order of days. */
export interface Lived {
  id: string
  days: MemberDay[]
}

interface StoredMember {
  _id: string
  status: string
  consents: Consents
  merge?: { into: string }
}

/** Whoever has agreed, of a shop that has lived. */
export function livesIn({ collections }: ShopState): Lived[] {
  const members = (collections.members ?? []) as unknown as StoredMember[]
  const holderOf = new Map(members.map(({ _id, status, merge }) => [_id, status === 'merged' ? merge?.into : _id]))
  const days = (collections.member_days ?? []) as unknown as MemberDay[]
  const byHolder = groupedBy(days, ({ memberId }) => holderOf.get(memberId) ?? memberId)
  return members
    .filter(({ status, consents }) => status === 'active' && isConsentInForce(consents, 'personalization'))
    .map(({ _id }) => ({ id: _id, days: (byHolder.get(_id) ?? []).sort((a, b) => (a.day < b.day ? -1 : 1)) }))
}

/** The day on which somebody would see it for the first time: the first on which they come. */
export const firstVisit = ({ days }: Lived, since: BusinessDay): BusinessDay | null =>
  days.find(({ day, links }) => day >= since && links.visit !== null)?.day ?? null

/** With one more purchase on a day of theirs. */
export const boughtAlso = ({ days }: Lived, on: BusinessDay): MemberDay[] =>
  days.map((day) =>
    day.day === on
      ? { ...day, spentFen: 3_000, links: { ...day.links, buy: { firstDay: on, previousDay: null } } }
      : day,
  )

interface Added {
  fromDay: BusinessDay
  withinDays: number
  /** Whether it falls on the day with this place among the days that count. */
  chance(index: number): boolean
}

/** Some days that count have their purchases twice. */
export const spentAgain = ({ days }: Lived, { fromDay, withinDays, chance }: Added): MemberDay[] => {
  const end = addDays(fromDay, withinDays)
  return days.map((day, index) =>
    day.day >= fromDay && day.day < end && chance(index) ? { ...day, spentFen: 2 * day.spentFen } : day,
  )
}

/** Some days that count are there twice, as if one more visit had come. */
export const visitedAgain = ({ days }: Lived, { fromDay, withinDays, chance }: Added): MemberDay[] => {
  const end = addDays(fromDay, withinDays)
  return days.flatMap((day, index) => (day.day >= fromDay && day.day < end && chance(index) ? [day, day] : [day]))
}
