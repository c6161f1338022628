import { type Booking, isHeld, PLACES_MAX, WAITING_MAX } from '#shared/reach/booking/occasion'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const bookings = collection<Booking>('bookings')

/** More than anybody has ahead; see AHEAD_MAX. */
export const LOOKED_MAX = 50
/** All who have a place or wait, and as many again who gave theirs back. */
const GUESTS_MAX = 2 * (PLACES_MAX + WAITING_MAX)

export const findBooking = (reader: Reader, id: string) => reader.find(bookings, id)
export const findBookings = (db: Db, ids: readonly string[]) => db.findMany(bookings, ids)
/** Those that there are, one after the other: a transaction takes no list. */
export async function readBookings(tx: Tx, ids: readonly string[]): Promise<Booking[]> {
  const found = []
  for (const id of ids) found.push(await findBooking(tx, id))
  return found.filter((booking) => booking !== null)
}
export const saveBooking = (tx: Tx, booking: Booking) => tx.save(bookings, booking)
/** In the order of signing up. */
export const listOfOccasion = (db: Db, occasionId: string) =>
  db.list(bookings, { where: { occasionId }, orderBy: [['number', 'asc']], limit: GUESTS_MAX })
/** Of a person's records, the newest first. */
export const listOfPerson = (db: Db, memberIds: readonly string[], limit: number) =>
  db.list(bookings, { where: { memberId: { in: memberIds } }, orderBy: [['bookedAt', 'desc']], limit })
/** What a person's records have ahead of them: by occasion, the ids of their bookings. */
export async function listHeldByOccasion(db: Db, memberIds: readonly string[]): Promise<Map<string, string[]>> {
  const held = new Map<string, string[]>()
  for (const { _id, occasionId } of (await listOfPerson(db, memberIds, LOOKED_MAX)).filter(isHeld)) {
    held.set(occasionId, [...(held.get(occasionId) ?? []), _id])
  }
  return held
}
/** Only what is still as it was read. */
export const turnBooking = (db: Db, { _id, state }: Booking, to: Booking['state'], now: number) =>
  db.updateWhere(bookings, { _id, state }, { set: { state: to, changedAt: now } })
