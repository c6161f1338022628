import { type Contact, TELLING_MS } from '#shared/growth/entrance/attribution'
import { addVisits, type DayCount } from '#shared/growth/entrance/channel-day'
import {
  addJoin,
  addSale,
  firstSaleOf,
  isRetaining,
  lookbackFrom,
  type Newcomer,
  retainedSpan,
  type Sale,
} from '#shared/growth/entrance/day-facts'
import { type BusinessDay, endOfDay, startOfDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import { listJoinedOn } from '../../people/member/member.face'
import { listPurchasesOn } from '../../till/purchase/purchase.face'
import { listTouchesIn, salesUntil, toNewcomer, toSale, whoAre } from './channel-facts.repository'
import { sumVisits } from './touch.repository'

export const PHASES = ['visits', 'joins', 'sales'] as const
export type Phase = (typeof PHASES)[number]

/** How far the count of a day has come. */
export interface CountedPart {
  count: DayCount
  /** Where the phase goes on; null when it is over. */
  afterId: string | null
}

interface Page extends CountedPart {
  day: BusinessDay
}

const PAGE_SIZE = 100
const CHANNELS_MAX = 1000

/** Counts one page of one phase of a day. */
export async function countPage(db: Db, phase: Phase, page: Page): Promise<CountedPart> {
  switch (phase) {
    case 'visits':
      return countVisits(db, page)
    case 'joins':
      return countJoins(db, page)
    case 'sales':
      return countSales(db, page)
  }
}

async function countVisits(db: Db, { day, count }: Page): Promise<CountedPart> {
  const groups = await sumVisits(db, day, CHANNELS_MAX)
  return { count: groups.reduce((sum, { key, count: visits }) => addVisits(sum, key, visits), count), afterId: null }
}

async function countJoins(db: Db, { day, count, afterId }: Page): Promise<CountedPart> {
  const found = await listJoinedOn(db, day, afterId, PAGE_SIZE)
  const newcomers = found.flatMap(toNewcomer)
  const contacts = await contactsOf(
    db,
    newcomers.map(({ memberId }) => memberId),
    {
      fromAt: lookbackFrom(startOfDay(day)),
      toAt: endOfDay(day) + TELLING_MS,
    },
  )
  const retained = await retainedOf(db, day, newcomers)
  const counted = newcomers.reduce(
    (sum, newcomer) => addJoin(sum, newcomer, contacts.get(newcomer.memberId) ?? [], retained.has(newcomer.memberId)),
    count,
  )
  return { count: counted, afterId: nextAfterId(found, PAGE_SIZE) }
}

async function countSales(db: Db, { day, count, afterId }: Page): Promise<CountedPart> {
  const found = await listPurchasesOn(db, day, afterId, PAGE_SIZE)
  const sales = found.map(toSale)
  const memberIds = [...new Set(sales.map(({ memberId }) => memberId))]
  if (memberIds.length === 0) return { count, afterId: null }
  const { into } = await whoAre(db, memberIds)
  const span = { fromAt: lookbackFrom(startOfDay(day)), toAt: endOfDay(day) }
  const [contacts, bought] = await Promise.all([
    contactsOf(db, [...new Set([...memberIds, ...into.values()])], span),
    salesUntil(db, memberIds, endOfDay(day)),
  ])
  const counted = sales.reduce((sum, sale) => {
    const first = firstSaleOf(bought.get(sale.memberId) ?? [])
    const ids = [sale.memberId, into.get(sale.memberId) ?? '']
    return addSale(
      sum,
      sale,
      ids.flatMap((id) => contacts.get(id) ?? []),
      first?._id === sale._id,
    )
  }, count)
  return { count: counted, afterId: nextAfterId(found, PAGE_SIZE) }
}

async function contactsOf(db: Db, memberIds: readonly string[], span: { fromAt: number; toAt: number }) {
  const contacts = new Map<string, Contact[]>(memberIds.map((id) => [id, []]))
  const found = memberIds.length === 0 ? [] : await listTouchesIn(db, memberIds, span)
  for (const { memberId, at, channel } of found) contacts.get(memberId)?.push({ at, channel })
  return contacts
}

/** Who came back in days 24 to 30, by a visit or a purchase. */
async function retainedOf(db: Db, day: BusinessDay, newcomers: readonly Newcomer[]): Promise<Set<string>> {
  const memberIds = newcomers.map(({ memberId }) => memberId)
  if (memberIds.length === 0) return new Set()
  const { fromDay, toDay } = retainedSpan(day)
  const span = { fromAt: startOfDay(fromDay), toAt: endOfDay(toDay) }
  const [visits, bought] = await Promise.all([listTouchesIn(db, memberIds, span), salesUntil(db, memberIds, span.toAt)])
  const cameBack = new Set(visits.map(({ memberId }) => memberId))
  const isBack = (sale: Sale) => !sale.isBack && isRetaining(day, sale.day)
  for (const memberId of memberIds) if (bought.get(memberId)?.some(isBack)) cameBack.add(memberId)
  return cameBack
}
