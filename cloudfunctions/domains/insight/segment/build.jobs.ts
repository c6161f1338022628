import { everybody, type Reach } from '#shared/base/condition/reach'
import { segmentLanguage } from '#shared/insight/segment/language'
import type { Job, JobContext } from '../../../platform/noun/job'
import { endAlert, raiseAlert } from '../../base/alert/alert.face'
import { MEMBERS_AT_ONCE } from '../tag/tag.face'
import { reviewPage } from './batch.service'
import { listReached } from './candidates.service'
import { recordUnwritten } from './changes.service'
import { openPlan, type Plan } from './plan.service'
import { type Build, keepBuild, listUnbuilt, removeSegment, type StoredSegment } from './segment.repository'

// Longer than a function may run, so a review that used the earlier conditions has ended by then.
const SETTLES_IN_MS = 65_000
const FAILURES_MAX = 3
const FROM_THE_START: Build = { phase: 'members', afterId: null, looked: 0, failures: 0 }

/**
 * Finds the members of new and changed segments, and removes the members of ended ones. It takes one page of each in
 * turn, so that a heavy segment never holds up the others. After three failures in a row a segment waits for a person.
 */
export const buildSegmentsJob: Job = {
  name: 'build-segments',
  title: '计算新建和修改的人群',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    const total = { looked: 0, changed: 0 }
    let open = await listOpen(context)
    if (open.length === 0) return { checkpoint: null, isDone: true, ...total }
    await recordUnwritten(context)
    const plan = await openPlan(context)
    while (open.length > 0) {
      const unfinished: StoredSegment[] = []
      for (const segment of open) {
        const step = await buildStep(context, plan, segment)
        total.looked += step.looked
        total.changed += step.changed
        if (step.next) unfinished.push(step.next)
        if (budget.isSpent()) return { checkpoint: null, isDone: false, ...total }
      }
      open = unfinished
    }
    return { checkpoint: null, isDone: true, ...total }
  },
  async waitsUntil({ db, now }) {
    const unsettled = (await listUnbuilt(db)).map(({ savedAt }) => savedAt + SETTLES_IN_MS).filter((at) => at > now)
    return unsettled.length === 0 ? null : Math.max(...unsettled)
  },
}

/** The segment with the least done goes first, so a heavy one holds up no small one even if time allows one page. */
async function listOpen({ db, now, isForced = false }: JobContext): Promise<StoredSegment[]> {
  const settled = (await listUnbuilt(db)).filter(({ savedAt }) => isForced || now - savedAt >= SETTLES_IN_MS)
  return settled.sort((a, b) => (a.build?.looked ?? 0) - (b.build?.looked ?? 0))
}

interface Step {
  /** The segment as it stands now; null if there is nothing left to do for it in this slice. */
  next: StoredSegment | null
  looked: number
  changed: number
}

const nothing = { next: null, looked: 0, changed: 0 }

/** One page of one segment. A failure is counted on that segment only, and the next one gets its turn. */
async function buildStep(context: JobContext, plan: Plan, segment: StoredSegment): Promise<Step> {
  const build = segment.build ?? FROM_THE_START
  try {
    const ids = await pageOf(context, segment, build)
    const changed = await reviewPage({ ...context, failures: build.failures }, plan, ids)
    const next = after(build, ids)
    const kept = next === null ? await finish(context, segment) : await advance(context, segment, next)
    return { next: kept, looked: ids.length, changed }
  } catch (error) {
    context.log.error('a segment could not be built', error, { segment: segment._id, failures: build.failures + 1 })
    await fail(context, segment, { ...build, failures: build.failures + 1 }, error)
    return nothing
  }
}

function pageOf(context: JobContext, { _id, state, condition }: StoredSegment, { phase, afterId }: Build) {
  const members: Reach = { by: 'segment', segmentId: _id }
  const parsed = segmentLanguage.schema.safeParse(condition)
  const reach = parsed.success ? segmentLanguage.reachOf(parsed.data) : everybody
  return listReached(context, state === 'ending' || phase === 'members' ? members : reach, {
    afterId,
    limit: MEMBERS_AT_ONCE,
  })
}

/** Null when the last page of the last phase is done. */
function after(build: Build, ids: readonly string[]): Build | null {
  const looked = build.looked + ids.length
  if (ids.length === MEMBERS_AT_ONCE) return { ...build, afterId: ids.at(-1) ?? null, looked, failures: 0 }
  return build.phase === 'members' ? { phase: 'reach', afterId: null, looked, failures: 0 } : null
}

async function advance(context: JobContext, segment: StoredSegment, build: Build): Promise<StoredSegment | null> {
  // Once the members of an ending segment have left it, nobody else has to be asked.
  if (segment.state === 'ending' && build.phase === 'reach') return finish(context, segment)
  const isKept = (await keepBuild(context.db, segment, { state: segment.state, build })) > 0
  return isKept ? { ...segment, build } : null
}

async function finish(context: JobContext, segment: StoredSegment): Promise<null> {
  if (segment.state === 'ending') await removeSegment(context.db, segment)
  else await keepBuild(context.db, segment, { state: 'ready', build: null })
  // What was wrong with it was put right, or is gone with it.
  for (const kind of ['segment-failed', 'segment-broken']) {
    await endAlert(context, `${kind}:${segment._id}`, '已经重新算好')
  }
  return null
}

async function fail(context: JobContext, segment: StoredSegment, build: Build, error: unknown): Promise<void> {
  const isLast = build.failures >= FAILURES_MAX
  await keepBuild(context.db, segment, {
    state: isLast && segment.state !== 'ending' ? 'failed' : segment.state,
    build,
  })
  if (!isLast) return
  const reason = error instanceof Error ? error.message : String(error)
  const text = `人群“${segment.name}”连续 ${build.failures} 次计算失败，请检查后重新保存。${reason.slice(0, 100)}`
  await raiseAlert(context, { kind: 'segment-failed', subject: segment._id, text, source: context.runId })
}
