import { businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { decideCheckIn } from '#shared/reach/booking/decide'
import { type Booking, bookingIdOf } from '#shared/reach/booking/occasion'
import type { StaffContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { recordChange, recordLook } from '../../base/audit/audit.face'
import { tell } from '../../base/facts/facts.face'
import { bringRulesToHand } from '../../base/settings/settings.face'
import { getActiveAccount } from '../../ledger/account/account.face'
import { displayNamesOf, recordsOfPerson, requireUnused } from '../../people/member/member.face'
import { getOwnStore, identify, requireOwnStore } from '../../people/staff/staff.face'
import { toGuest, toRow } from './booking.mapper'
import { listOfOccasion, readBookings, saveBooking } from './booking.repository'
import { findOccasion, listOfStore, saveOccasionIn } from './occasion.repository'
import { foremost } from './own-booking.service'

const SHOWN_MAX = 30

/** @throws DomainError WRONG_STORE, STORE_NOT_FOUND */
export async function listAtStore(context: StaffContext, storeId: string) {
  await getOwnStore(context, storeId)
  const found = await listOfStore(context.db, storeId, startOfDay(businessDayOf(context.now)), SHOWN_MAX)
  return { occasions: found.map(toRow) }
}

/** @throws DomainError WRONG_STORE, OCCASION_NOT_FOUND */
export async function listGuests(
  context: StaffContext,
  { occasionId, storeId }: { occasionId: string; storeId: string },
) {
  requireOwnStore(context.staff, storeId)
  const occasion = await findOccasion(context.db, occasionId)
  if (occasion?.storeId !== storeId) throw new DomainError('OCCASION_NOT_FOUND')
  await recordLook(context, { action: 'booking.listGuests', subject: occasionId, storeId })
  return { occasion: toRow(occasion), guests: await guestsOf(context, occasionId) }
}

/** Those who have or had something here; whoever gave it back is none of the shop's business. */
export async function guestsOf({ db }: Pick<StaffContext, 'db'>, occasionId: string) {
  const bookings = (await listOfOccasion(db, occasionId)).filter(({ state }) => state !== 'cancelled')
  const names = await displayNamesOf(
    db,
    bookings.map(({ memberId }) => memberId),
  )
  return bookings.map((booking) => toGuest(booking, names))
}

/**
 * Lets a member in by the shown code, once: whoever is in already is said to be.
 * @throws DomainError what `identify` throws, OCCASION_NOT_FOUND, BOOKING_NOT_POSSIBLE
 */
export async function checkIn(
  context: StaffContext,
  { occasionId, storeId, memberCode }: { occasionId: string; storeId: string; memberCode: string },
) {
  const { db, now, requestId, staff } = context
  await getOwnStore(context, storeId)
  const { memberId, position } = await identify(context, memberCode, storeId)
  requireUnused(await getActiveAccount(db, memberId), position, context)
  const ids = await recordsOfPerson(db, memberId)
  await bringRulesToHand(context)
  const done = await db.transaction(async (tx) => {
    const occasion = await findOccasion(tx, occasionId)
    if (!occasion) throw new DomainError('OCCASION_NOT_FOUND')
    const bookingIds = ids.map((id) => bookingIdOf(occasionId, id))
    const held = foremost(await readBookings(tx, bookingIds))
    const decided = decideCheckIn(occasion, held, { storeId, now })
    if (decided.kind === 'refused') throw new DomainError('BOOKING_NOT_POSSIBLE', { why: decided.why })
    invariant(held, 'who comes in has booked')
    if (decided.kind === 'had') return { booking: held, occasion }
    const booking: Booking = {
      ...held,
      state: 'attended',
      attendedAt: now,
      changedAt: now,
      staffId: staff.staffId,
      requests: [...held.requests, requestId],
    }
    const after = { ...occasion, attended: occasion.attended + 1 }
    await recordChange(context, tx, { action: 'booking.checkIn', subject: booking._id, storeId })
    await saveBooking(tx, booking)
    await saveOccasionIn(tx, after)
    const payload = { bookingId: booking._id, occasionId, storeId, at: now }
    await tell(context, tx, { name: 'booking.attended', source: booking._id, memberId, payload })
    return { booking, occasion: after }
  })
  const { booking, occasion } = done
  const names = await displayNamesOf(db, [memberId])
  return {
    guest: { ...toGuest(booking, names), displayName: names.get(memberId) ?? '会员' },
    attended: occasion.attended,
    taken: occasion.taken,
    wasIn: !booking.requests.includes(requestId),
  }
}
