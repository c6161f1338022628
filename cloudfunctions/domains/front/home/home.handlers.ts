import type { homeContract } from '#shared/front/home/contract'
import type { Handlers } from '../../../platform/handler'
import { openHome } from './home.service'
import { listPlaces } from './places.service'

export const homeHandlers: Handlers<typeof homeContract> = {
  'home.listPlaces': (_input, context) => listPlaces(context),
  'home.open': (input, context) => openHome(context, input),
}
