import type { homeContract } from '#shared/front/home/contract'
import type { Handlers } from '../../../platform/handler'
import { openHome } from './home.service'

export const homeHandlers: Handlers<typeof homeContract> = {
  'home.open': (input, context) => openHome(context, input),
}
