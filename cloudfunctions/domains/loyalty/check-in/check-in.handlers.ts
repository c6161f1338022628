import type { checkInContract } from '#shared/loyalty/check-in/contract'
import type { Handlers } from '../../../platform/handler'
import { getCalendar } from './calendar.service'
import { makeUpCheckIn, performCheckIn } from './check-in.service'

export const checkInHandlers: Handlers<typeof checkInContract> = {
  'check-in.getCalendar': ({ month }, context) => getCalendar(context, month),
  'check-in.perform': (_input, context) => performCheckIn(context),
  'check-in.makeUp': ({ day }, context) => makeUpCheckIn(context, day),
}
