import { addDays, type BusinessDay, businessDayOf, DAY_MS, startOfDay } from '#shared/kernel/business-day'
import type { Run } from '#shared/reach/journey/run'
import { placeIn } from '#shared/reach/journey/ways'
import type { Context } from '../../../platform/context'
import type { Met } from '../../../platform/noun/trial-source'
import { countEntered, listRunsBefore } from './run.repository'

const RUNS_MAX = 500
const LENGTHS = [7, 14, 28] as const

/** Who came to a split in some days, by the runs that were entered latest before the end of these. */
export async function metAt(
  { db, now }: Pick<Context, 'db' | 'now'>,
  placeId: string,
  { since, until }: { since: BusinessDay; until: BusinessDay },
): Promise<Met> {
  const { journeyId, splitId } = placeIn(placeId)
  const runs = await listRunsBefore(db, { journeyId }, startOfDay(addDays(until, 1)), RUNS_MAX)
  const days = new Map<string, BusinessDay>()
  // From the latest to the first, so that the first day of a member stands.
  for (const run of runs) {
    const day = passedOn(run, splitId)
    if (day !== null && day >= since && day <= until) days.set(run.memberId, day)
  }
  const passed = runs.filter((run) => passedOn(run, splitId) !== null).length
  const share = runs.length === 0 ? 0 : passed / runs.length
  const membersWithin: { days: number; members: number }[] = []
  for (const length of LENGTHS) {
    const entered = await countEntered(db, journeyId, now - length * DAY_MS)
    membersWithin.push({ days: length, members: Math.round(entered * share) })
  }
  return { people: [...days].map(([memberId, day]) => ({ memberId, day })), membersWithin }
}

const passedOn = ({ path }: Run, splitId: string): BusinessDay | null => {
  const step = path.find(({ nodeId, what }) => nodeId === splitId && what === 'part')
  return step ? businessDayOf(step.at) : null
}
