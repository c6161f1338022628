import { factsOf } from '#shared/insight/score/facts'
import { warnedAfter } from '#shared/insight/score/lead'
import type { ScoreModel } from '#shared/insight/score/model'
import type { ScoreRules } from '#shared/insight/score/rules'
import type { PurchaseFacts, Score, ScoreCause } from '#shared/insight/score/score'
import { figuresOf, reviewDayOf } from '#shared/insight/score/score-of'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import { inParallel } from '../../../platform/in-parallel'
import type { Member } from '../../people/member/member.face'
import { counted, listAllowed, type ReadCost, readPeople, type ScoredPerson } from './people.service'
import { insertScores, listScores, removeScores, updateScore } from './score.repository'

/** The last day that is over. A day still running would get more purchases after its scores were published. */
export function lastWholeDay(now: number): BusinessDay {
  return addDays(businessDayOf(now), -1)
}

/** What scores are made from, and which run makes them. */
export interface ScoringContext {
  asOfDay: BusinessDay
  model: ScoreModel
  rules: ScoreRules
  rulesVersion: number
  runId: string
  cause: ScoreCause
  cost: ReadCost
}

export interface ScoredPage {
  looked: number
  leftOut: number
  written: number
}

const WRITES_AT_ONCE = 6

/**
 * Scores up to a hundred members from their purchases, and removes the scores of those who may not have one.
 * Repeating it writes nothing.
 */
export async function scoreMembers(
  context: Context,
  memberIds: readonly string[],
  scoring: ScoringContext,
  known?: readonly Member[],
): Promise<ScoredPage> {
  const people = await readPeople(context, memberIds, scoring, known)
  const before = new Map(
    counted(scoring.cost, await listScores(context.db, memberIds)).map((score) => [score._id, score]),
  )
  const wanted = people.flatMap((person) =>
    toScore(person, scoring, { before: before.get(person.memberId), now: context.now }),
  )
  const wantedIds = new Set(wanted.map(({ _id }) => _id))
  const gone = [...before.keys()].filter((id) => !wantedIds.has(id))
  if (gone.length > 0) await removeScores(context.db, gone)
  const fresh = wanted.filter(({ _id }) => !before.has(_id))
  const changed = wanted.filter((score) => isNews(score, before.get(score._id)))
  await insertFresh(context, fresh, scoring)
  await inParallel(changed, { atOnce: WRITES_AT_ONCE }, (score) => updateScore(context.db, score))
  return {
    looked: people.length,
    leftOut: people.filter(({ isIncluded }) => !isIncluded).length,
    written: fresh.length + changed.length,
  }
}

/** Publishes scores again whose figures changed with time alone. The purchases are the same, so they are not read. */
export async function reviewScores(context: Context, due: readonly Score[], scoring: ScoringContext): Promise<number> {
  const results = await inParallel(due, { atOnce: WRITES_AT_ONCE }, (before) =>
    updateScore(context.db, makeScore(before._id, before.facts, scoring, { before, now: context.now })),
  )
  return results.filter(Boolean).length
}

function toScore(
  { memberId, isIncluded, purchases, social }: ScoredPerson,
  scoring: ScoringContext,
  known: Known,
): Score[] {
  const facts = isIncluded ? factsOf(purchases, social) : null
  return facts ? [makeScore(memberId, facts, scoring, known)] : []
}

/** The score that the member had, and when the new one is written. */
interface Known {
  before: Score | undefined
  now: number
}

function makeScore(memberId: string, facts: PurchaseFacts, scoring: ScoringContext, { before, now }: Known): Score {
  const { asOfDay, model, rules, rulesVersion, runId, cause } = scoring
  const figures = figuresOf(facts, asOfDay, { model, rules })
  const reviewDay = reviewDayOf(figures, { model, rules })
  return {
    _id: memberId,
    ...figures,
    ...warnedAfter(before, figures, rules.stages.asleepDays),
    modelVersion: model.version,
    rulesVersion,
    reviewDay,
    scoredIn: runId,
    cause,
    scoredAt: now,
  }
}

/** A run that repeats a page finds its own scores there. */
function isNews(score: Score, before: Score | undefined): boolean {
  return before !== undefined && (before.scoredIn !== score.scoredIn || before.asOfDay !== score.asOfDay)
}

/**
 * Inserts new scores in one write. Consent may have been withdrawn since it was read, when there was no score to remove
 * yet. So new members are checked once more, and no score survives a withdrawal, whichever came first.
 */
async function insertFresh(context: Context, fresh: readonly Score[], scoring: ScoringContext): Promise<void> {
  if (fresh.length === 0) return
  const { db } = context
  if (!(await isNew(insertScores(db, fresh)))) {
    // One of them was scored meanwhile after giving consent; the scores of the others are still missing.
    const ids = fresh.map(({ _id }) => _id)
    const there = new Set((await listScores(db, ids)).map(({ _id }) => _id))
    await insertScores(
      db,
      fresh.filter(({ _id }) => !there.has(_id)),
    )
  }
  await takeBackWithdrawn(context, fresh, scoring)
}

async function takeBackWithdrawn(
  context: Context,
  fresh: readonly Score[],
  { rules, cost }: ScoringContext,
): Promise<void> {
  const ids = fresh.map(({ _id }) => _id)
  const allowed = await listAllowed(context.db, ids, rules, cost)
  const withdrawn = ids.filter((id) => !allowed.has(id))
  if (withdrawn.length > 0) await removeScores(context.db, withdrawn)
}
