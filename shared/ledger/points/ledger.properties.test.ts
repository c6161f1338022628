import fc from 'fast-check'
import { addDays, businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import { auditLedger } from './audit'
import type { Entry, Ledger } from './entry'
import { decideEntry, decideExpiry } from './ledger'
import { hasEnded } from './lots'
import { availablePoints } from './points-state'
import { decideReversal, reversedBy, WHOLE } from './reversal'
import { accepted, adjusting, aLedger, at, earning, frozen, spending } from './testing/a-ledger'
import { decideTransferIn, decideTransferOut } from './transfer'

/** One member's world: what has happened so far. */
interface World {
  now: number
  ledger: Ledger
  entries: Entry[]
}

const validMonths = 2
const amount = fc.integer({ min: 0, max: 120 })

const step = fc.oneof(
  fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 40 }) }),
  fc.record({
    does: fc.constant('earn' as const),
    points: amount,
    growth: amount,
    daysAgo: fc.integer({ min: 0, max: 100 }),
  }),
  fc.record({ does: fc.constant('spend' as const), points: amount }),
  fc.record({
    does: fc.constant('adjust' as const),
    points: fc.integer({ min: -60, max: 60 }),
    growth: fc.integer({ min: -60, max: 60 }),
  }),
  fc.record({ does: fc.constant('expire' as const) }),
  fc.record({ does: fc.constant('reverse' as const), pick: fc.nat(30), part: fc.integer({ min: 0, max: 4 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const start = (): World => ({ now: at('2025-11-20'), ledger: aLedger(), entries: [] })

function take(world: World, doing: Step, index: number): World {
  const { ledger, entries, now } = world
  const context = { now, validMonths }
  const source = { reason: 'exchange', sourceId: `${index}` } as const
  switch (doing.does) {
    case 'wait':
      return { ...world, now: now + doing.days * DAY_MS }
    case 'earn': {
      const earnedDay = addDays(businessDayOf(now), -doing.daysAgo)
      const fact = earning(doing.points, { growth: doing.growth, earnedDay, sourceId: `${index}` })
      return withDecision(world, decideEntry(ledger, fact, context))
    }
    case 'spend':
      return withDecision(world, decideEntry(ledger, spending(doing.points, `${index}`), context))
    case 'adjust':
      return withDecision(world, decideEntry(ledger, adjusting(doing.points, doing.growth, `${index}`), context))
    case 'expire':
      return expired(world)
    case 'reverse': {
      const entry = entries[doing.pick]
      if (!entry) return world
      const already = reversedBy(entries.filter(({ reverses }) => reverses === entry._id))
      const upTo = { part: doing.part, whole: 4 }
      const decision = decideReversal(
        ledger,
        { entry, already, upTo, source: { ...source, reason: 'refund' } },
        context,
      )
      return withDecision(world, decision)
    }
  }
}

type AnyDecision = { kind: 'accepted'; ledger: Ledger; entry?: Entry } | { kind: 'refused' } | { kind: 'nothing' }

function withDecision(world: World, decision: AnyDecision): World {
  if (decision.kind !== 'accepted') return world
  const entries = decision.entry ? [...world.entries, decision.entry] : world.entries
  return frozen({ ...world, ledger: decision.ledger, entries })
}

/** An expiry takes exactly the lots that have ended, and no more than they hold. */
function expired(world: World): World {
  const before = world.ledger.points
  const ended = before.lots.filter((lot) => hasEnded(lot, world.now))
  const decision = decideExpiry(world.ledger, world.now)
  if (decision.kind === 'nothing') {
    expect(ended).toEqual([])
    return world
  }
  expect(decision.entries.map((entry) => entry.points?.lots)).toEqual(
    ended.map((lot) => [{ ...lot, points: -lot.points }]),
  )
  expect(decision.ledger.points.lots).toEqual(before.lots.filter((lot) => !hasEnded(lot, world.now)))
  return frozen({ ...world, ledger: decision.ledger, entries: [...world.entries, ...decision.entries] })
}

function holdsTrue({ ledger, entries, now }: World): void {
  const { balance, debt, lots } = ledger.points
  const delta = entries.reduce((sum, entry) => sum + (entry.points?.delta ?? 0), 0)
  expect(balance).toBe(lots.reduce((sum, lot) => sum + lot.points, 0))
  expect(lots.every((lot) => lot.points > 0)).toBe(true)
  expect(delta).toBe(balance - debt)
  expect(debt).toBeGreaterThanOrEqual(0)
  if (debt > 0) expect(availablePoints(ledger.points, now)).toBe(0)
  expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1))
  expect(ledger.seq).toBe(entries.length)
  expect(new Set(entries.map((entry) => entry._id)).size).toBe(entries.length)
  expect(ledger.growth.months.every((month) => month.growth > 0)).toBe(true)
  expect(auditLedger(ledger, entries)).toEqual([])
}

const lived = (steps: readonly Step[]) => steps.reduce(take, start())

test('whatever happens in whatever order, the ledger adds up after every step', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let world = start()
      for (const [index, doing] of steps.entries()) {
        world = take(world, doing, index)
        holdsTrue(world)
      }
    }),
    { numRuns: 300 },
  )
})

