import { WITHHELD } from '#shared/insight/event/catalogue'
import { type Session, sessionOf } from '#shared/insight/event/session'
import type { BusinessDay } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import type { Context } from '../../../platform/context'
import { inParallel } from '../../../platform/in-parallel'
import { listEventsOfSessions, type RecordedEvent } from './event.repository'
import { openDay } from './event-day.repository'
import { findSessions, saveSession } from './member-day.repository'

const SESSIONS_AT_ONCE = 50
const WIDTH = 6

/** Adds up anew every session that the events belong to, from all of its events. */
export async function rollUpSessions(context: Context, arrived: readonly RecordedEvent[]): Promise<void> {
  const keys = new Set(arrived.filter(isKept).map(keyOf))
  const sessionIds = [...new Set(arrived.filter(isKept).map(({ sessionId }) => sessionId))].sort()
  for (const part of partsOf(sessionIds, SESSIONS_AT_ONCE)) {
    const some = await listEventsOfSessions(context.db, part)
    await keepSessions(context, sessionsOf(some.filter((event) => isKept(event) && keys.has(keyOf(event)))))
  }
}

function sessionsOf(events: readonly RecordedEvent[]): Session[] {
  const byKey = new Map<string, RecordedEvent[]>()
  for (const event of events) byKey.set(keyOf(event), [...(byKey.get(keyOf(event)) ?? []), event])
  return [...byKey.values()].flatMap((own) => (own[0] ? sessionOf(own[0], own) : []))
}

/** A late event may move the beginning to the day before: both days are counted again. */
async function keepSessions({ db, now }: Context, sessions: readonly Session[]): Promise<void> {
  const before = await findSessions(
    db,
    sessions.map(({ _id }) => _id),
  )
  const days = new Set<BusinessDay>([...before, ...sessions].map(({ day }) => day))
  await inParallel([...days].sort(), { atOnce: WIDTH }, (day) => openDay(db, 'event', day, now))
  await inParallel(sessions, { atOnce: WIDTH }, (session) => saveSession(db, session))
}

// Sessions of two members may have the same id, because two phones may generate the same one.
function keyOf({ memberId, sessionId }: RecordedEvent): string {
  return `${memberId}:${sessionId}`
}

function isKept({ name }: RecordedEvent): boolean {
  return name !== WITHHELD
}
