import { businessDayOf } from '#shared/kernel/business-day'
import { invariant } from '#shared/kernel/invariant'
import { tierRules } from '#shared/ledger/tier/rules'
import { tierStanding } from '#shared/ledger/tier/standing'
import { decideCancel, decideSignUp } from '#shared/reach/booking/decide'
import { AHEAD_MAX, type Booking, bookingIdOf, isHeld, REQUESTS_KEPT } from '#shared/reach/booking/occasion'
import type { Context, MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { tellForSweep } from '../../base/facts/facts.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount } from '../../ledger/account/account.face'
import { recordsOfPerson } from '../../people/member/member.face'
import { toCards, toPage } from './booking.mapper'
import { findBookings, LOOKED_MAX, listOfPerson, readBookings, saveBooking } from './booking.repository'
import { giveBack } from './line.service'
import { findOccasion, findOccasions, listPlanned, saveOccasionIn } from './occasion.repository'

const SHOWN_MAX = 30
const OWN_SHOWN = 20
const YEAR_MS = 366 * 86_400_000

export async function listForMember(context: MemberContext) {
  const { db, memberId, now } = context
  const ids = await recordsOfPerson(db, memberId)
  const [coming, own] = await Promise.all([
    listPlanned(db, { fromAt: now, toAt: now + YEAR_MS }, SHOWN_MAX),
    listOfPerson(db, ids, OWN_SHOWN),
  ])
  const known = new Map(coming.map((occasion) => [occasion._id, occasion]))
  const missing = own.map(({ occasionId }) => occasionId).filter((id) => !known.has(id))
  for (const occasion of missing.length > 0 ? await findOccasions(db, missing) : []) known.set(occasion._id, occasion)
  const mine = own.flatMap(({ occasionId }) => known.get(occasionId) ?? [])
  return { coming: await toCards(context, coming, own), mine: await toCards(context, mine, own) }
}

/** Whether any is planned, or the person has had something at one. */
export async function hasOccasions({ db, now }: MemberContext, recordIds: readonly string[]): Promise<boolean> {
  if ((await listPlanned(db, { fromAt: now, toAt: now + YEAR_MS }, 1)).length > 0) return true
  return (await listOfPerson(db, recordIds, 1)).length > 0
}

/** @throws DomainError OCCASION_NOT_FOUND */
export async function getForMember(context: MemberContext, occasionId: string) {
  const { db, memberId } = context
  const ids = await recordsOfPerson(db, memberId)
  const [occasion, own, tierKey] = await Promise.all([
    findOccasion(db, occasionId),
    findBookings(
      db,
      ids.map((id) => bookingIdOf(occasionId, id)),
    ),
    tierKeyOf(context, memberId),
  ])
  if (!occasion) throw new DomainError('OCCASION_NOT_FOUND')
  return toPage(context, occasion, { own: foremost(own), tierKey })
}

/** @throws DomainError OCCASION_NOT_FOUND, BOOKING_NOT_POSSIBLE */
export async function signUp(context: MemberContext, occasionId: string) {
  const { db, memberId, now, requestId } = context
  const ids = await recordsOfPerson(db, memberId)
  const [tierKey, others] = await Promise.all([tierKeyOf(context, memberId), listOfPerson(db, ids, LOOKED_MAX)])
  const ahead = await countAhead(context, others, occasionId)
  const after = await db.transaction(async (tx) => {
    const { occasion, held, own } = await readOwn(tx, occasionId, { ids, memberId })
    if (own?.requests.includes(requestId)) return { occasion, own: held }
    const decided = decideSignUp({ occasion, held, ahead, tierKey, now })
    if (decided.kind === 'refused') throw new DomainError('BOOKING_NOT_POSSIBLE', { why: decided.why })
    if (decided.kind === 'had') return { occasion, own: held }
    const number = occasion.lastNumber + 1
    const booking: Booking = {
      _id: bookingIdOf(occasionId, memberId),
      occasionId,
      memberId,
      state: decided.kind,
      number,
      bookedAt: now,
      changedAt: now,
      movedUpAt: null,
      attendedAt: null,
      staffId: null,
      requests: withRequest(own, requestId),
    }
    const isBooked = decided.kind === 'booked'
    await saveBooking(tx, booking)
    const changed = {
      ...occasion,
      lastNumber: number,
      taken: occasion.taken + (isBooked ? 1 : 0),
      waiting: isBooked ? occasion.waiting : [...occasion.waiting, booking._id],
    }
    await saveOccasionIn(tx, changed)
    const payload = { bookingId: booking._id, occasionId }
    await tellForSweep(context, tx, { name: 'booking.made', source: `${booking._id}:${number}`, memberId, payload })
    return { occasion: changed, own: booking }
  })
  return toPage(context, after.occasion, { own: after.own, tierKey })
}

/** @throws DomainError OCCASION_NOT_FOUND, BOOKING_NOT_POSSIBLE */
export async function cancel(context: MemberContext, occasionId: string) {
  const { db, memberId, now, requestId } = context
  const [ids, tierKey] = await Promise.all([recordsOfPerson(db, memberId), tierKeyOf(context, memberId)])
  const after = await db.transaction(async (tx) => {
    const { occasion, held, found } = await readOwn(tx, occasionId, { ids, memberId })
    if (found.some(({ requests }) => requests.includes(requestId))) return { occasion, own: held }
    const decided = decideCancel(occasion, held, now)
    if (decided.kind === 'refused') throw new DomainError('BOOKING_NOT_POSSIBLE', { why: decided.why })
    if (decided.kind === 'had') return { occasion, own: held }
    invariant(held, 'what is given back was held')
    const marked = found.map((each) => ({ ...each, requests: withRequest(each, requestId) }))
    // Whoever gives it back gives back also what was put aside for it.
    for (const each of marked.filter(({ aside }) => aside)) await saveBooking(tx, { ...each, aside: null })
    const changed = await giveBack(context, tx, { occasion, bookings: marked.filter(isHeld) })
    await saveOccasionIn(tx, changed)
    return { occasion: changed, own: { ...held, state: 'cancelled' as const } }
  })
  return toPage(context, after.occasion, { own: after.own, tierKey })
}

/** What the person has here, whichever of their records it stands under: what counts most of it. */
async function readOwn(tx: Tx, occasionId: string, { ids, memberId }: { ids: readonly string[]; memberId: string }) {
  const occasion = await findOccasion(tx, occasionId)
  if (!occasion) throw new DomainError('OCCASION_NOT_FOUND')
  const bookingIds = ids.map((id) => bookingIdOf(occasionId, id))
  const found = await readBookings(tx, bookingIds)
  return { occasion, held: foremost(found), found, own: found.find((each) => each.memberId === memberId) ?? null }
}

/** Other occasions that a person has something at and that take place; two records may have something at the same. */
async function countAhead({ db }: Context, all: readonly Booking[], occasionId: string): Promise<number> {
  const held = new Set(all.filter(isHeld).map((booking) => booking.occasionId))
  held.delete(occasionId)
  // Few have so many that it matters what became of them.
  if (held.size < AHEAD_MAX) return held.size
  return (await findOccasions(db, [...held])).filter(({ status }) => status === 'planned').length
}

const WEIGHT: readonly Booking['state'][] = ['attended', 'booked', 'waiting', 'absent', 'unserved', 'cancelled']

export function foremost(found: readonly Booking[]): Booking | null {
  return [...found].sort((a, b) => WEIGHT.indexOf(a.state) - WEIGHT.indexOf(b.state))[0] ?? null
}

const withRequest = (booking: Pick<Booking, 'requests'> | null, requestId: string): string[] =>
  [...(booking?.requests ?? []), requestId].slice(-REQUESTS_KEPT)

async function tierKeyOf(context: Context, memberId: string): Promise<string> {
  const [account, rules] = [await findAccount(context.db, memberId), await rulesInForce(context, tierRules)]
  invariant(account, 'a member has an account')
  return tierStanding(account.tier, account.growth, businessDayOf(context.now), rules).tierKey
}
