import type { Experiment, Measured } from '#shared/insight/experiment/experiment'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const experiments = collection<Experiment>('experiments')
const results = collection<Measured>('experiment_results')

export const findExperiment = (reader: Reader, id: string) => reader.find(experiments, id)
export const insertExperiment = (tx: Tx, experiment: Experiment) => tx.insert(experiments, experiment)
export const saveExperimentIn = (tx: Tx, experiment: Experiment) => tx.save(experiments, experiment)
export const listLatest = (db: Db, limit: number) =>
  db.list(experiments, { where: { savedAt: { gt: 0 } }, orderBy: [['savedAt', 'desc']], limit })
/** Those that run, and those stopped since, whose members' days are not all over. */
export const listToMeasure = async (db: Db, stoppedSince: number, limit: number) => [
  ...(await db.list(experiments, { where: { status: 'running' }, orderBy: [['stoppedAt', 'asc']], limit })),
  ...(await db.list(experiments, {
    where: { status: { in: ['stopped', 'shipped'] }, stoppedAt: { gte: stoppedSince } },
    orderBy: [['stoppedAt', 'asc']],
    limit,
  })),
]

export const findResult = (reader: Reader, id: string) => reader.find(results, id)
export const findResults = (db: Db, ids: readonly string[]) => db.findMany(results, ids)
/** Only the job that measures writes them. */
export const saveResult = (tx: Tx, measured: Measured) => tx.save(results, measured)
