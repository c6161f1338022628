import type { reportContract } from '#shared/insight/report/contract'
import type { Handlers } from '../../../platform/handler'
import { getBoard, getCompleteness } from './board.service'
import { getFunnel } from './funnel.service'
import { getGoesWith } from './goes-with.service'
import { getCohorts, getRetention } from './retention.service'

export const reportHandlers: Handlers<typeof reportContract> = {
  'report.getBoard': (_input, context) => getBoard(context),
  'report.getRetention': (input, context) => getRetention(context, input),
  'report.getFunnel': (input, context) => getFunnel(context, input),
  'report.getCohorts': (input, context) => getCohorts(context, input),
  'report.getGoesWith': (_input, context) => getGoesWith(context),
  'report.getCompleteness': (_input, context) => getCompleteness(context),
}
