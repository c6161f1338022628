import { LOOKBACK_DAYS } from '#shared/growth/entrance/attribution'
import { daysOfSales, daysOfTouch } from '#shared/growth/entrance/day-facts'
import type { BusinessDay } from '#shared/kernel/business-day'
import { DAY_MS } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import type { ReadingSpan } from '../../../platform/db/written-since'
import { openDay } from './channel-day.repository'
import { listChangedSales, listJoined, listToldTouches, salesUntil, whoAre } from './channel-facts.repository'

export const READERS = ['touches', 'sales', 'joins'] as const
export type ReaderName = (typeof READERS)[number]

export interface ReadStep {
  position: ReadingSpan['after']
  isLast: boolean
  count: number
}

/**
 * Reads on in what was told or changed, and opens exactly the days whose figures it changes. Read twice it opens them
 * twice, which costs another count and changes nothing.
 */
export async function openChanged(db: Db, name: ReaderName, reading: ReadingSpan): Promise<ReadStep> {
  const { days, ...read } = await READ[name](db, reading)
  for (const day of [...new Set(days)].sort()) await openDay(db, day)
  return read
}

/** Whether anything was told or changed in that time. */
export async function hasChanged(db: Db, name: ReaderName, reading: ReadingSpan): Promise<boolean> {
  const { documents } = await LIST[name](db, reading)
  return documents.length > 0
}

const LIST = { touches: listToldTouches, sales: listChangedSales, joins: listJoined }

type Reader = (db: Db, reading: ReadingSpan) => Promise<ReadStep & { days: BusinessDay[] }>

const READ: Record<ReaderName, Reader> = { touches: readTouches, sales: readSales, joins: readJoins }

async function readTouches(db: Db, reading: ReadingSpan) {
  const { documents, position, isLast } = await listToldTouches(db, reading)
  const memberIds = [...new Set(documents.map(({ memberId }) => memberId))]
  if (memberIds.length === 0) return { days: [], position, isLast, count: 0 }
  const { newcomers, into } = await whoAre(db, memberIds)
  const untilAt = Math.max(...documents.map(({ at }) => at)) + LOOKBACK_DAYS * DAY_MS
  const sales = await salesUntil(db, [...new Set([...memberIds, ...into.values()])], untilAt)
  const days = documents.flatMap((touch) => {
    const bought = [touch.memberId, into.get(touch.memberId)].flatMap((id) => sales.get(id ?? '') ?? [])
    return daysOfTouch(touch, newcomers.get(touch.memberId) ?? null, bought)
  })
  return { days, position, isLast, count: documents.length }
}

async function readSales(db: Db, reading: ReadingSpan) {
  const { documents, position, isLast } = await listChangedSales(db, reading)
  const memberIds = [...new Set(documents.map(({ memberId }) => memberId))]
  if (memberIds.length === 0) return { days: [], position, isLast, count: 0 }
  const [{ newcomers }, sales] = await Promise.all([
    whoAre(db, memberIds),
    salesUntil(db, memberIds, Number.MAX_SAFE_INTEGER),
  ])
  const days = memberIds.flatMap((memberId) => {
    const changed = documents.filter((sale) => sale.memberId === memberId)
    return daysOfSales(changed, newcomers.get(memberId) ?? null, sales.get(memberId) ?? [])
  })
  return { days, position, isLast, count: documents.length }
}

async function readJoins(db: Db, reading: ReadingSpan) {
  const { documents, position, isLast } = await listJoined(db, reading)
  return { days: documents.map(({ joinedDay }) => joinedDay), position, isLast, count: documents.length }
}
