import type { ScoreModel } from '#shared/insight/score/model'
import { type ScoreRules, scoreRules } from '#shared/insight/score/rules'
import { FIGURES_VERSION } from '#shared/insight/score/score-of'
import { daysBetween, endOfDay } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { CONSENT_VERSIONS } from '#shared/people/member/consent'
import type { Job, JobContext } from '../../../platform/noun/job'
import { digestOf, type RuleVersion, versionInForce } from '../../base/settings/settings.face'
import { countMembers } from '../../people/member/member.face'
import { fingerprintOfChanges } from '../../till/purchase/purchase.face'
import { isFitDue, type KeptSample, makeVersion } from './fitting.service'
import { findLatestModel, findModel } from './model.repository'
import { counted } from './people.service'
import { type EarlierRun, type Phase, type Progress, pastOf, progressOf, toCheckpoint } from './progress'
import { reportRun } from './run.service'
import { takeSamplePage } from './sampling.service'
import { lastWholeDay, type ScoringContext } from './scoring.service'
import { type WalkedPage, walkActed, walkDue, walkEverybody } from './walks.service'

/** A function runs for a minute at most, so a write that began before that has finished. */
const SETTLES_IN_MS = 90_000

/**
 * Every night: fits the models when that is due, then scores members who acted since the last night and members whose
 * figures change with time today. If the model, the rules or the consent's wording changed, it scores everybody.
 */
export const scoreMembersJob: Job = {
  name: 'score-members',
  title: '会员评分',
  schedule: { kind: 'daily', at: '02:00' },
  async slice(context, checkpoint, budget) {
    const past = pastOf(checkpoint)
    const rules = await versionInForce(context, scoreRules)
    const plannedBy = planOf(context, rules)
    const begun = progressOf(checkpoint)
    // A run overtaken by another day or by other rules starts again; only what earlier runs left still counts.
    let progress = begun?.plannedBy === plannedBy ? begun : await begin(context, past, rules, plannedBy)
    const before = progress
    const kept: KeptState = { model: null, making: { sample: null } }
    let changed = 0
    do {
      const stepped = await step(context, { past, progress, rules, kept })
      changed += stepped.written
      if (stepped.progress === null) return ended(stepped.past, progress.looked - before.looked, changed)
      progress = stepped.progress
    } while (!budget.isSpent())
    return { checkpoint: toCheckpoint(past, progress), isDone: false, looked: progress.looked - before.looked, changed }
  },
}

function ended(past: EarlierRun, looked: number, changed: number) {
  return { checkpoint: toCheckpoint(past, null), isDone: true, looked: Math.max(0, looked), changed }
}

/** A run is for one day, under one version of the rules and one wording. */
function planOf({ now }: JobContext, rules: RuleVersion<ScoreRules>): string {
  return digestOf([lastWholeDay(now), rules, CONSENT_VERSIONS.personalization, FIGURES_VERSION]).slice(0, 16)
}

async function begin(
  context: JobContext,
  past: EarlierRun,
  rules: RuleVersion<ScoreRules>,
  plannedBy: string,
): Promise<Progress> {
  const { db, now } = context
  const [latest, population] = [await findLatestModel(db), await countMembers(db)]
  const daysSince = latest ? daysBetween(latest.asOfDay, lastWholeDay(now)) : 0
  const hasNewModel = isFitDue(latest, { daysSince, population, refitDays: rules.value.model.refitDays })
  const version = (latest?.version ?? 0) + (hasNewModel ? 1 : 0)
  const isSameScale = past.scoredBy === scaleOf(version, rules)
  const wentBack = past.day !== null && past.day > lastWholeDay(now)
  const mode = isSameScale && !wentBack ? 'changes' : 'full'
  const hasLateChanges = past.seen !== (await fingerprintBefore(db, past.seenToAt))
  return {
    phase: hasNewModel ? 'sample' : mode === 'full' ? 'full' : 'morning',
    plannedBy,
    mode,
    hasNewModel,
    version,
    population,
    startedAt: now,
    seenNow: await fingerprintBefore(db, now),
    newFromAt: hasLateChanges ? past.seenToAt - SETTLES_IN_MS : past.seenToAt + 1,
    page: 0,
    afterId: null,
    fitted: '',
    changedAt: 0,
    looked: 0,
    leftOut: 0,
    queries: 5,
    documents: latest ? 2 : 1,
  }
}

function fingerprintBefore(db: JobContext['db'], at: number): Promise<string> {
  return fingerprintOfChanges(db, { fromAt: at - SETTLES_IN_MS, toAt: at })
}

/** What all scores of a shop must share to be comparable. */
function scaleOf(version: number, rules: RuleVersion<ScoreRules>): string {
  return digestOf([version, rules, CONSENT_VERSIONS.personalization, FIGURES_VERSION]).slice(0, 16)
}

