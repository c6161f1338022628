import type { yearContract } from '#shared/front/year/contract'
import type { Handlers } from '../../../platform/handler'
import { getMyYear } from './year.service'

export const yearHandlers: Handlers<typeof yearContract> = {
  'year.getMine': (_input, context) => getMyYear(context),
}