test('nobody ever spends more than was there', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), amount, (steps, points) => {
      const { ledger, now } = lived(steps)
      const available = availablePoints(ledger.points, now)
      const decision = decideEntry(ledger, spending(points, 'last'), { now, validMonths })
      const expected = points === 0 ? 'nothing' : points <= available ? 'accepted' : 'refused'
      expect(decision.kind).toBe(expected)
      if (decision.kind === 'refused') expect(decision.details).toEqual({ missing: points - available })
      if (decision.kind === 'accepted') expect(availablePoints(decision.ledger.points, now)).toBe(available - points)
    }),
  )
})

const only = (...kinds: Step['does'][]) =>
  fc.array(
    step.filter(({ does }) => kinds.includes(does)),
    { maxLength: 25 },
  )
const facts = only('earn', 'spend', 'adjust')
/** With reversals there are debts too. */
const factsAndDebts = only('earn', 'spend', 'adjust', 'reverse')

function reversedAll(world: World, order: readonly Entry[]): World {
  const already = { points: 0, growth: 0 }
  return order.reduce((after, entry, index) => {
    const source = { reason: 'reversal', sourceId: `r${index}` } as const
    const context = { now: after.now, validMonths }
    return withDecision(after, decideReversal(after.ledger, { entry, already, upTo: WHOLE, source }, context))
  }, world)
}

test('reversing everything, last first, returns to the start: no points, no debt, no growth', () => {
  fc.assert(
    fc.property(facts, (steps) => {
      const world = lived(steps)
      const { ledger } = reversedAll(world, [...world.entries].reverse())
      expect(ledger.points).toEqual({ balance: 0, debt: 0, lots: [] })
      expect(ledger.growth.months).toEqual([])
    }),
  )
})

test('reversing everything in any order leaves neither points nor debt', () => {
  const shuffled = facts.chain((steps) => {
    const world = lived(steps)
    const order = fc.shuffledSubarray(world.entries, { minLength: world.entries.length })
    return order.map((entries) => ({ world, entries }))
  })
  fc.assert(
    fc.property(shuffled, ({ world, entries }) => {
      const after = reversedAll(world, entries)
      expect(after.ledger.points).toMatchObject({ balance: 0, debt: 0 })
      holdsTrue(after)
    }),
  )
})

test('a merge moves all that counts and loses nothing; undoing it restores both accounts', () => {
  fc.assert(
    fc.property(factsAndDebts, factsAndDebts, (mine, theirs) => {
      const from = lived(mine)
      const { now, ledger } = lived(theirs)
      const to = { ...ledger, _id: 'mem_00000000000002' }
      const out = decideTransferOut(from.ledger, 'mrg_1', now)
      if (out.kind !== 'accepted') return
      const into = accepted(decideTransferIn(to, out.entry, now))
      const worth = ({ points }: Ledger) => availablePoints(points, now) - points.debt
      expect(worth(out.ledger)).toBe(0)
      expect(worth(into.ledger)).toBe(worth(from.ledger) + worth(to))
      const undo = {
        already: { points: 0, growth: 0 },
        upTo: WHOLE,
        source: { reason: 'reversal', sourceId: 'u' },
      } as const
      const context = { now, validMonths }
      const back = accepted(decideReversal(out.ledger, { ...undo, entry: out.entry }, context))
      expect(back.ledger).toEqual({ ...from.ledger, seq: from.ledger.seq + 2 })
      const kept = accepted(decideReversal(into.ledger, { ...undo, entry: into.entry }, context))
      expect(kept.ledger).toEqual({ ...to, seq: to.seq + 2 })
    }),
  )
})
