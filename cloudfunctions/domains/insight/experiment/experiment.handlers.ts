import type { experimentContract } from '#shared/insight/experiment/contract'
import type { Handlers } from '../../../platform/handler'
import { findShown, seeExperiment } from './arms.service'
import { listPlaces } from './places.service'
import { planExperiment } from './plan.service'
import { getExperimentWithResult, listExperiments } from './reading.service'
import { shipArm, startExperiment, stopExperiment, widenExperiment } from './state.service'
import { saveExperiment } from './writing.service'

export const experimentHandlers: Handlers<typeof experimentContract> = {
  'experiment.list': (_input, context) => listExperiments(context),
  'experiment.get': ({ experimentId }, context) => getExperimentWithResult(context, experimentId),
  'experiment.plan': ({ experimentId }, context) => planExperiment(context, experimentId),
  'experiment.listPlaces': (_input, context) => listPlaces(context),
  'experiment.save': (input, context) => saveExperiment(context, input),
  'experiment.start': ({ experimentId }, context) => startExperiment(context, experimentId),
  'experiment.widen': (input, context) => widenExperiment(context, input),
  'experiment.stop': ({ experimentId }, context) => stopExperiment(context, experimentId),
  'experiment.ship': (input, context) => shipArm(context, input),
  'experiment.findShown': ({ surface }, context) => findShown(context, surface),
  'experiment.see': ({ experimentId }, context) => seeExperiment(context, experimentId),
}
