import type { Experiment } from '#shared/insight/experiment/experiment'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { findExperiment } from './experiment.repository'

/** @throws DomainError EXPERIMENT_NOT_FOUND */
export async function getExperiment({ db }: Pick<Context, 'db'>, experimentId: string): Promise<Experiment> {
  const experiment = await findExperiment(db, experimentId)
  if (!experiment) throw new DomainError('EXPERIMENT_NOT_FOUND')
  return experiment
}
