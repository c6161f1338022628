import type { Booking } from '#shared/reach/booking/occasion'
import { collection } from '../../../platform/db/collection'
import { listSince, listWhole, toWrittenPage } from '../../../platform/db/written-since'
import type { FactSource } from '../../../platform/noun/fact-source'

const bookings = collection<Booking>('bookings')

/** Who came to an occasion, at the moment in which they were let in. */
export const bookingFacts: FactSource = {
  name: 'bookings',
  facts: ['booking.attended'],
  async listWritten(db, reading) {
    const page = await listSince(db, bookings, { field: 'attendedAt' }, reading)
    return toWrittenPage(page, reading, {
      writtenAt: ({ attendedAt }) => attendedAt ?? 0,
      toWritten: ({ memberId, attendedAt }) => (attendedAt === null ? null : { memberId, at: attendedAt }),
    })
  },
  async listOf(db, memberIds, { fromAt, toAt }) {
    const found = await listWhole(db, bookings, { memberId: { in: memberIds }, attendedAt: { gte: fromAt, lte: toAt } })
    return found.flatMap(({ memberId, attendedAt }) =>
      attendedAt === null ? [] : [{ memberId, name: 'booking.attended', at: attendedAt, spentFen: 0 } as const],
    )
  },
}
