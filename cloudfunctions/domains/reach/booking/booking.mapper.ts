import { tierRules } from '#shared/ledger/tier/rules'
import { type Booking, cancelUntil, type Occasion, placesLeft } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { freshStoreName } from '../../people/staff/staff.face'

/** As members read a list of occasions, each with what they have there. */
export async function toCards(context: Context, occasions: readonly Occasion[], own: readonly Booking[]) {
  const cards = []
  for (const occasion of occasions) {
    const mine = own.find(({ occasionId }) => occasionId === occasion._id) ?? null
    cards.push(await toCard(context, occasion, mine))
  }
  return cards
}

async function toCard({ db, now }: Context, occasion: Occasion, mine: Booking | null) {
  const { _id, title, place, storeId, picture, startsAt, endsAt, places, waiting, status } = occasion
  return {
    occasionId: _id,
    title,
    place,
    storeId,
    // Known without a round trip to an instance that is warm.
    storeName: (await freshStoreName(db, storeId, now)) ?? '门店',
    picture,
    startsAt,
    endsAt,
    places,
    placesLeft: placesLeft(occasion),
    waiting: waiting.length,
    status,
    mine: mine?.state ?? null,
  }
}

export async function toPage(
  context: Context,
  occasion: Occasion,
  { own, tierKey }: { own: Booking | null; tierKey: string },
) {
  const { text, tierKeys, opensAt, closesAt, movedAt, calledOff, waiting } = occasion
  const { tiers } = await rulesInForce(context, tierRules)
  return {
    ...(await toCard(context, occasion, own)),
    text,
    tierNames: tierKeys && tiers.filter(({ key }) => tierKeys.includes(key)).map(({ name }) => name),
    isForMe: tierKeys === null || tierKeys.includes(tierKey),
    opensAt,
    closesAt,
    cancelUntilAt: own?.state === 'booked' ? cancelUntil(occasion, own) : occasion.cancelUntilAt,
    movedAt,
    reason: calledOff?.reason ?? null,
    ahead: own?.state === 'waiting' ? Math.max(0, waiting.indexOf(own._id)) : null,
  }
}

export function toRow({ _id, title, place, storeId, startsAt, endsAt, status, ...rest }: Occasion) {
  const { places, taken, waiting, attended } = rest
  return {
    occasionId: _id,
    title,
    place,
    storeId,
    startsAt,
    endsAt,
    status,
    places,
    taken,
    waiting: waiting.length,
    attended,
  }
}

export function toGuest({ memberId, number, state, attendedAt }: Booking, names: ReadonlyMap<string, string>) {
  return { memberId, displayName: names.get(memberId) ?? '会员', number, state, attendedAt }
}
