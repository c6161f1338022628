import type { ScoreRun } from '#shared/insight/score/run'
import type { Context } from '../../../platform/context'
import { findModel, removeSamplePages } from './model.repository'
import type { ReadCost } from './people.service'
import type { Progress } from './progress'
import { saveRun } from './run.repository'
import { countScores, countWrittenIn } from './score.repository'

type RunReport = Progress & Pick<ScoreRun, 'asOfDay' | 'rulesVersion'> & { runId: string; cost: ReadCost }

/** Records what a run did. What it wrote is counted in the scores themselves, so interruptions cannot blur it. */
export async function reportRun(context: Context, reporting: RunReport): Promise<void> {
  const { runId, mode, asOfDay, version, rulesVersion, looked, leftOut, startedAt, cost } = reporting
  const { db, now } = context
  const byCause = new Map((await countWrittenIn(db, runId)).map(({ key, count }) => [key, count]))
  const written = {
    full: byCause.get('full') ?? 0,
    acted: byCause.get('acted') ?? 0,
    due: byCause.get('due') ?? 0,
  }
  const [scores, model] = [await countScores(db), await findModel(db, version)]
  cost.queries += 3
  cost.documents += 1
  await saveRun(db, {
    _id: runId,
    mode,
    asOfDay,
    modelVersion: version,
    rulesVersion,
    // Read from the version itself, because a run that was cut off after the fit finds the version already made.
    hasNewModel: model?.madeIn === runId,
    looked: looked + written.due,
    leftOut,
    written,
    scores,
    ...cost,
    startedAt,
    finishedAt: now,
  })
  await removeSamplePages(db, version)
}
