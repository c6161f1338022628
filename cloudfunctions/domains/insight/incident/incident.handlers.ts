import type { incidentContract } from '#shared/insight/incident/contract'
import type { Handlers } from '../../../platform/handler'
import { addNote, getIncident, listOf, own, review, solve } from './incident.service'

export const incidentHandlers: Handlers<typeof incidentContract> = {
  'incident.list': (input, context) => listOf(context, input),
  'incident.get': ({ incidentId }, context) => getIncident(context, incidentId),
  'incident.own': (input, context) => own(context, input),
  'incident.addNote': (input, context) => addNote(context, input),
  'incident.solve': (input, context) => solve(context, input),
  'incident.review': (input, context) => review(context, input),
}
