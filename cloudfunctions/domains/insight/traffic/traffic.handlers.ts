import type { trafficContract } from '#shared/insight/traffic/contract'
import type { Handlers } from '../../../platform/handler'
import { getCase, listCases } from './case.service'
import { decideCase } from './decision.service'
import { getQuality } from './quality.service'

export const trafficHandlers: Handlers<typeof trafficContract> = {
  'traffic.getQuality': (input, context) => getQuality(context, input),
  'traffic.listCases': (input, context) => listCases(context, input),
  'traffic.getCase': (input, context) => getCase(context, input),
  'traffic.decideCase': (input, context) => decideCase(context, input),
}
