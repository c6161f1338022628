import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { type Booking, isHeld, type Occasion } from '#shared/reach/booking/occasion'
import { inParallel } from '../../../platform/in-parallel'
import type { Job, JobContext } from '../../../platform/noun/job'
import { listOfOccasion, turnBooking } from './booking.repository'
import { moveUp } from './line.service'
import { findOccasion, listCalledOff, listPlanned, saveOccasionIn } from './occasion.repository'

const OCCASIONS_AT_ONCE = 20
const COMING_LOOKED = 200
/** How long a look is taken at those that were called off; what they held is turned at the first look. */
const CALLED_OFF_DAYS = 3
const WIDTH = 6

/**
 * When the day of an occasion has passed, whoever had a place and was not let in stayed away, and whoever still waits was
 * not served. Before it, places that one transaction could not give out all at once go to those who wait.
 */
export const settleOccasionsJob: Job = {
  name: 'settle-occasions',
  title: '活动候补和缺席',
  schedule: { kind: 'every', minutes: 30 },
  async slice(context, _checkpoint, budget) {
    const { db, now } = context
    const today = startOfDay(businessDayOf(now))
    const past = await listPlanned(db, { fromAt: 0, toAt: today - 1 }, OCCASIONS_AT_ONCE)
    let changed = 0
    for (const occasion of past) {
      // Nobody waits for it, so that what is left comes with the next slice.
      if (changed > 0 && budget.isSpent()) return { checkpoint: null, isDone: false, looked: changed, changed }
      await settle(context, occasion)
      changed += 1
    }
    const lately = startOfDay(addDays(businessDayOf(now), -CALLED_OFF_DAYS))
    for (const occasion of await listCalledOff(db, { fromAt: lately, toAt: today - 1 }, OCCASIONS_AT_ONCE)) {
      changed += await turnHeld(context, occasion)
    }
    if (past.length === OCCASIONS_AT_ONCE) return { checkpoint: null, isDone: false, looked: changed, changed }
    const coming = await listPlanned(
      db,
      { fromAt: now, toAt: startOfDay(addDays(businessDayOf(now), 366)) },
      COMING_LOOKED,
    )
    const owing = coming.filter(({ waiting, taken, places }) => waiting.length > 0 && taken < places)
    for (const { _id } of owing) await moveUpMore(context, _id)
    return { checkpoint: null, isDone: true, looked: past.length + coming.length, changed: changed + owing.length }
  },
}

/** The bookings first: an occasion that is over is not looked at again. */
async function settle(context: JobContext, occasion: Occasion): Promise<void> {
  await turnHeld(context, occasion)
  const { _id } = occasion
  await context.db.transaction(async (tx) => {
    const occasion = await findOccasion(tx, _id)
    if (occasion?.status === 'planned') await saveOccasionIn(tx, { ...occasion, status: 'over', waiting: [] })
  })
}

/** Answers how many were still open. */
async function turnHeld({ db, now }: JobContext, { _id, status }: Occasion): Promise<number> {
  const held = (await listOfOccasion(db, _id)).filter(isHeld)
  const toward = ({ state }: Booking) =>
    status === 'calledOff' ? 'cancelled' : state === 'booked' ? 'absent' : 'unserved'
  await inParallel(held, { atOnce: WIDTH }, (booking) => turnBooking(db, booking, toward(booking), now))
  return held.length
}

async function moveUpMore(context: JobContext, occasionId: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const occasion = await findOccasion(tx, occasionId)
    if (occasion) await saveOccasionIn(tx, await moveUp(context, tx, occasion))
  })
}
