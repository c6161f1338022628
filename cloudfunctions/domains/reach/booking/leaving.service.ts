import type { Told } from '#shared/base/facts/told-facts'
import { isHeld } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { recordsOfPerson } from '../../people/member/member.face'
import { listHeldByOccasion, readBookings } from './booking.repository'
import { giveBack } from './line.service'
import { findOccasion, saveOccasionIn } from './occasion.repository'

/** Whoever leaves the shop gives back what they have ahead; told again, there is nothing left to give back. */
export async function giveUpBookings(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const { db } = context
  for (const [occasionId, ids] of await listHeldByOccasion(db, await recordsOfPerson(db, memberId))) {
    await db.transaction(async (tx) => {
      const occasion = await findOccasion(tx, occasionId)
      const bookings = (await readBookings(tx, ids)).filter(isHeld)
      if (!occasion || bookings.length === 0) return
      await saveOccasionIn(tx, await giveBack(context, tx, { occasion, bookings }))
    })
  }
}
