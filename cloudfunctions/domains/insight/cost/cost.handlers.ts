import type { costContract } from '#shared/insight/cost/contract'
import type { Handlers } from '../../../platform/handler'
import { getMeter } from './meter.service'

export const costHandlers: Handlers<typeof costContract> = {
  'cost.getMeter': ({ month }, context) => getMeter(context, month),
}
