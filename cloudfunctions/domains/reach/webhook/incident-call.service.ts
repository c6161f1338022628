import { businessDayOf } from '#shared/kernel/business-day'
import { type CallOfIncident, withOutcome } from '#shared/reach/webhook/call'
import { type Turned, turnsOf } from '#shared/reach/webhook/incident-turn'
import { bodyOfIncident } from '#shared/reach/webhook/request'
import type { Context } from '../../../platform/context'
import type { Budget } from '../../../platform/noun/budget'
import { listNewestIncidents } from '../../insight/incident/incident.face'
import { findCall, findCalls, insertCall } from './call.repository'
import { findDoor } from './door.repository'
import { type OpenDoor, openDoorsFor } from './door.service'
import { makeCall } from './send.service'

/**
 * Tells what has come about with incidents to each address that an owner has let through for them. Each turn is one call, written down
 * before it is made: however often the job runs, it is made at most once.
 */
export async function tellIncidents(context: Context, budget: Budget) {
  const doors = await openDoorsFor(context, 'incident')
  if (doors.length === 0) return { isDone: true, looked: 0, told: 0 }
  const incidents = await listNewestIncidents(context)
  let told = 0
  for (const open of doors) {
    // What was before the owner opened it is no news for whoever is there.
    const since = open.door.at
    const turns = incidents.flatMap((incident) => turnsOf(incident, { since, now: context.now }))
    for (const turned of await untold(context, open, turns)) {
      if (told > 0 && budget.isSpent()) return { isDone: false, looked: incidents.length, told }
      if (await tell(context, open, turned)) told += 1
    }
  }
  return { isDone: true, looked: incidents.length, told }
}

/** The oldest first. */
async function untold({ db }: Context, open: OpenDoor, turns: readonly Turned[]): Promise<Turned[]> {
  if (turns.length === 0) return []
  const byId = new Map(turns.map((turned) => [callIdOf(open, turned), turned]))
  const ids = [...byId.keys()].slice(0, READ_MAX)
  const known = new Set((await findCalls(db, ids)).map(({ _id }) => _id))
  return ids.flatMap((id) => (known.has(id) ? [] : (byId.get(id) ?? []))).sort((one, other) => one.at - other.at)
}

const READ_MAX = 100

const callIdOf = ({ address }: OpenDoor, { name }: Turned): string => `incident:${address.key}:${name}`

async function tell(context: Context, open: OpenDoor, turned: Turned): Promise<boolean> {
  const { db, now } = context
  const { key: addressKey, url } = open.address
  const call = withOutcome<CallOfIncident>({
    _id: callIdOf(open, turned),
    memberId: null,
    incidentId: turned.turn.id,
    addressKey,
    url,
    at: now,
    day: businessDayOf(now),
    state: 'sending',
    why: null,
    status: null,
  })
  const isMine = await db.transaction(async (tx) => {
    // Another run of the job has it, or an owner has closed the address while others were called.
    if (await findCall(tx, call._id)) return false
    if ((await findDoor(tx, addressKey))?.at !== open.door.at) return false
    await insertCall(tx, call)
    return true
  })
  if (!isMine) return false
  await makeCall(context, open, call, (delivery) => bodyOfIncident({ delivery, incident: turned.turn, at: turned.at }))
  return true
}
