import type { Ledger } from './entry'
import { decideCapture, decideHold, decideRelease, HOLDS_MAX, type HoldDecision } from './hold'
import { decideEntry, decideExpiry } from './ledger'
import { availablePoints } from './points-state'
import { accepted, aLedger, at, earning, frozen, inMarch, lot, posted, spending } from './testing/a-ledger'

const { now } = inMarch
const untilAt = at('2026-03-15', '12:10:00.000')
const exchange = { reason: 'exchange', sourceId: 'exc_1' } as const

function held(decision: HoldDecision): Ledger {
  if (decision.kind !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(decision)}`)
  return decision.ledger
}

const rich = frozen(aLedger({ lots: [lot('2026-03', 10), lot('2026-09', 20)] }))
const holding15 = frozen(held(decideHold(rich, { holdId: 'h1', points: 15, untilAt }, now)))

describe('a hold', () => {
  test('sets points aside, oldest first, without an entry', () => {
    expect(holding15).toEqual({
      ...rich,
      points: {
        balance: 15,
        debt: 0,
        lots: [lot('2026-09', 15)],
        holds: [{ _id: 'h1', lots: [lot('2026-03', 10), lot('2026-09', 5)], untilAt }],
      },
    })
  })

  test('keeps others from the points', () => {
    expect(availablePoints(holding15.points, now)).toBe(15)
    expect(decideEntry(holding15, spending(16), inMarch)).toMatchObject({ details: { missing: 1 } })
  })

  test('is refused when points are short', () => {
    expect(decideHold(rich, { holdId: 'h1', points: 31, untilAt }, now)).toEqual({
      kind: 'refused',
      reason: 'POINTS_SHORT',
      details: { missing: 1 },
    })
  })

  test('does not take points that have ended', () => {
    const ended = aLedger({ lots: [lot('2026-02', 10)] })
    expect(decideHold(ended, { holdId: 'h1', points: 1, untilAt }, now)).toMatchObject({ reason: 'POINTS_SHORT' })
  })

  test('asked for twice stands once', () => {
    expect(decideHold(holding15, { holdId: 'h1', points: 15, untilAt }, now)).toEqual({ kind: 'nothing' })
  })

  test(`is refused beyond ${HOLDS_MAX} at a time, until one of them has lapsed`, () => {
    let ledger: Ledger = aLedger({ lots: [lot(null, 100)] })
    for (let index = 0; index < HOLDS_MAX; index++) {
      ledger = held(decideHold(ledger, { holdId: `h${index}`, points: 1, untilAt: untilAt + index }, now))
    }
    const more = { holdId: 'more', points: 1, untilAt: untilAt + 1000 }
    expect(decideHold(ledger, more, now)).toMatchObject({ reason: 'TOO_MANY_HOLDS' })
    expect(held(decideHold(ledger, more, untilAt + 1)).points.holds).toHaveLength(HOLDS_MAX)
  })
})

describe('a release', () => {
  test('returns the points to their lots', () => {
    expect(held(decideRelease(holding15, 'h1', now))).toEqual(rich)
  })

  test('happens once', () => {
    const released = held(decideRelease(holding15, 'h1', now))
    expect(decideRelease(released, 'h1', now)).toEqual({ kind: 'refused', reason: 'HOLD_NOT_FOUND' })
  })

  test('of a lot that has ended meanwhile gives nothing to spend; the next expiry takes it, even a second time', () => {
    const untilMay = at('2026-05-01')
    const inApril = at('2026-04-02')
    const lots = [lot('2026-03', 30)]
    const holding = held(decideHold(aLedger({ lots }), { holdId: 'h1', points: 10, untilAt: untilMay }, now))
    const first = decideExpiry(holding, inApril)
    if (first.kind !== 'accepted') throw new Error(first.kind)
    const released = held(decideRelease(first.ledger, 'h1', inApril))
    expect(availablePoints(released.points, inApril)).toBe(0)
    const second = decideExpiry(released, inApril)
    if (second.kind !== 'accepted') throw new Error(second.kind)
    expect([...first.entries, ...second.entries].map((entry) => entry.points?.delta)).toEqual([-20, -10])
    expect(first.entries[0]?._id).not.toBe(second.entries[0]?._id)
  })

  test('repays a debt that was made meanwhile', () => {
    const owing = { ...holding15, points: { ...holding15.points, lots: [], balance: 0, debt: 12 } }
    expect(held(decideRelease(owing, 'h1', now)).points).toMatchObject({ balance: 3, debt: 0, holds: [] })
  })
})

describe('a hold whose time has passed', () => {
  test.each([
    [untilAt, 15],
    [untilAt + 1, 30],
  ])('gives its points back by itself: at %p there are %p to spend', (instant, available) => {
    expect(availablePoints(holding15.points, instant)).toBe(available)
    const decision = decideEntry(holding15, spending(available), { ...inMarch, now: instant })
    expect(accepted(decision).ledger.points.balance).toBe(0)
  })

  test('can neither be captured nor released', () => {
    expect(decideCapture(holding15, 'h1', exchange, untilAt + 1)).toMatchObject({ reason: 'HOLD_NOT_FOUND' })
    expect(decideRelease(holding15, 'h1', untilAt + 1)).toMatchObject({ reason: 'HOLD_NOT_FOUND' })
  })

  test('is gone from the account with the next fact', () => {
    const { ledger } = posted(holding15, [earning(1)], { ...inMarch, now: untilAt + 1 })
    expect(ledger.points).toMatchObject({ balance: 31, holds: [] })
  })
})

describe('a capture', () => {
  test('spends what was set aside and says which lots paid', () => {
    const { ledger, entry } = accepted(decideCapture(holding15, 'h1', exchange, now))
    expect(ledger.points).toEqual({ balance: 15, debt: 0, lots: [lot('2026-09', 15)], holds: [] })
    expect(entry).toMatchObject({
      _id: 'exchange:exc_1',
      kind: 'spend',
      seq: 1,
      points: { delta: -15, balanceAfter: 15, lots: [lot('2026-03', -10), lot('2026-09', -5)] },
    })
  })

  test('happens once', () => {
    const { ledger } = accepted(decideCapture(holding15, 'h1', exchange, now))
    expect(decideCapture(ledger, 'h1', exchange, now)).toMatchObject({ reason: 'HOLD_NOT_FOUND' })
    expect(decideRelease(ledger, 'h1', now)).toMatchObject({ reason: 'HOLD_NOT_FOUND' })
  })

  test('still counts when a lot ended between the two steps', () => {
    const holding = held(decideHold(rich, { holdId: 'h1', points: 10, untilAt: at('2026-04-02') }, now))
    const { entry } = accepted(decideCapture(holding, 'h1', exchange, at('2026-04-01')))
    expect(entry.points).toMatchObject({ delta: -10, lots: [lot('2026-03', -10)] })
  })
})
