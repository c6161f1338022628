import fc from 'fast-check'
import { decideCancel, decideCheckIn, decideSignUp, nextInLine } from './decide'
import type { Booking, Occasion } from './occasion'

const HOUR = 3_600_000
/** Saturday, 14:00 of the shop. */
const STARTS = Date.parse('2026-11-28T14:00:00+08:00')
const NOW = STARTS - 72 * HOUR

function anOccasion(change: Partial<Occasion> = {}): Occasion {
  return {
    _id: 'occ_1',
    title: '凤凰单丛品茶',
    text: '三种香型',
    place: '二楼',
    storeId: 'str_east',
    picture: 'pot',
    startsAt: STARTS,
    endsAt: STARTS + 1.5 * HOUR,
    places: 2,
    tierKeys: null,
    opensAt: NOW - HOUR,
    closesAt: STARTS,
    cancelUntilAt: STARTS - 20 * HOUR,
    status: 'planned',
    calledOff: null,
    taken: 0,
    attended: 0,
    waiting: [],
    lastNumber: 0,
    movedAt: null,
    version: 1,
    savedAt: 0,
    ...change,
  }
}

function aBooking(state: Booking['state']): Booking {
  const when = { bookedAt: 0, changedAt: 0, movedUpAt: null, attendedAt: null }
  return { _id: 'b', occasionId: 'occ_1', memberId: 'm', state, number: 1, ...when, staffId: null, requests: [] }
}

const signUp = (change: Partial<Occasion> = {}, rest: Partial<Parameters<typeof decideSignUp>[0]> = {}) =>
  decideSignUp({ occasion: anOccasion(change), held: null, ahead: 0, tierKey: 'paper', now: NOW, ...rest })

test.each([
  ['a place is free', {}, {}, { kind: 'booked' }],
  ['all are taken', { taken: 2 }, {}, { kind: 'waiting' }],
  ['a place is free but somebody waits for it', { taken: 1, waiting: ['x'] }, {}, { kind: 'waiting' }],
  ['the line is full too', { taken: 2, waiting: Array(50).fill('x') }, {}, { kind: 'refused', why: 'full' }],
  ['it has not opened', {}, { now: NOW - 2 * HOUR }, { kind: 'refused', why: 'notYet' }],
  ['it has closed', {}, { now: STARTS }, { kind: 'refused', why: 'closed' }],
  ['it was called off', { status: 'calledOff' }, {}, { kind: 'refused', why: 'calledOff' }],
  ['it is over', { status: 'over' }, {}, { kind: 'refused', why: 'over' }],
  ['it is for others', { tierKeys: ['amber'] }, {}, { kind: 'refused', why: 'otherTier' }],
  ['it is for this tier', { tierKeys: ['amber'] }, { tierKey: 'amber' }, { kind: 'booked' }],
  ['ten others are ahead', {}, { ahead: 10 }, { kind: 'refused', why: 'tooMany' }],
  ['there is a place already', {}, { held: aBooking('booked') }, { kind: 'had' }],
  ['it was given back before', {}, { held: aBooking('cancelled') }, { kind: 'booked' }],
] as const)('signing up, when %s', (_when, change, rest, outcome) => {
  expect(signUp(change as Partial<Occasion>, rest)).toEqual(outcome)
})

test.each([
  ['a place, in time', 'booked', NOW, { kind: 'cancelled' }],
  ['a place, when the shop counts on it', 'booked', STARTS - 20 * HOUR, { kind: 'refused', why: 'tooLate' }],
  ['a turn in the line, until it begins', 'waiting', STARTS - 1, { kind: 'cancelled' }],
  ['what was given back', 'cancelled', NOW, { kind: 'had' }],
  ['what was used', 'attended', NOW, { kind: 'refused', why: 'notBooked' }],
] as const)('giving back %s', (_what, state, now, outcome) => {
  expect(decideCancel(anOccasion(), aBooking(state), now)).toEqual(outcome)
})

test('who had signed up before it was moved may give the place back until it begins, whoever came later may not', () => {
  const moved = anOccasion({ news: { kind: 'moved', version: 2, upTo: 1 } })
  expect(decideCancel(moved, aBooking('booked'), STARTS - 1)).toEqual({ kind: 'cancelled' })
  const later = { ...aBooking('booked'), number: 2 }
  expect(decideCancel(moved, later, STARTS - 1)).toEqual({ kind: 'refused', why: 'tooLate' })
})

test.each([
  ['a place on the day', 'booked', {}, { kind: 'attended' }],
  ['a place on the day, hours after it began', 'booked', { now: STARTS + 4 * HOUR }, { kind: 'attended' }],
  ['who is in', 'attended', {}, { kind: 'had' }],
  ['a place on another day', 'booked', { now: STARTS - 24 * HOUR }, { kind: 'refused', why: 'otherDay' }],
  ['a place elsewhere', 'booked', { storeId: 'str_west' }, { kind: 'refused', why: 'otherStore' }],
  ['who waits', 'waiting', {}, { kind: 'refused', why: 'stillWaiting' }],
  ['who gave it back', 'cancelled', {}, { kind: 'refused', why: 'notBooked' }],
] as const)('letting in %s', (_who, state, change, outcome) => {
  const at = { storeId: 'str_east', now: STARTS, ...change }
  expect(decideCheckIn(anOccasion(), aBooking(state), at)).toEqual(outcome)
})

test('never more move up than there are places, and always those who are first', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), fc.nat(30), (places, taken, waits) => {
      const waiting = Array.from({ length: waits }, (_, index) => `b${index}`)
      const next = nextInLine(anOccasion({ places, taken, waiting }), NOW)
      expect(next).toEqual(waiting.slice(0, next.length))
      expect(taken + next.length).toBeLessThanOrEqual(Math.max(places, taken))
      // One transaction gives out ten; what is left comes by the job.
      expect(next.length).toBe(Math.min(10, waits, Math.max(0, places - taken)))
    }),
    { numRuns: 100 },
  )
  expect(nextInLine(anOccasion({ waiting: ['b'] }), STARTS)).toEqual([])
})
