import { DAY_MS } from '#shared/kernel/business-day'
import { KIND_RULES } from '#shared/reach/journey/kind'
import { RUNS_KEPT_DAYS } from '#shared/reach/journey/run'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job, JobContext } from '../../../platform/noun/job'
import { keepDueWork } from '../due/due.face'
import { findJourney, listJourneys } from './journey.repository'
import { countLift } from './lift.service'
import { countOpenIn, findRun, listParked, removeRunsBefore, saveRun } from './run.repository'
import { endOver } from './state.service'
import { definitionOf } from './version.service'
import { JOURNEY_WORK, workIdOf } from './work'

const PAGE_SIZE = 100

/** Runs that stood still with their journey go on where they were, once it runs again. */
export const goOnJob: Job = {
  name: 'go-on-journeys',
  title: '让恢复的旅程继续走',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    const total = { looked: 0, changed: 0 }
    const running = (await listJourneys(context.db)).filter(({ state }) => state === 'live' || state === 'ending')
    for (const { _id } of running) {
      for (;;) {
        if (budget.isSpent()) return { checkpoint: null, isDone: false, ...total }
        const parked = await listParked(context.db, _id, PAGE_SIZE)
        for (const run of parked) await goOn(context, run._id)
        total.looked += parked.length
        total.changed += parked.length
        if (parked.length < PAGE_SIZE) break
      }
    }
    for (const { _id, state } of running) if (state === 'ending') total.changed += await closeIfOver(context, _id)
    return { checkpoint: null, isDone: true, ...total }
  },
}

/** Longer than an instance may take it for one that still begins: who enters meanwhile goes on to the end. */
const SETTLED_MS = 2 * 60_000

/** A journey that is ending has ended once nobody is in it any more. */
async function closeIfOver(context: JobContext, journeyId: string): Promise<number> {
  const { db, now } = context
  const journey = await findJourney(db, journeyId)
  if (journey?.state !== 'ending' || (journey.endedAt ?? now) > now - SETTLED_MS) return 0
  if ((await countOpenIn(db, journeyId)) > 0) return 0
  return (await endOver(context, journeyId)) ? 1 : 0
}

function goOn({ db, now }: JobContext, runId: string): Promise<void> {
  return db.transaction(async (tx) => {
    const run = await findRun(tx, runId)
    if (run?.state !== 'parked') return
    await saveRun(tx, { ...run, state: 'waiting' })
    const dueAt = Math.max(run.dueAt ?? now, now)
    await keepDueWork(tx, { _id: workIdOf(runId), kind: JOURNEY_WORK, memberId: run.memberId, dueAt, facts: { runId } })
  })
}

/** What became of members whose 30 days are over, against those who were left out. */
export const measureJourneysJob: Job = {
  name: 'measure-journeys',
  title: '比较旅程有没有用',
  schedule: { kind: 'daily', at: '06:20' },
  async slice(context, checkpoint, budget) {
    let looked = 0
    const from = checkpoint?.run === context.runId ? String(checkpoint.journeyId) : ''
    for (const { _id, version } of await listJourneys(context.db)) {
      if (_id < from || version === null) continue
      const definition = await definitionOf(context, _id, version)
      if (!definition || KIND_RULES[definition.kind].holdoutPercent === 0) continue
      const counted = await countLift(context, _id, budget)
      looked += counted.looked
      if (!counted.isDone) {
        const stopped = { run: context.runId, journeyId: _id }
        return { checkpoint: stopped, isDone: false, looked, changed: looked }
      }
    }
    return { checkpoint: null, isDone: true, looked, changed: looked }
  },
}

export const forgetJourneyRunsJob = forgetting(
  { name: 'forget-journey-runs', title: '清理一年多以前的旅程记录', schedule: { kind: 'daily', at: '04:55' } },
  [({ db, now }) => removeRunsBefore(db, now - RUNS_KEPT_DAYS * DAY_MS)],
)