/** Read once in a slice. */
interface KeptState {
  model: ScoreModel | null
  making: KeptSample
}

interface RunState {
  past: EarlierRun
  progress: Progress
  rules: RuleVersion<ScoreRules>
  kept: KeptState
}
type StepOutcome = { past: EarlierRun; progress: Progress | null; written: number }

/** One page or one fit: the smallest piece of work after which a run can stop. */
async function step(context: JobContext, standing: RunState): Promise<StepOutcome> {
  const { past, progress, rules, kept } = standing
  const cost = { queries: progress.queries, documents: progress.documents }
  const asOfDay = lastWholeDay(context.now)
  const making = { ...progress, asOfDay, rules: rules.value, rulesVersion: rules.version, runId: context.runId, cost }
  const goOn = (change: Partial<Progress>, written = 0): StepOutcome => ({
    past,
    progress: { ...progress, ...change, ...cost },
    written,
  })
  switch (progress.phase) {
    case 'sample': {
      const { afterId, isDone } = await takeSamplePage(context, making)
      return goOn(isDone ? { phase: 'fit', page: 0, afterId: null } : { page: progress.page + 1, afterId })
    }
    case 'fit': {
      const { fitted, isDone } = await makeVersion(context, making, kept.making)
      return goOn(isDone ? { phase: 'full', fitted: '' } : { fitted })
    }
    case 'report':
      await reportRun(context, making)
      return { past: pastAfter(context, standing), progress: null, written: 0 }
    default:
      return walk(context, standing, { cost, goOn })
  }
}

async function walk(
  context: JobContext,
  standing: RunState,
  { cost, goOn }: { cost: ScoringContext['cost']; goOn: (change: Partial<Progress>, written?: number) => StepOutcome },
): Promise<StepOutcome> {
  const { progress, rules, kept } = standing
  const model = await modelOf(context, { version: progress.version, kept, cost })
  const scoring = {
    asOfDay: lastWholeDay(context.now),
    model,
    rules: rules.value,
    rulesVersion: rules.version,
    runId: context.runId,
    cost,
  }
  const walked = await walkPage(context, scoring, standing)
  const sums = { looked: progress.looked + walked.looked, leftOut: progress.leftOut + walked.leftOut }
  const where = walked.isDone
    ? { phase: NEXT[progress.phase], afterId: null, changedAt: 0 }
    : { afterId: walked.afterId, changedAt: walked.changedAt ?? 0 }
  return goOn({ ...sums, ...where }, walked.written)
}

const NEXT: Record<Phase, Phase> = {
  sample: 'fit',
  fit: 'full',
  full: 'report',
  morning: 'refunded',
  refunded: 'acted',
  acted: 'due',
  due: 'report',
  report: 'report',
}

function walkPage(
  context: JobContext,
  scoring: Omit<ScoringContext, 'cause'>,
  { past, progress }: RunState,
): Promise<WalkedPage> {
  const { phase, afterId, newFromAt } = progress
  const acted = { ...scoring, cause: 'acted' } as const
  const dayEnd = past.day === null ? 0 : endOfDay(past.day)
  // '~' sorts behind every id: nothing of the instant before is read.
  const from = (firstAt: number) => ({ at: progress.changedAt || firstAt - 1, id: afterId ?? '~' })
  // Until the run before began; what is new comes after that.
  const untilAt = newFromAt - 1
  switch (phase) {
    case 'full':
      return walkEverybody(context, { ...scoring, cause: 'full' }, afterId)
    case 'morning':
      return walkActed(context, acted, { after: from(dayEnd + 1), untilAt, where: { at: { gt: dayEnd } } })
    case 'refunded':
      return walkActed(context, acted, { after: from(dayEnd + 1), untilAt, where: { refundedFen: { gt: 0 } } })
    case 'acted':
      return walkActed(context, acted, { after: from(newFromAt), untilAt: Number.MAX_SAFE_INTEGER, where: {} })
    default:
      return walkDue(context, { ...scoring, cause: 'due' }, afterId)
  }
}

async function modelOf(
  { db }: JobContext,
  { version, kept, cost }: { version: number; kept: KeptState; cost: ScoringContext['cost'] },
): Promise<ScoreModel> {
  if (kept.model?.version === version) return kept.model
  kept.model = counted(cost, [await findModel(db, version)])[0] ?? null
  invariant(kept.model, `version ${version} of the score model is there`)
  return kept.model
}

function pastAfter({ now }: JobContext, { progress, rules }: RunState): EarlierRun {
  const { version, startedAt, seenNow } = progress
  return { day: lastWholeDay(now), seenToAt: startedAt, seen: seenNow, scoredBy: scaleOf(version, rules) }
}
