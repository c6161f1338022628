import { nextInLine } from '#shared/reach/booking/decide'
import type { Booking, Occasion } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { tellForSweep } from '../../base/facts/facts.face'
import { findBooking, saveBooking } from './booking.repository'

/**
 * Gives the free places to those who wait first, in the transaction that made them free. Answers the occasion as it is
 * then, to be saved by whoever asked.
 */
export async function moveUp(context: Context, tx: Tx, occasion: Occasion): Promise<Occasion> {
  const { now } = context
  const next = nextInLine(occasion, now)
  let taken = occasion.taken
  for (const bookingId of next) {
    const booking = await findBooking(tx, bookingId)
    // Whoever left the line by another way is in it no more, and the place is the next one's.
    if (booking?.state !== 'waiting') continue
    await saveBooking(tx, { ...booking, state: 'booked', movedUpAt: now, changedAt: now })
    const { memberId, number } = booking
    // Whoever lost the place to a merge and waits for it again moves up once more, by the same number.
    const source = `${bookingId}:${number}:${now}`
    const payload = { bookingId, occasionId: occasion._id }
    await tellForSweep(context, tx, { name: 'booking.movedUp', source, memberId, payload })
    taken += 1
  }
  return { ...occasion, taken, waiting: occasion.waiting.filter((id) => !next.includes(id)) }
}

/**
 * What one person has here goes back, under whichever records it stands: the occasion as it is then, not saved yet, and the
 * bookings, saved. All of it first, so that nobody moves up into what they are giving back.
 */
export async function giveBack(
  context: Context,
  tx: Tx,
  { occasion, bookings }: { occasion: Occasion; bookings: readonly Booking[] },
): Promise<Occasion> {
  for (const booking of bookings) await saveBooking(tx, { ...booking, state: 'cancelled', changedAt: context.now })
  const places = bookings.filter(({ state }) => state === 'booked').length
  const without = {
    ...occasion,
    taken: occasion.taken - places,
    waiting: occasion.waiting.filter((id) => !bookings.some(({ _id }) => _id === id)),
  }
  return moveUp(context, tx, without)
}
