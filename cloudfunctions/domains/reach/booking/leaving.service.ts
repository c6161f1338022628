import type { Told } from '#shared/base/facts/told-facts'
import { isHeld } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { recordsOfPerson } from '../../people/member/member.face'
import { findBooking, listOfPerson } from './booking.repository'
import { giveBack } from './line.service'
import { findOccasion, saveOccasionIn } from './occasion.repository'

/** More than anybody has ahead. */
const LOOKED_MAX = 50

/** Whoever leaves the shop gives back what they have ahead; told again, there is nothing left to give back. */
export async function giveUpBookings(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const { db } = context
  const own = await listOfPerson(db, await recordsOfPerson(db, memberId), LOOKED_MAX)
  for (const { _id, occasionId } of own.filter(isHeld)) {
    await db.transaction(async (tx) => {
      const [occasion, booking] = [await findOccasion(tx, occasionId), await findBooking(tx, _id)]
      if (!occasion || !booking || !isHeld(booking)) return
      await saveOccasionIn(tx, await giveBack(context, tx, { occasion, booking }))
    })
  }
}
