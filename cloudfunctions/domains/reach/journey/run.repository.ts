import { OPEN_STATES, type Run, type RunState } from '#shared/reach/journey/run'
import { collection } from '../../../platform/db/collection'
import type { Db, Order, Reader, Tx } from '../../../platform/db/db'
import { listSince, type ReadingSpan } from '../../../platform/db/written-since'

const runs = collection<Run>('journey_runs')
const NEWEST: Order = [
  ['enteredAt', 'desc'],
  ['_id', 'asc'],
]

export const findRun = (reader: Reader, id: string) => reader.find(runs, id)
export const findRuns = (db: Db, ids: readonly string[]) => db.findMany(runs, ids)
/** @throws DuplicateKeyError when what begins it has begun it before */
export const insertRun = (tx: Tx, run: Run) => tx.insert(runs, run)
export const saveRun = (tx: Tx, run: Run) => tx.save(runs, run)

/** As long as it stands where it was read: a step, what it waits for, a merge or an end would have changed one of these. */
export const moveRun = async (db: Db, before: Run, after: Run): Promise<boolean> => {
  const set = Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== before[key as keyof Run]))
  if (Object.keys(set).length === 0) return true
  const { _id, state, visits, memberId, heardAt, dueAt } = before
  return (await db.updateWhere(runs, { _id, state, visits, memberId, heardAt, dueAt }, { set })) === 1
}

/** By byState. */
export const countRuns = (db: Db, journeyId: string, state: RunState) => db.count(runs, { journeyId, state })
/** By byState. */
export const countOpenIn = (db: Db, journeyId: string) => db.count(runs, { journeyId, state: { in: OPEN_STATES } })
/** By byState: the one that is due longest, or waits for the next moment. */
export const listNextDue = (db: Db, journeyId: string) =>
  db.list(runs, { where: { journeyId, state: 'waiting' }, orderBy: [['dueAt', 'asc']], limit: 1 })
/** By byEntry. */
export const countEntered = (db: Db, journeyId: string, sinceAt = 0) =>
  db.count(runs, { journeyId, enteredAt: { gte: sinceAt } })
export const countEnteredBetween = (
  db: Db,
  journeyId: string,
  { fromAt, untilAt }: { fromAt: number; untilAt: number },
) => db.count(runs, { journeyId, enteredAt: { gte: fromAt, lt: untilAt } })

export interface RunFilter {
  journeyId: string
  state?: RunState | undefined
  nodeId?: string | undefined
}

/** By byEntry. */
export const listRunsBefore = (db: Db, where: RunFilter, at: number, limit: number) =>
  db.list(runs, { where: { ...given(where), enteredAt: { lt: at } }, orderBy: NEWEST, limit })
/** By byEntry: those of one instant, after an id. */
export const listRunsWithin = (db: Db, where: RunFilter, at: number, afterId: string, limit: number) =>
  db.list(runs, {
    where: { ...given(where), enteredAt: at, _id: { gt: afterId } },
    orderBy: [['_id', 'asc']],
    limit,
  })

function given({ journeyId, state, nodeId }: RunFilter) {
  return { journeyId, ...(state !== undefined && { state }), ...(nodeId !== undefined && { nodeId }) }
}

/** By byEntry. */
export const sumRuns = (db: Db, journeyId: string, by: keyof Run, fields: readonly string[]) =>
  db.sumBy(runs, { where: { journeyId }, by, fields, limit: 100 })
/** By byState. */
export const countByNode = (db: Db, journeyId: string, state: RunState) =>
  db.sumBy(runs, { where: { journeyId, state }, by: 'nodeId', fields: [], limit: 100 })

/** By byTime: in the order of entry. */
export const listEnteredSince = (db: Db, journeyId: string, reading: ReadingSpan) =>
  listSince(db, runs, { field: 'enteredAt', where: { journeyId } }, reading)
const ENTRIES_MAX = 1000
/** By byMember: how some records entered a journey for the first time, in the order of entry. */
export const listEntriesOf = async (db: Db, journeyId: string, memberIds: readonly string[]): Promise<Run[]> => {
  if (memberIds.length === 0) return []
  const where = { memberId: { in: memberIds }, journeyId, entryNumber: 1 }
  const found = await db.list(runs, { where, limit: ENTRIES_MAX })
  return found.sort((a, b) => a.enteredAt - b.enteredAt || (a._id < b._id ? -1 : 1))
}

/** By byState. A step that is under way meets this and finds it ended. */
export const endRunsOf = (db: Db, journeyId: string, { now }: { now: number }) =>
  db.updateWhere(
    runs,
    { journeyId, state: { in: OPEN_STATES } },
    { set: { state: 'ended', endedWhy: 'killed', endedAt: now, dueAt: null, waitsFor: null } },
  )

/** By byMember. */
export const removeRunsOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(runs, { memberId: { in: memberIds } })
/** By byAge. */
export const removeRunsBefore = (db: Db, at: number) => db.removeWhere(runs, { enteredAt: { lt: at } })

const OPEN_MAX = 50
/** By byMember. */
export const listOpenOf = (db: Db, memberIds: readonly string[]) =>
  db.list(runs, { where: { memberId: { in: memberIds }, state: { in: OPEN_STATES } }, limit: OPEN_MAX })
/** By byMember. */
export const countOpenOf = (db: Db, memberId: string) => db.count(runs, { memberId, state: 'waiting' })
/** By byState. */
export const listParked = (db: Db, journeyId: string, limit: number) =>
  db.list(runs, { where: { journeyId, state: 'parked' }, limit })
