import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** Something that waits for a person; `_id` is `<kind>:<subject>`. */
export interface Alert {
  _id: string
  kind: string
  subject: string
  /** Simplified Chinese, without personal data. */
  text: string
  status: 'open' | 'closed'
  firstAt: number
  /** When it was raised last. */
  at: number
  count: number
  /** What raised it last: the same source again is the same occurrence. */
  lastSource: string
  closedAt: number | null
  note: string | null
}

const alerts = collection<Alert>('alerts')

const ALERTS_MAX = 100

export const listOpenAlerts = (db: Db) =>
  db.list(alerts, { where: { status: 'open' }, orderBy: [['at', 'desc']], limit: ALERTS_MAX })
export const findAlert = (db: Db, alertId: string) => db.find(alerts, alertId)
export const insertAlert = (db: Db, alert: Alert) => db.insert(alerts, alert)
export const repeatAlert = (db: Db, { _id, lastSource, text, at }: Alert) =>
  db.updateWhere(
    alerts,
    { _id, lastSource: { ne: lastSource } },
    { set: { status: 'open', text, at, lastSource }, inc: { count: 1 } },
  )
export const markClosed = (db: Db, alertId: string, closedAt: number, note: string) =>
  db.updateWhere(alerts, { _id: alertId, status: 'open' }, { set: { status: 'closed', closedAt, note } })
/** What raised it last is forgotten: met again, it is open again. */
export const markOver = (db: Db, alertId: string, closedAt: number, note: string) =>
  db.updateWhere(
    alerts,
    { _id: alertId, status: 'open' },
    { set: { status: 'closed', closedAt, note, lastSource: '' } },
  )
