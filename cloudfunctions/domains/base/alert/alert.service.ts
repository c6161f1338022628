import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import {
  type Alert,
  findAlert,
  insertAlert,
  listOpenAlerts,
  markClosed,
  markOver,
  repeatAlert,
} from './alert.repository'

export interface AlertFacts {
  kind: string
  /** Together with `kind` it names the alert: the same trouble is one alert, however often it is met. */
  subject: string
  text: string
  /** Names the occurrence, such as a run: the same one is counted once, and does not open a closed alert again. */
  source: string
}

/** Asks for a person. Met again, the alert is counted up and open again. */
export async function raiseAlert(
  { db, now, log }: Context,
  { kind, subject, text, source }: AlertFacts,
): Promise<void> {
  const alert: Alert = {
    _id: `${kind}:${subject}`,
    kind,
    subject,
    text,
    status: 'open',
    firstAt: now,
    at: now,
    count: 1,
    lastSource: source,
    closedAt: null,
    note: null,
  }
  log.warn('an alert was raised', { alert: alert._id })
  if ((await repeatAlert(db, alert)) > 0) return
  await isNew(insertAlert(db, alert))
}

/** What waits for a person, newest first. */
export async function listAlerts({ db }: Context) {
  const open = await listOpenAlerts(db)
  return { alerts: open.map(({ _id, kind, text, at, count }) => ({ alertId: _id, kind, text, at, count })) }
}

/** @throws DomainError ALERT_NOT_FOUND. To close what is closed changes nothing. */
export async function closeAlert({ db, now }: Context, alertId: string, note: string) {
  const isClosed = (await markClosed(db, alertId, now, note)) > 0
  if (!isClosed && !(await findAlert(db, alertId))) throw new DomainError('ALERT_NOT_FOUND')
  return { alertId }
}

/** The trouble is over, whoever ended it: nobody has to close the alert. The same source may raise it again. */
export async function endAlert({ db, now }: Context, alertId: string, note: string): Promise<void> {
  await markOver(db, alertId, now, note)
}
