import type { AppContract } from '#shared/contract'
import type { Input } from '#shared/kernel/contract'
import type { Booking, Occasion } from '#shared/reach/booking/occasion'
import { bookingIdOf } from '#shared/reach/booking/occasion'
import type { Shop } from '../../../../testing/shop'
import { EAST } from '../../../people/staff/testing/shop-floor'

export const HOUR_MS = 3_600_000

/** A tasting in three days, with two places. */
export function aDraft({ clock }: Pick<Shop, 'clock'>, change: Partial<Draft> = {}): Draft {
  const startsAt = clock.now() + 72 * HOUR_MS
  return {
    title: '凤凰单丛品茶',
    text: '三种香型，一泡一泡喝过去。不收费。',
    place: '二楼',
    storeId: EAST,
    picture: 'pot',
    startsAt,
    endsAt: startsAt + HOUR_MS,
    places: 2,
    tierKeys: null,
    opensAt: clock.now() - HOUR_MS,
    closesAt: startsAt,
    cancelUntilAt: startsAt - 20 * HOUR_MS,
    ...change,
  }
}

type Draft = Input<AppContract['booking.saveOccasion']>['draft']

export async function anOccasion(shop: Shop, change: Partial<Draft> = {}): Promise<string> {
  const saved = await shop.ops('booking.saveOccasion', { baseVersion: 0, draft: aDraft(shop, change) })
  return saved.occasionId
}

export const occasionOf = ({ database }: Pick<Shop, 'database'>, occasionId: string) =>
  database.get('occasions', occasionId) as unknown as Occasion
export const bookingOf = ({ database }: Pick<Shop, 'database'>, occasionId: string, memberId: string) =>
  database.get('bookings', bookingIdOf(occasionId, memberId)) as unknown as Booking | null
