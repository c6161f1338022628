import type { benefitContract } from '#shared/loyalty/benefit/contract'
import type { Handlers } from '../../../platform/handler'
import { listMine } from './own-benefits.service'

export const benefitHandlers: Handlers<typeof benefitContract> = {
  'benefit.listMine': (_input, context) => listMine(context),
}
