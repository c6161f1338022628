import type { bookingContract } from '#shared/reach/booking/contract'
import type { Handlers } from '../../../platform/handler'
import { checkIn, listAtStore, listGuests } from './door.service'
import { cancel, getForMember, listForMember, signUp } from './own-booking.service'
import { callOff, getOccasion, listOccasions, saveOccasion } from './planning.service'

export const bookingHandlers: Handlers<typeof bookingContract> = {
  'booking.listOpen': (_input, context) => listForMember(context),
  'booking.get': ({ occasionId }, context) => getForMember(context, occasionId),
  'booking.signUp': ({ occasionId }, context) => signUp(context, occasionId),
  'booking.cancel': ({ occasionId }, context) => cancel(context, occasionId),
  'booking.listAtStore': ({ storeId }, context) => listAtStore(context, storeId),
  'booking.listGuests': (input, context) => listGuests(context, input),
  'booking.checkIn': (input, context) => checkIn(context, input),
  'booking.saveOccasion': (input, context) => saveOccasion(context, input),
  'booking.callOff': (input, context) => callOff(context, input),
  'booking.listOccasions': ({ beforeAt }, context) => listOccasions(context, beforeAt ?? null),
  'booking.getOccasion': ({ occasionId }, context) => getOccasion(context, occasionId),
}
