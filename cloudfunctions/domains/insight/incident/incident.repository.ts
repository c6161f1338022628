import type { Incident, IncidentState } from '#shared/insight/incident/incident'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const incidents = collection<Incident>('incidents')

const OPEN_MAX = 100

export const findIncident = (reader: Reader, id: string) => reader.find(incidents, id)
export const insertIncident = (tx: Tx, incident: Incident) => tx.insert(incidents, incident)
export const saveIncident = (tx: Tx, incident: Incident) => tx.save(incidents, incident)
/** By byState; those of which the last word is not said yet. */
export const listUnderWay = (db: Db, states: readonly IncidentState[]) =>
  db.list(incidents, { where: { state: { in: [...states] } }, orderBy: [['openedAt', 'desc']], limit: OPEN_MAX })
/** By byOpened, the newest first. */
export const listIncidents = (db: Db, { beforeAt, limit }: { beforeAt: number; limit: number }) =>
  db.list(incidents, { where: { openedAt: { lt: beforeAt } }, orderBy: [['openedAt', 'desc']], limit })
/** By bySame: earlier ones of the same kind, the newest first. */
export const listSame = (db: Db, { kind, direction, scope }: Incident, fromAt: number, limit: number) =>
  db.list(incidents, {
    where: { kind, direction, scope, openedAt: { gte: fromAt } },
    orderBy: [['openedAt', 'desc']],
    limit,
  })
export const countUnderWay = (db: Db, states: readonly IncidentState[]) =>
  db.count(incidents, { state: { in: [...states] } })
