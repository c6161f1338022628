import { belongsTo, type Met, metAgain, newIncident } from '#shared/insight/incident/incident'
import { DAY_MS } from '#shared/kernel/business-day'
import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { findIncident, insertIncident, listSame, listUnderWay, saveIncident } from './incident.repository'

const RECURS_WITHIN_MS = 90 * DAY_MS
const RECURRENCES_MAX = 50

/** Each trouble becomes an incident, or belongs to one that is under way; answers how many are new. */
export async function openIncidents(context: JobContext, troubles: readonly Met[]): Promise<number> {
  let opened = 0
  for (const met of troubles) {
    // Read anew each time: the trouble before this one may have opened the one to which it belongs.
    const underWay = await listUnderWay(context.db, ['open', 'owned'])
    const known = underWay.find((incident) => belongsTo(incident, met, context.now))
    if (known) await meetAgain(context, known._id, met)
    else opened += (await open(context, met)) ? 1 : 0
  }
  return opened
}

async function meetAgain({ db, now }: JobContext, id: string, met: Met): Promise<void> {
  await db.transaction(async (tx) => {
    const incident = await findIncident(tx, id)
    if (!incident || incident.state === 'solved' || incident.state === 'reviewed') return
    await saveIncident(tx, metAgain(incident, met, now))
  })
}

/** One that was over and comes again on the same day is open again; the alert is raised before, so that it is never missed. */
async function open(context: JobContext, met: Met): Promise<boolean> {
  const { db, now } = context
  const incident = newIncident(met, now)
  const over = (await findIncident(db, incident._id))?.solvedAt ?? null
  const before = (await listSame(db, incident, now - RECURS_WITHIN_MS, RECURRENCES_MAX)).filter(
    ({ _id }) => _id !== incident._id,
  )
  await raiseAlert(context, {
    kind: 'incident',
    subject: incident._id,
    text: `事件：${met.title}。${met.text}`,
    source: `opened:${over ?? 0}`,
  })
  return db.transaction(async (tx) => {
    const same = await findIncident(tx, incident._id)
    if (!same) {
      await insertIncident(tx, { ...incident, recurrences: before.length, lastBefore: before[0]?._id ?? null })
      return true
    }
    const again = metAgain(same, met, now)
    const isOver = same.state === 'solved' || same.state === 'reviewed'
    const reopened = { state: 'open' as const, owner: null, ownedAt: null, solvedAt: null, reviewedAt: null }
    await saveIncident(tx, isOver ? { ...again, ...reopened, openedAt: now, recurrences: same.recurrences + 1 } : again)
    return isOver
  })
}
