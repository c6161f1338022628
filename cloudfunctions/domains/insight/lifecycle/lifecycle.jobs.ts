import { partsOf } from '#shared/kernel/parts'
import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import type { Job, JobContext } from '../../../platform/noun/job'
import { begunWalk, walkMembers } from '../../base/job/job.face'
import { digestOf } from '../../base/settings/settings.face'
import { pageMembers, withHeirs } from '../../people/member/member.face'
import { dueSources } from './due.repository'
import { type LookRules, lookAt, openLook } from './looking.service'
import { countDay } from './pyramid.service'

/** Raised when the formulas are others, so that everybody is looked at. */
const FORMULAS_VERSION = 1
const PAGE_SIZE = 100
/** Longer than a function may run. A write that began before this has arrived by now, or never will. */
const SETTLED_AFTER_MS = 2 * 60_000

/**
 * Every night after the scores: looks at members whose days changed, who were scored, or for whom time changes something
 * today; at everybody when the rules, the wording of the consent or our formulas are others. Then it counts the day.
 */
export const reviewLifecyclesJob: Job = {
  name: 'review-lifecycles',
  title: '更新生命周期和参与度',
  schedule: { kind: 'daily', at: '03:10' },
  async slice(context, before, budget) {
    const look = await openLook(context)
    const rules = digestOf([look, CONSENT_VERSIONS.personalization, FORMULAS_VERSION])
    const from = await begunWalk(context, before, { rules, nextAt: () => context.now - SETTLED_AFTER_MS })
    const slice = await walkMembers(context, from, budget, {
      sources: dueSources,
      limit: PAGE_SIZE,
      pageAll: async (afterId, limit) => (await pageMembers(context.db, afterId, limit)).map(({ _id }) => _id),
      look: (memberIds) =>
        from.walk === 'full' ? lookAt(context, memberIds, look) : lookAtHeirs(context, look, memberIds),
    })
    if (slice.isDone) await countDay(context)
    return slice
  },
}

/** What a merged record did counts for whoever carries it on. */
async function lookAtHeirs(context: JobContext, look: LookRules, memberIds: readonly string[]): Promise<number> {
  let changed = 0
  for (const ids of partsOf(await withHeirs(context.db, [...new Set(memberIds)]), PAGE_SIZE)) {
    changed += await lookAt(context, ids, look)
  }
  return changed
}
