import type { Told } from '#shared/base/facts/told-facts'
import { type Booking, isHeld, isUntold, type Occasion } from '#shared/reach/booking/occasion'
import type { Context } from '../../../platform/context'
import type { Db, Tx } from '../../../platform/db/db'
import { findHolderId, getHolder, recordsOfPerson } from '../../people/member/member.face'
import {
  findBooking,
  LOOKED_MAX,
  listHeldByOccasion,
  listOfOccasion,
  listOfPerson,
  readBookings,
  saveBooking,
} from './booking.repository'
import { giveBack, moveUp } from './line.service'
import { findOccasion, saveOccasionIn } from './occasion.repository'

/**
 * Two records that turn out to be one person's may both have something at an occasion: the person keeps the better of the
 * two, and the other is put aside for whoever waits. Told again, there is nothing left to put aside.
 */
export async function joinBookings(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const { db } = context
  const holder = await getHolder(db, memberId)
  for (const [occasionId, ids] of await listHeldByOccasion(db, await recordsOfPerson(db, holder._id))) {
    if (ids.length > 1) await db.transaction((tx) => keepOne(context, tx, { occasionId, ids }))
  }
}

async function keepOne(context: Context, tx: Tx, { occasionId, ids }: { occasionId: string; ids: readonly string[] }) {
  const occasion = await findOccasion(tx, occasionId)
  const [kept, ...others] = (await readBookings(tx, ids)).filter(isHeld).sort(byWorth)
  if (occasion?.status !== 'planned' || !kept || others.length === 0) return
  const bookings = others.map((each) => ({ ...each, aside: { state: each.state, by: kept._id } }) as Booking)
  await saveOccasionIn(tx, await giveBack(context, tx, { occasion, bookings }))
}

const byWorth = (one: Booking, other: Booking) =>
  Number(other.state === 'booked') - Number(one.state === 'booked') || one.number - other.number

/**
 * The merge was undone: whose booking was put aside for the other's has it back, or is the next in line where the place
 * has been given to somebody else meanwhile.
 */
export async function partBookings(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const { db } = context
  const own = await listOfPerson(db, await recordsOfPerson(db, memberId), LOOKED_MAX)
  for (const occasionId of new Set(own.map((booking) => booking.occasionId))) {
    const all = await listOfOccasion(db, occasionId)
    for (const booking of all) {
      if (await isPartedNow(db, booking, all))
        await db.transaction((tx) => takeBack(context, tx, { booking, numbers: numbersOf(all) }))
    }
  }
}

/** Whether it was put aside for a booking that is another person's now. */
async function isPartedNow(db: Db, { aside, memberId }: Booking, all: readonly Booking[]): Promise<boolean> {
  const by = aside && all.find(({ _id }) => _id === aside.by)
  if (!by) return false
  return (await findHolderId(db, memberId)) !== (await findHolderId(db, by.memberId))
}

const numbersOf = (all: readonly Booking[]): ReadonlyMap<string, number> =>
  new Map(all.map(({ _id, number }) => [_id, number]))

async function takeBack(
  context: Context,
  tx: Tx,
  { booking: { _id, occasionId }, numbers }: { booking: Booking; numbers: ReadonlyMap<string, number> },
): Promise<void> {
  const [occasion, booking] = [await findOccasion(tx, occasionId), await findBooking(tx, _id)]
  if (!occasion || !booking?.aside) return
  const back = { ...booking, aside: null, changedAt: context.now }
  const isOpen = occasion.status === 'planned' && occasion.startsAt > context.now
  if (!isOpen || booking.state !== 'cancelled') return saveBooking(tx, { ...back, changedAt: booking.changedAt })
  const hadPlace = booking.aside.state === 'booked'
  // Moved while the other record stood for both, it was told to that one's person.
  const untold = isUntold(occasion, { ...back, state: 'waiting' }) ? { untoldSince: context.now } : {}
  if (hadPlace && occasion.taken < occasion.places) {
    await saveBooking(tx, { ...back, state: 'booked' })
    return saveOccasionIn(tx, { ...occasion, taken: occasion.taken + 1, ...untold })
  }
  await saveBooking(tx, { ...back, state: 'waiting' })
  const waiting = hadPlace ? [_id, ...occasion.waiting] : inLine(occasion, _id, numbers)
  await saveOccasionIn(tx, await moveUp(context, tx, { ...occasion, waiting, ...untold }))
}

/** Among those who wait, by the order of signing up. */
function inLine({ waiting }: Occasion, id: string, numbers: ReadonlyMap<string, number>): string[] {
  const own = numbers.get(id) ?? 0
  const place = waiting.findIndex((other) => (numbers.get(other) ?? Number.POSITIVE_INFINITY) > own)
  return place < 0 ? [...waiting, id] : [...waiting.slice(0, place), id, ...waiting.slice(place)]
}
