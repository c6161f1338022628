import type { Position } from '../../../platform/db/written-since'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext, Slice } from '../../../platform/noun/job'
import { afterIdOf, findJobState } from '../../base/job/job.face'
import { digestOf } from '../../base/settings/settings.face'
import { pageAccounts } from '../../ledger/account/account.face'
import { ROLL_UP_JOB } from '../event/event.face'
import { MEMBERS_AT_ONCE } from '../tag/tag.face'
import { reviewPage } from './batch.service'
import { recordUnwritten } from './changes.service'
import { dueSources } from './due.repository'
import { openPlan, type Plan, tellOfBroken } from './plan.service'

/** Longer than a function may run. A write that began before this has arrived by now, or never will. */
const SETTLED_AFTER_MS = 2 * 60_000
/** Before the first roll-up, everything that phones sent in the last hour is looked at again. */
const NOT_ROLLED_UP_MS = 3_600_000

/**
 * Keeps tags and segments true. A run looks only at members for whom something changed since the last run, or whose
 * window turns today. It looks at everybody when the rules of tags change, and at the very first run.
 */
export const reviewPortraitsJob: Job = {
  name: 'review-portraits',
  title: '更新标签和人群',
  schedule: { kind: 'every', minutes: 60 },
  async slice(context, before, budget) {
    await recordUnwritten(context)
    const plan = await openPlan(context)
    const checkpoint = await begun(context, before, digestOf(plan.rules))
    if (checkpoint !== before) await tellOfBroken(context, plan, context.runId)
    const walk = checkpoint.walk === 'full' ? walkAll : walkDue
    const tripsBefore = context.db.roundTrips
    const slice = await walk(context, plan, checkpoint, budget)
    const { looked, changed, isDone } = slice
    const roundTrips = context.db.roundTrips - tripsBefore
    context.log.info('members were reviewed', { walk: checkpoint.walk ?? null, looked, changed, isDone, roundTrips })
    return slice
  },
}

/** Continues the current run. If the rules changed meanwhile, it starts again with everybody. */
async function begun(context: JobContext, before: Checkpoint | null, rules: string): Promise<Checkpoint> {
  const isUnderWay = typeof before?.walk === 'string'
  if (before && isUnderWay && before.rules === rules) return before
  const untilAt = context.now
  const isFull = before?.doneBy !== rules || (isUnderWay && before.walk === 'full')
  const started = { ...before, rules, untilAt, nextAt: await nextSince(context), afterId: null }
  if (isFull) return { ...started, walk: 'full' }
  return { ...started, walk: 'due', source: 0, at: Number(before?.sinceAt ?? 0), id: '' }
}

/** Where the next run begins: what was not rolled up by now has to be looked at again. */
async function nextSince({ db, now }: JobContext): Promise<number> {
  const state = await findJobState(db, ROLL_UP_JOB)
  const positions = Object.entries(state?.checkpoint ?? {}).flatMap(([name, at]) =>
    name.endsWith('_at') && typeof at === 'number' ? [at] : [],
  )
  const rolledUpTo = positions.length > 0 ? Math.min(...positions) : now - NOT_ROLLED_UP_MS
  return Math.min(now, rolledUpTo) - SETTLED_AFTER_MS
}

/** What remains of a run that has come to its end. */
function finished({ rules, nextAt }: Checkpoint): Checkpoint {
  return { doneBy: rules ?? null, sinceAt: nextAt ?? null }
}

async function walkAll(context: JobContext, plan: Plan, from: Checkpoint, budget: Budget): Promise<Slice> {
  let afterId = afterIdOf(from)
  const total = { looked: 0, changed: 0 }
  for (;;) {
    const page = await pageAccounts(context.db, afterId, MEMBERS_AT_ONCE)
    const memberIds = page.map(({ _id }) => _id)
    total.changed += await reviewPage(context, plan, memberIds)
    total.looked += page.length
    afterId = memberIds.at(-1) ?? null
    if (page.length < MEMBERS_AT_ONCE) return { checkpoint: finished(from), isDone: true, ...total }
    if (budget.isSpent()) return { checkpoint: { ...from, afterId }, isDone: false, ...total }
  }
}

async function walkDue(context: JobContext, plan: Plan, from: Checkpoint, budget: Budget): Promise<Slice> {
  const sinceAt = Number(from.sinceAt ?? 0)
  const untilAt = Number(from.untilAt)
  let index = Number(from.source)
  let after: Position = { at: Number(from.at), id: String(from.id ?? '') }
  const total = { looked: 0, changed: 0 }
  for (let source = dueSources[index]; source; source = dueSources[index]) {
    const page = await source(context.db, untilAt, { after, untilAt, limit: MEMBERS_AT_ONCE })
    total.changed += await reviewPage(context, plan, page.memberIds)
    total.looked += page.memberIds.length
    if (page.isLast) index += 1
    after = page.isLast ? { at: sinceAt, id: '' } : page.position
    const isLeft = index < dueSources.length
    if (isLeft && budget.isSpent()) {
      return { checkpoint: { ...from, source: index, ...after }, isDone: false, ...total }
    }
  }
  return { checkpoint: finished(from), isDone: true, ...total }
}
