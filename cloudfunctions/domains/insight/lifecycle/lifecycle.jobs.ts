import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import type { Position } from '../../../platform/db/written-since'
import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext, Slice } from '../../../platform/noun/job'
import { afterIdOf } from '../../base/job/job.face'
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
    const checkpoint = begun(context, before, digestOf([look, CONSENT_VERSIONS.personalization, FORMULAS_VERSION]))
    const slice = await (checkpoint.walk === 'full' ? walkAll : walkDue)(context, look, checkpoint, budget)
    if (slice.isDone) await countDay(context)
    return slice
  },
}

/** Continues the current run. If the rules changed meanwhile, it starts again with everybody. */
function begun(context: JobContext, before: Checkpoint | null, rules: string): Checkpoint {
  const isUnderWay = typeof before?.walk === 'string'
  if (before && isUnderWay && before.rules === rules) return before
  const isFull = before?.doneBy !== rules || (isUnderWay && before.walk === 'full')
  const started = { ...before, rules, untilAt: context.now, nextAt: context.now - SETTLED_AFTER_MS, afterId: null }
  if (isFull) return { ...started, walk: 'full' }
  return { ...started, walk: 'due', source: 0, at: 0, id: '' }
}

/** What remains of a run that has come to its end. */
function finished({ rules, nextAt }: Checkpoint): Checkpoint {
  return { doneBy: rules ?? null, sinceAt: nextAt ?? null }
}

async function walkAll(context: JobContext, look: LookRules, from: Checkpoint, budget: Budget): Promise<Slice> {
  let afterId = afterIdOf(from)
  const total = { looked: 0, changed: 0 }
  for (;;) {
    const page = (await pageMembers(context.db, afterId, PAGE_SIZE)).map(({ _id }) => _id)
    total.changed += await lookAt(context, page, look)
    total.looked += page.length
    afterId = page.at(-1) ?? afterId
    if (page.length < PAGE_SIZE) return { checkpoint: finished(from), isDone: true, ...total }
    if (budget.isSpent()) return { checkpoint: { ...from, afterId }, isDone: false, ...total }
  }
}

async function walkDue(context: JobContext, look: LookRules, from: Checkpoint, budget: Budget): Promise<Slice> {
  const sinceAt = Number(from.sinceAt ?? 0)
  const untilAt = Number(from.untilAt)
  let index = Number(from.source)
  let after: Position = { at: Number(from.at), id: String(from.id ?? '') }
  const total = { looked: 0, changed: 0 }
  for (let source = dueSources[index]; source; source = dueSources[index]) {
    const page = await source(context.db, untilAt, { after, untilAt, limit: PAGE_SIZE })
    // What a merged record did counts for whoever carries it on.
    const memberIds = await withHeirs(context.db, [...new Set(page.memberIds)])
    for (let at = 0; at < memberIds.length; at += PAGE_SIZE) {
      total.changed += await lookAt(context, memberIds.slice(at, at + PAGE_SIZE), look)
    }
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
