import type { journeyContract } from '#shared/reach/journey/contract'
import type { Handlers } from '../../../platform/handler'
import { checkDefinition, getJourney, listAllJourneys, saveDraft } from './draft.service'
import { getFigures } from './figures.service'
import { listKeepingActs } from './next-act.service'
import { listReady, takeReady } from './ready.service'
import { getRun, listRuns } from './run-list.service'
import { simulateDraft } from './simulate.service'
import { endJourney, killJourneys, pauseJourney, resumeJourney, startJourney } from './state.service'

export const journeyHandlers: Handlers<typeof journeyContract> = {
  'journey.list': async (_input, context) => ({
    ...(await listAllJourneys(context)),
    ready: await listReady(context),
  }),
  'journey.get': (input, context) => getJourney(context, input),
  'journey.check': ({ definition }, context) => checkDefinition(context, definition),
  'journey.simulate': (input, context) => simulateDraft(context, input),
  'journey.save': (input, context) => saveDraft(context, input),
  'journey.takeReady': (input, context) => takeReady(context, input),
  'journey.propose': (input, context) => startJourney(context, input),
  'journey.pause': (input, context) => pauseJourney(context, input),
  'journey.resume': (input, context) => resumeJourney(context, input),
  'journey.end': (input, context) => endJourney(context, input),
  'journey.killAll': (input, context) => killJourneys(context, input),
  'journey.figures': ({ journeyId }, context) => getFigures(context, journeyId),
  'journey.listKeepingActs': (_input, context) => listKeepingActs(context),
  'journey.listRuns': (input, context) => listRuns(context, input),
  'journey.getRun': ({ runId }, context) => getRun(context, runId),
}
