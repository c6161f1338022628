import { isNew } from '../../../platform/db/is-new'
import type { Budget } from '../../../platform/noun/budget'
import { type Check, type CheckFinding, type CheckPage, checksOf } from '../../../platform/noun/check'
import type { Checkpoint, JobContext, Slice } from '../../../platform/noun/job'
import { findJobState, isManual } from '../../base/job/job.face'
import { insertFinding, markGone, openAgain, type StoredFinding, seeAgain } from './doctor.repository'

// A bug in the program would show up with every member; the first findings say enough.
const FINDINGS_PER_PAGE_MAX = 50

/** Runs every check of every noun, page by page. Findings not seen again are then marked as gone. Repairs nothing. */
export async function examine(context: JobContext, checkpoint: Checkpoint | null, budget: Budget): Promise<Slice> {
  const checks = await checksOf(context.nouns)
  const total = { looked: 0, changed: 0 }
  // Found by name, because a new version of the functions may have added a check between two slices.
  let index = Math.max(
    0,
    checks.findIndex(({ name }) => name === checkpoint?.check),
  )
  let afterId = typeof checkpoint?.afterId === 'string' ? checkpoint.afterId : null
  for (let check = checks[index]; check; check = checks[index]) {
    const isKnown = afterId === null && (await wasClean(context, check))
    const page = isKnown ? NOTHING_WRONG : await check.page(context, afterId)
    const findings = page.findings.slice(0, FINDINGS_PER_PAGE_MAX)
    for (const finding of findings) await keepFinding(context, check.name, finding)
    total.looked += page.looked
    total.changed += findings.length
    afterId = page.afterId
    if (afterId === null) index += 1
    const next = checks[index]
    if (next && budget.isSpent()) return { checkpoint: { check: next.name, afterId }, isDone: false, ...total }
  }
  await markGone(context.db, context.runId)
  return { checkpoint: null, isDone: true, ...total }
}

const NOTHING_WRONG: CheckPage = { findings: [], afterId: null, looked: 0 }
/** The audits run from three o'clock, the examination at five. */
const SAME_NIGHT_MS = 4 * 3_600_000

/**
 * Whether the night has gone over all that the check is about and found nothing. Whoever asks for an examination
 * wants to know how it is now.
 */
async function wasClean({ db, now, runId }: JobContext, { audit }: Check): Promise<boolean> {
  if (audit === undefined || isManual(runId)) return false
  const state = await findJobState(db, audit)
  return state?.status === 'done' && state.changed === 0 && (state.finishedAt ?? 0) >= now - SAME_NIGHT_MS
}

async function keepFinding({ db, now, runId }: JobContext, check: string, found: CheckFinding): Promise<void> {
  const times = { firstAt: now, at: now, runId }
  const finding: StoredFinding = {
    _id: `${check}:${found.subject}`,
    check,
    ...found,
    status: 'open',
    ...times,
    repair: null,
  }
  if ((await seeAgain(db, finding)) > 0) return
  if ((await openAgain(db, finding)) > 0) return
  await isNew(insertFinding(db, finding))
}
