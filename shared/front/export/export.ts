import type { BusinessDay } from '#shared/kernel/business-day'

export const EXPORT_KINDS = ['members', 'purchases', 'purchase-lines', 'coupons', 'entries', 'segments'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

export const EXPORT_STATUSES = ['making', 'ready', 'cancelled', 'failed', 'ended'] as const
export type ExportStatus = (typeof EXPORT_STATUSES)[number]

/** So many at once: each reads the whole shop. */
export const OPEN_MAX = 5
/** Files are somebody's copy of customers' records: they stay as long as it takes to fetch them. */
export const KEEP_MS = 3 * 86_400_000
export const ADDRESS_SECONDS = 600
/** Longer than a function may live: whoever writes a file has come to an end. */
export const SETTLES_IN_MS = 65_000
/** Steps in a row that failed before a person is asked. */
export const FAILURES_MAX = 3

/** Of whom a list is made: here phones can be asked for in full, which is of use to call somebody, and to nobody else. */
export const KINDS_WITH_PHONES: readonly ExportKind[] = ['members', 'segments']

/** Which records are asked for; null asks for all. */
export interface ExportFilter {
  storeId: string | null
  fromDay: BusinessDay | null
  toDay: BusinessDay | null
  segmentId: string | null
}

/** What a filter asks of one record. */
export interface FilteredFacts {
  storeId: string | null
  day: BusinessDay
  segmentIds: readonly string[]
}

export function isWanted({ storeId, fromDay, toDay, segmentId }: ExportFilter, facts: FilteredFacts): boolean {
  return (
    (storeId === null || facts.storeId === storeId) &&
    (fromDay === null || facts.day >= fromDay) &&
    (toDay === null || facts.day <= toDay) &&
    (segmentId === null || facts.segmentIds.includes(segmentId))
  )
}

export interface FileSize {
  rows: number
  bytes: number
}

/** How much is read and written at a time. */
export interface FileLimits {
  /** Pages of records in one step: some seconds at most. */
  pagesPerStep: number
  /** Records in a page, at most; a kind of records may have less. */
  pageSize: number
  rows: number
  bytes: number
}

/** A file ends with the page of records by which it is full; the rest goes into the next one. */
export const FILE_LIMITS: FileLimits = { pagesPerStep: 10, pageSize: 500, rows: 20_000, bytes: 8 * 1024 * 1024 }

export function isFull({ rows, bytes }: FileSize, limits: FileLimits): boolean {
  return rows >= limits.rows || bytes >= limits.bytes
}
