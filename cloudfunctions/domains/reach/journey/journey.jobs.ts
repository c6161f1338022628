import { DAY_MS } from '#shared/kernel/business-day'
import { COMPARED_DAYS, mostEntries } from '#shared/reach/journey/forecast'
import type { Journey } from '#shared/reach/journey/journey'
import { KIND_RULES } from '#shared/reach/journey/kind'
import { RUNS_KEPT_DAYS } from '#shared/reach/journey/run'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job, JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { resumeDueWork } from '../due/due.face'
import { findJourney, listJourneys } from './journey.repository'
import { countLift } from './lift.service'
import {
  countEntered,
  countEnteredBetween,
  countOpenIn,
  findRun,
  listParked,
  removeRunsBefore,
  saveRun,
} from './run.repository'
import { endOver, stopByItself } from './state.service'
import { definitionOf, versionOf } from './version.service'
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
    for (const journey of running) {
      if (journey.state === 'ending') total.changed += await closeIfOver(context, journey._id)
      else if (await stopIfOutrun(context, journey)) total.changed += 1
    }
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

/** Many more have entered lately than is usual for it: it stands still until a person has looked. */
async function stopIfOutrun(
  context: JobContext,
  { _id, version: number, name, outrunKnownAt }: Journey,
): Promise<boolean> {
  const { db, now } = context
  const version = number === null ? null : await versionOf(context, _id, number)
  if (!version || (outrunKnownAt ?? null) !== null) return false
  const { forecast, at: sinceAt } = version
  const comparedAt = Math.max(sinceAt, now - COMPARED_DAYS * DAY_MS)
  const before = await countEnteredBetween(db, _id, { fromAt: sinceAt, untilAt: comparedAt })
  const most = mostEntries(forecast, { before, sinceAt, now })
  if (most === null) return false
  const entered = await countEntered(db, _id, comparedAt)
  if (entered <= most || !(await stopByItself(context, _id, 'forecast'))) return false
  const days = Math.ceil((now - comparedAt) / DAY_MS)
  await raiseAlert(context, {
    kind: 'journey-stopped',
    subject: _id,
    text: `旅程“${name}”最近 ${days} 天进来了 ${entered} 人次，照平常最多 ${Math.round(most)}，已经自动暂停。看是谁进来的；没有问题就点“继续”，这一版以后不再按人数停。`,
    source: `${_id}:${number}:forecast`,
  })
  return true
}

function goOn({ db, now }: JobContext, runId: string): Promise<void> {
  return db.transaction(async (tx) => {
    const run = await findRun(tx, runId)
    if (run?.state !== 'parked') return
    await saveRun(tx, { ...run, state: 'waiting' })
    const dueAt = Math.max(run.dueAt ?? now, now)
    await resumeDueWork(tx, {
      _id: workIdOf(runId),
      kind: JOURNEY_WORK,
      memberId: run.memberId,
      dueAt,
      facts: { runId },
    })
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
