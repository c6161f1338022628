import fc from 'fast-check'
import { addMonths, businessDayOf, DAY_MS, monthOf } from '#shared/kernel/business-day'
import { auditLedger } from './audit'
import type { Entry, Ledger } from './entry'
import { decideEntry, decideExpiry } from './ledger'
import { availablePoints } from './points-state'
import { decideReversal, reversedBy, WHOLE } from './reversal'
import { accepted, aLedger, at, earning, frozen, inMarch, lot, posted, spending } from './testing/a-ledger'

const validMonths = 2
const source = (sourceId: string) => ({ reason: 'refund', sourceId }) as const

/** What really happened, in order: enough to reckon everything anew without the program's own rules. */
type LedgerAct = { at: number; does: 'buy'; id: number; points: number } | { at: number; does: 'spend'; points: number }

interface World {
  now: number
  ledger: Ledger
  entries: Entry[]
  happened: LedgerAct[]
  /** Of each purchase, how many quarters of its price are paid back. */
  quartersBack: Map<number, number>
}

const step = fc.oneof(
  fc.record({ does: fc.constant('wait' as const), n: fc.integer({ min: 0, max: 45 }) }),
  fc.record({ does: fc.constant('buy' as const), n: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ does: fc.constant('spend' as const), n: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ does: fc.constant('expire' as const), n: fc.constant(0) }),
  fc.record({ does: fc.constant('refund' as const), n: fc.nat(8), quarters: fc.integer({ min: 1, max: 4 }) }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function take(world: World, doing: Step, index: number): World {
  const { now, ledger, entries, happened } = world
  const context = { now, validMonths }
  switch (doing.does) {
    case 'wait':
      return { ...world, now: now + doing.n * DAY_MS }
    case 'buy': {
      const made = accepted(decideEntry(ledger, earning(doing.n, { sourceId: `${index}` }), context))
      const bought = { at: now, does: 'buy', id: entries.length, points: doing.n } as const
      return { ...world, ledger: made.ledger, entries: [...entries, made.entry], happened: [...happened, bought] }
    }
    case 'spend': {
      const made = decideEntry(ledger, spending(doing.n, `${index}`), context)
      if (made.kind !== 'accepted') return world
      const spent = { at: now, does: 'spend', points: doing.n } as const
      return { ...world, ledger: made.ledger, entries: [...entries, made.entry], happened: [...happened, spent] }
    }
    case 'expire': {
      const made = decideExpiry(ledger, now)
      return made.kind === 'nothing' ? world : { ...world, ledger: made.ledger, entries: [...entries, ...made.entries] }
    }
    case 'refund':
      return refund(world, doing.n, doing.quarters, index)
  }
}

function refund(world: World, pick: number, quarters: number, index: number): World {
  const { ledger, entries, quartersBack, now } = world
  const position = entries.findIndex(({ reason }, each) => reason === 'purchase' && each >= pick)
  const entry = entries[position]
  const part = (quartersBack.get(position) ?? 0) + quarters
  if (!entry || part > 4) return world
  const already = reversedBy(entries.filter(({ reverses }) => reverses === entry._id))
  const reversal = { entry, already, upTo: { part, whole: 4 }, source: source(`r${index}`) }
  const made = decideReversal(ledger, reversal, { now, validMonths })
  const back = new Map(quartersBack).set(position, part)
  if (made.kind !== 'accepted') return { ...world, quartersBack: back }
  return { ...world, ledger: made.ledger, entries: [...entries, made.entry], quartersBack: back }
}

/**
 * What the member has if only what was kept had ever been bought. By hand: points sit in months, spending takes from the
 * month that ends first, and what was spent without being there is owed until something is earned.
 */
function reckoned({ happened, quartersBack, now }: World): number {
  const months = new Map<string, number>()
  const ended = (month: string, when: number) => month < monthOf(businessDayOf(when))
  let owed = 0
  for (const fact of happened) {
    if (fact.does === 'buy') {
      const kept = Math.floor((fact.points * (4 - (quartersBack.get(fact.id) ?? 0))) / 4)
      const repaid = Math.min(owed, kept)
      owed -= repaid
      const month = addMonths(monthOf(businessDayOf(fact.at)), validMonths)
      months.set(month, (months.get(month) ?? 0) + kept - repaid)
      continue
    }
    let missing = fact.points
    for (const month of [...months.keys()].filter((each) => !ended(each, fact.at)).sort()) {
      const share = Math.min(missing, months.get(month) ?? 0)
      missing -= share
      months.set(month, (months.get(month) ?? 0) - share)
    }
    owed += missing
  }
  return [...months].reduce((sum, [month, points]) => (ended(month, now) ? sum : sum + points), 0) - owed
}

test('who was refunded has what somebody has who only ever bought what was kept, however much ended in between', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const start: World = {
        now: at('2025-11-20'),
        ledger: aLedger(),
        entries: [],
        happened: [],
        quartersBack: new Map(),
      }
      let world = start
      for (const [index, doing] of steps.entries()) world = frozen(take(world, doing, index))
      const { points } = world.ledger
      expect(availablePoints(points, world.now) - points.debt).toBe(reckoned(world))
      expect(auditLedger(world.ledger, world.entries)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})

describe('a purchase comes back after its points have ended', () => {
  const inJuly = { now: at('2027-07-02'), validMonths: 12 }
  const expired = (ledger: Ledger) => {
    const decision = decideExpiry(ledger, inJuly.now)
    if (decision.kind === 'nothing') throw new Error('Nothing has ended')
    return decision.ledger
  }
  const whole = (entry: Entry | undefined, sourceId = 'ref_1') => {
    if (!entry) throw new Error('There is no entry to reverse')
    return { entry, already: { points: 0, growth: 0 }, upTo: WHOLE, source: source(sourceId) }
  }

  test('the points of another purchase stay, and no debt appears', () => {
    const { ledger, entries } = posted(aLedger({ lots: [lot('2028-01', 80)] }), [earning(100)], inMarch)
    const after = accepted(decideReversal(expired(ledger), whole(entries[0]), inJuly))
    expect(after.ledger.points).toEqual({ balance: 80, debt: 0, lots: [lot('2028-01', 80)] })
    expect(after.entry.points).toMatchObject({ delta: 0, gone: [lot('2027-03', 100)] })
  })

  test('what had been spent of it is owed, what ended is not', () => {
    const { ledger, entries } = posted(aLedger(), [earning(100), spending(30)], inMarch)
    const after = accepted(decideReversal(expired(ledger), whole(entries[0]), inJuly))
    expect(after.ledger.points).toMatchObject({ balance: 0, debt: 30 })
    expect(after.entry.points).toMatchObject({ delta: -30, gone: [lot('2027-03', 70)] })
  })

  test('what ended of a month is counted for one purchase of that month only', () => {
    const two = [earning(100), earning(100, { sourceId: 'pur_2' })]
    const { ledger, entries } = posted(aLedger(), [...two, spending(100)], inMarch)
    const first = accepted(decideReversal(expired(ledger), whole(entries[0]), inJuly))
    expect(first.ledger.points).toMatchObject({ balance: 0, debt: 0 })
    const second = accepted(decideReversal(first.ledger, whole(entries[1], 'ref_2'), inJuly))
    expect(second.ledger.points).toMatchObject({ balance: 0, debt: 100 })
  })

  test('part after part takes nothing twice', () => {
    const { ledger, entries } = posted(aLedger({ lots: [lot('2028-01', 80)] }), [earning(100)], inMarch)
    const half = { ...whole(entries[0]), upTo: { part: 1, whole: 2 } }
    const first = accepted(decideReversal(expired(ledger), half, inJuly))
    const rest = { ...whole(entries[0], 'ref_2'), already: reversedBy([first.entry]) }
    const second = accepted(decideReversal(first.ledger, rest, inJuly))
    expect(second.ledger.points).toMatchObject({ balance: 80, debt: 0 })
    const again = decideReversal(second.ledger, { ...rest, already: reversedBy([first.entry, second.entry]) }, inJuly)
    expect(again).toEqual({ kind: 'refused', reason: 'ENTRY_ALREADY_REVERSED' })
  })

  test('growth that was gone already is not taken from what comes into its month later', () => {
    const { ledger, entries } = posted(aLedger(), [earning(0, { growth: 100 })], inMarch)
    const lowered = { ...ledger, growth: { months: [] } }
    const half = { ...whole(entries[0]), upTo: { part: 1, whole: 2 } }
    const first = accepted(decideReversal(lowered, half, inMarch))
    const refilled = posted(first.ledger, [earning(0, { growth: 60, sourceId: 'pur_2' })], inMarch)
    const rest = { ...whole(entries[0], 'ref_2'), already: reversedBy([first.entry]) }
    const second = accepted(decideReversal(refilled.ledger, rest, inMarch))
    expect(second.entry.growth?.delta).toBe(-50)
  })
})
