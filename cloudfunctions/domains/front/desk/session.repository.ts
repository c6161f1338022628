import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** A browser in which somebody is signed in. Only the browser has the key; its hash is stored here. */
export interface Session {
  _id: string
  memberId: string
  keyHash: string
  browser: string
  browserHash: string
  address: string | null
  startedAt: number
  usedAt: number
  untilAt: number
  /** `stolen`: its key came from another browser. */
  end: { at: number; why: 'signedOut' | 'stolen' } | null
}

const sessions = collection<Session>('desk_sessions')

const SESSIONS_MAX = 50
const EVERYBODY_MAX = 500

export const findSession = (reader: Reader, sessionId: string) => reader.find(sessions, sessionId)
export const insertSession = (tx: Tx, session: Session) => tx.insert(sessions, session)
export const saveSession = (tx: Tx, session: Session) => tx.save(sessions, session)
/** Everybody's sessions that have not expired. index: byUntil */
export const listSessionsUntil = (db: Db, now: number) =>
  db.list(sessions, { where: { untilAt: { gt: now } }, orderBy: [['untilAt', 'desc']], limit: EVERYBODY_MAX })
/** Newest first. index: byMember */
export const listSessionsOf = (db: Db, memberId: string) =>
  db.list(sessions, { where: { memberId }, orderBy: [['startedAt', 'desc']], limit: SESSIONS_MAX })
export const noteUse = (db: Db, sessionId: string, at: number) =>
  db.updateWhere(sessions, { _id: sessionId, usedAt: { lt: at } }, { set: { usedAt: at } })
/** index: byUntil */
export const removeSessionsBefore = (db: Db, at: number) => db.removeWhere(sessions, { untilAt: { lt: at } })
