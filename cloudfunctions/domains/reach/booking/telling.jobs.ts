import { isUntold, type Occasion } from '#shared/reach/booking/occasion'
import { inParallel } from '../../../platform/in-parallel'
import type { Job, JobContext } from '../../../platform/noun/job'
import { tellForSweep } from '../../base/facts/facts.face'
import { findBooking, listOfOccasion, saveBooking } from './booking.repository'
import { findOccasion, listUntold, saveOccasionIn } from './occasion.repository'

const OCCASIONS_AT_ONCE = 10
const WIDTH = 6

/**
 * Of an occasion that was moved or called off, everybody who has a place or waits is told once: one fact for each booking,
 * because they are more than one transaction holds, and the operator does not wait for it.
 */
export const tellOccasionsJob: Job = {
  name: 'tell-occasions',
  title: '活动改了、取消了，告诉报名的会员',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    let changed = 0
    const untold = await listUntold(context.db, OCCASIONS_AT_ONCE)
    for (const occasion of untold) {
      // What was told already is marked, so that the next slice goes on with the rest.
      if (changed > 0 && budget.isSpent()) return { checkpoint: null, isDone: false, looked: changed, changed }
      changed += await tellGuests(context, occasion)
    }
    return { checkpoint: null, isDone: untold.length < OCCASIONS_AT_ONCE, looked: untold.length, changed }
  },
}

async function tellGuests(context: JobContext, occasion: Occasion): Promise<number> {
  const { db } = context
  const guests = (await listOfOccasion(db, occasion._id)).filter((booking) => isUntold(occasion, booking))
  await inParallel(guests, { atOnce: WIDTH }, ({ _id }) => tellGuest(context, occasion._id, _id))
  await db.transaction(async (tx) => {
    const now = await findOccasion(tx, occasion._id)
    // Changed once more meanwhile, it waits for the next run.
    if (now && now.untoldSince === occasion.untoldSince) await saveOccasionIn(tx, { ...now, untoldSince: null })
  })
  return guests.length
}

async function tellGuest(context: JobContext, occasionId: string, bookingId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const [occasion, booking] = [await findOccasion(tx, occasionId), await findBooking(tx, bookingId)]
    if (!occasion?.news || !booking || !isUntold(occasion, booking)) return
    const { kind, version } = occasion.news
    await saveBooking(tx, { ...booking, toldVersion: version })
    const { memberId } = booking
    const payload = { bookingId, occasionId, version }
    await tellForSweep(context, tx, { name: `booking.${kind}`, source: `${bookingId}:${version}`, memberId, payload })
  })
}
