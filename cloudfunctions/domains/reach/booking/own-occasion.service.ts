import { bookingIdOf, type OwnOccasion } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import { recordsOfPerson } from '../../people/member/member.face'
import { freshStoreName } from '../../people/staff/staff.face'
import { findBookings } from './booking.repository'
import { findOccasion } from './occasion.repository'
import { foremost } from './own-booking.service'

/** An occasion and what a person has there, by whichever of their records; null where they have nothing. */
export async function findOwnOccasion(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { occasionId, memberId }: { occasionId: string; memberId: string },
): Promise<OwnOccasion | null> {
  const [occasion, ids] = await Promise.all([findOccasion(db, occasionId), recordsOfPerson(db, memberId)])
  if (!occasion) return null
  const bookingIds = ids.map((id) => bookingIdOf(occasionId, id))
  const [own, storeName] = await Promise.all([
    findBookings(db, bookingIds).then(foremost),
    freshStoreName(db, occasion.storeId, now),
  ])
  if (!own) return null
  const { _id, title, startsAt, place, status, news, calledOff } = occasion
  return { _id, title, startsAt, place, status, news: news ?? null, calledOff, storeName, state: own.state }
}
