import type { Booking } from '#shared/reach/booking/occasion'
import { collection } from '../../../platform/db/collection'
import { many, withoutInternals } from '../../../platform/noun/shown-records'

export const shownRecords = {
  bookings: many(collection<Booking>('bookings'), {
    of: 'memberId',
    newestBy: 'bookedAt',
    show: ({ requests: _requests, aside: _aside, toldVersion: _toldVersion, ...booking }) => withoutInternals(booking),
  }),
}
