import type { Job, JobContext } from '../../../platform/noun/job'
import { begunWalk, findJobState, walkMembers } from '../../base/job/job.face'
import { digestOf } from '../../base/settings/settings.face'
import { pageAccounts } from '../../ledger/account/account.face'
import { ROLL_UP_JOB } from '../event/event.face'
import { MEMBERS_AT_ONCE } from '../tag/tag.face'
import { reviewPage } from './batch.service'
import { recordUnwritten } from './changes.service'
import { dueSources } from './due.repository'
import { openPlan, tellOfBroken } from './plan.service'

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
    const checkpoint = await begunWalk(context, before, {
      rules: digestOf(plan.rules),
      nextAt: () => nextSince(context),
    })
    if (checkpoint !== before) await tellOfBroken(context, plan, context.runId)
    const tripsBefore = context.db.roundTrips
    const slice = await walkMembers(context, checkpoint, budget, {
      sources: dueSources,
      limit: MEMBERS_AT_ONCE,
      pageAll: async (afterId, limit) => (await pageAccounts(context.db, afterId, limit)).map(({ _id }) => _id),
      look: (memberIds) => reviewPage(context, plan, memberIds),
    })
    const { looked, changed, isDone } = slice
    const roundTrips = context.db.roundTrips - tripsBefore
    context.log.info('members were reviewed', { walk: checkpoint.walk ?? null, looked, changed, isDone, roundTrips })
    return slice
  },
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
