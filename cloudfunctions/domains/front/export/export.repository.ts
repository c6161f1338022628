import type { ExportFilter, ExportKind, ExportStatus } from '#shared/front/export/export'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { Filter } from '../../../platform/db/filter'

/** An export as it was asked for, how far it has come, and where its files are. */
export interface StoredExport {
  /** `exp_<request id>` */
  _id: string
  /** Grows with every write, so that a writer can prove that nobody else wrote since it was read. */
  version: number
  kind: ExportKind
  filter: ExportFilter
  /** Whether phones are shown in full. Missing in records of earlier releases, which never did that. */
  hasPhones?: boolean
  by: string
  reason: string
  status: ExportStatus
  /** The export holds nothing later than this, so that it comes to an end while the shop stays open. */
  startedAt: number
  readyAt: number | null
  /** When its files are to be removed; null while it is made, and when they are gone. */
  filesUntilAt: number | null
  /** When its files were removed. */
  endedAt: number | null
  /** The record after which the next step begins; null at the start. */
  position: Position | null
  /** Part of the file names, so that a repeated step writes over its own file. */
  step: number
  /** Steps in a row that failed. */
  failures: number
  looked: number
  parts: Part[]
  /** The file that the last step has replaced by a longer one; null when there is none. */
  replaced: string | null
  cancelled: { by: string; at: number } | null
  /** Who makes it at this moment, for so long at most: two at once would write over each other's file. */
  held?: { by: string; untilAt: number } | null
}

export interface Position {
  /** What the records are ordered by before their ids; empty where it is the id alone. */
  key: string
  id: string
}

/** A file. The newest may grow, under a new path at each step, because caches may keep what a path once held. */
export interface Part {
  fileId: string
  rows: number
  bytes: number
}

const exports_ = collection<StoredExport>('exports')

export const findExport = (reader: Reader, id: string) => reader.find(exports_, id)
export const insertExport = (tx: Tx, made: StoredExport) => tx.insert(exports_, made)
export const saveExport = (tx: Tx, made: StoredExport) => tx.save(exports_, made)
export const countMaking = (db: Db) => db.count(exports_, { status: 'making' })
/** Oldest first. */
export const listMaking = (db: Db, limit: number) =>
  db.list(exports_, { where: { status: 'making' }, orderBy: [['startedAt', 'asc']], limit })
/** Exports whose files must be removed. */
export const listOver = (db: Db, now: number, limit: number) =>
  db.list(exports_, { where: { filesUntilAt: { gt: 0, lte: now } }, limit })
/** Newest first. */
export const listStarted = (db: Db, beforeAt: number, limit: number) =>
  db.list(exports_, { where: { startedAt: { lt: beforeAt } }, orderBy: [['startedAt', 'desc']], limit })
/** False if somebody wrote the export since it was read: it was cancelled, or another run was faster. */
export const replaceExport = async (db: Db, { _id, version, ...rest }: StoredExport) =>
  (await db.updateWhere(exports_, { _id, version }, { set: { ...rest, version: version + 1 } })) === 1
/** False if somebody else has taken it since it was read. This is not progress, so the version stays. */
export const takeExport = async (db: Db, { _id, version, held }: StoredExport, next: StoredExport['held']) => {
  const asRead: Filter = held ? { 'held.by': held.by, 'held.untilAt': held.untilAt } : { held: null }
  return (await db.updateWhere(exports_, { _id, version, ...asRead }, { set: { held: next } })) === 1
}
/** This is not progress, so the version stays: another run of the same step may still finish it. */
export const noteFailure = (db: Db, { _id, version }: StoredExport, failures: number) =>
  db.updateWhere(exports_, { _id, version }, { set: { failures } })
