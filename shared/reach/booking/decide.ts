import { businessDayOf } from '#shared/kernel/business-day'
import { AHEAD_MAX, type Booking, cancelUntil, isHeld, MOVED_AT_ONCE, type Occasion, WAITING_MAX } from './occasion'

/** Why something about a booking cannot be done; the phone has a sentence for each. */
export const BOOKING_REFUSALS = [
  'notYet',
  'closed',
  'calledOff',
  'over',
  'otherTier',
  'full',
  'tooMany',
  'notBooked',
  'tooLate',
  'otherStore',
  'otherDay',
  'stillWaiting',
] as const
export type BookingRefusal = (typeof BOOKING_REFUSALS)[number]

interface Refused {
  kind: 'refused'
  why: BookingRefusal
}
const refused = (why: BookingRefusal): Refused => ({ kind: 'refused', why })

export interface SignUp {
  occasion: Occasion
  /** What the person has here already, whichever of their records it stands under; null for nothing. */
  held: Booking | null
  /** Bookings ahead of the person, elsewhere. */
  ahead: number
  tierKey: string
  now: number
}

/** What a sign-up comes to: a place while there is one and nobody waits for it, else a place in the line. */
export function decideSignUp({
  occasion,
  held,
  ahead,
  tierKey,
  now,
}: SignUp): Refused | { kind: 'booked' | 'waiting' | 'had' } {
  if (held && (isHeld(held) || held.state === 'attended')) return { kind: 'had' }
  const shut = shutFor(occasion)
  if (shut) return refused(shut)
  if (now < occasion.opensAt) return refused('notYet')
  if (now >= occasion.closesAt) return refused('closed')
  if (occasion.tierKeys && !occasion.tierKeys.includes(tierKey)) return refused('otherTier')
  if (ahead >= AHEAD_MAX) return refused('tooMany')
  if (occasion.waiting.length === 0 && occasion.taken < occasion.places) return { kind: 'booked' }
  return occasion.waiting.length < WAITING_MAX ? { kind: 'waiting' } : refused('full')
}

/**
 * A place can be given back until the shop counts on it; whoever waits, or had signed up for another time, may leave at any
 * time before it begins.
 */
export function decideCancel(
  occasion: Occasion,
  held: Booking | null,
  now: number,
): Refused | { kind: 'cancelled' | 'had' } {
  if (held?.state === 'cancelled') return { kind: 'had' }
  if (!held || !isHeld(held)) return refused('notBooked')
  const shut = shutFor(occasion)
  if (shut) return refused(shut)
  return now < cancelUntil(occasion, held) ? { kind: 'cancelled' } : refused('tooLate')
}

/** On the day of the occasion, at its store, whoever has a place. */
export function decideCheckIn(
  occasion: Occasion,
  held: Booking | null,
  { storeId, now }: { storeId: string; now: number },
): Refused | { kind: 'attended' | 'had' } {
  if (occasion.storeId !== storeId) return refused('otherStore')
  if (held?.state === 'attended') return { kind: 'had' }
  const shut = shutFor(occasion)
  if (shut) return refused(shut)
  if (held?.state === 'waiting') return refused('stillWaiting')
  if (held?.state !== 'booked') return refused('notBooked')
  return businessDayOf(occasion.startsAt) === businessDayOf(now) ? { kind: 'attended' } : refused('otherDay')
}

function shutFor({ status }: Occasion): BookingRefusal | null {
  return status === 'planned' ? null : status
}

/** Who gets the places that are free now, in their order; nobody once it has begun. */
export function nextInLine({ places, taken, waiting, status, startsAt }: Occasion, now: number): string[] {
  if (status !== 'planned' || now >= startsAt) return []
  return waiting.slice(0, Math.min(MOVED_AT_ONCE, Math.max(0, places - taken)))
}
