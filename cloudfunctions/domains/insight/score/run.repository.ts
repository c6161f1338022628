import type { ScoreRun } from '#shared/insight/score/run'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const runs = collection<ScoreRun>('score_runs')

export const saveRun = (db: Db, run: ScoreRun) => db.save(runs, run)
/** Newest first. */
export const listRuns = (db: Db, limit: number) =>
  db.list(runs, { where: { startedAt: { gte: 0 } }, orderBy: [['startedAt', 'desc']], limit })
