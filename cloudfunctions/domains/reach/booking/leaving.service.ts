import type { Told } from '#shared/base/facts/told-facts'
import { isHeld } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { recordsOfPerson } from '../../people/member/member.face'
import { listOfPerson, readBookings } from './booking.repository'
import { giveBack } from './line.service'
import { findOccasion, saveOccasionIn } from './occasion.repository'

/** More than anybody has ahead. */
const LOOKED_MAX = 50

/** Whoever leaves the shop gives back what they have ahead; told again, there is nothing left to give back. */
export async function giveUpBookings(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const { db } = context
  const own = await listOfPerson(db, await recordsOfPerson(db, memberId), LOOKED_MAX)
  const held = own.filter(isHeld)
  for (const occasionId of new Set(held.map((booking) => booking.occasionId))) {
    const ids = held.filter((booking) => booking.occasionId === occasionId).map(({ _id }) => _id)
    await db.transaction(async (tx) => {
      const occasion = await findOccasion(tx, occasionId)
      const bookings = (await readBookings(tx, ids)).filter(isHeld)
      if (!occasion || bookings.length === 0) return
      await saveOccasionIn(tx, await giveBack(context, tx, { occasion, bookings }))
    })
  }
}
