import * as fc from 'fast-check'
import { businessDayOf, DAY_MS, weekdayOf } from '#shared/kernel/business-day'
import { afterQuiet, isUnderCaps } from '#shared/reach/message/moment'
import { type Definition, definitionSchema, nodeSchema, STEPS_MAX } from './definition'
import { armOf, newTraveller, partOf, runIdFor, type Traveller, withEntry, withLetter } from './entering'
import { KIND_RULES } from './kind'
import { newRun, type Run } from './run'
import { noSpending, partsOf, type Spending, spend } from './spending'
import { atHand, ended, isActing, noted, opening, passedOn, turnOf } from './walk'

const NOW = Date.UTC(2026, 10, 22, 2)
const QUIET = { from: '21:00', until: '09:00' }

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const
const next = fc.option(fc.constantFrom(...ids), { nil: null })
const clock = fc
  .tuple(fc.nat(23), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
const weekdays = fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), { nil: null })
const durationFrom = (min: number) =>
  fc.record({ amount: fc.integer({ min, max: 50 }), unit: fc.constantFrom('minutes', 'hours', 'days', 'months') })
const duration = durationFrom(1)
const body = fc.oneof(
  // One of nothing but a day or an hour may be over as soon as it begins.
  fc.record({
    kind: fc.constant('wait'),
    duration: fc.oneof(durationFrom(0), fc.constant({ amount: 0, unit: 'minutes' })),
    until: fc.option(clock, { nil: null }),
    weekdays,
    next,
  }),
  fc.record({
    kind: fc.constant('waitFor'),
    fact: fc.constant('purchase.recorded'),
    within: duration,
    next,
    otherwise: next,
  }),
  fc.record({
    kind: fc.constant('branch'),
    condition: fc.constant({ kind: 'number', field: 'points' }),
    yes: next,
    no: next,
  }),
  fc.record({
    kind: fc.constant('split'),
    parts: fc.tuple(next, next).map(([one, two]) => [
      { percent: 30, next: one },
      { percent: 70, next: two },
    ]),
  }),
  fc.record({ kind: fc.constant('inbox'), title: fc.constant('你好'), body: fc.constant('来坐坐'), next }),
  fc.record({ kind: fc.constant('message'), purpose: fc.constant('check-in-next'), next }),
  fc.record({ kind: fc.constant('points'), points: fc.integer({ min: 1, max: 40 }), next }),
)
const someDefinition = fc
  .record({
    nodes: fc.tuple(body, body, body, body, body, body),
    hours: fc.option(fc.record({ from: clock, until: clock }), { nil: null }),
    weekdays,
  })
  .map(
    ({ nodes, ...over }): Definition =>
      definitionSchema.parse({
        kind: 'shop',
        trigger: { kind: 'fact', fact: 'check-in.performed' },
        entry: { kind: 'once' },
        start: 'a',
        nodes: nodes.map((node, index) => nodeSchema.parse({ ...node, id: ids[index] })),
        ...over,
      }),
  )
const someMember = fc.record({
  at: fc.nat(40 * DAY_MS).map((ms) => NOW + ms),
  /** What conditions answer: with no consent nothing. */
  answers: fc.array(fc.constantFrom(true, false, null), { minLength: 1, maxLength: 5 }),
  lateMs: fc.nat(3_600_000),
  eventAfterMs: fc.option(fc.nat(20 * DAY_MS), { nil: null }),
  budgetFen: fc.nat(100),
})

const aRun = (at: number): Run =>
  newRun({
    ...{ runId: 'jny_x:mem_1:1', journeyId: 'jny_x', version: 1, memberId: 'mem_1', start: 'a' },
    ...{ at, key: 'x', begunAt: at, entryNumber: 1, source: null },
  })

test('whatever the journey and the member: what is written obeys hours and quiet, each step is at hand and acts once, and every run ends', () => {
  fc.assert(
    fc.property(someDefinition, someMember, (definition, { at, answers, lateMs, eventAfterMs }) => {
      let run = aRun(at)
      let now = at
      let asked = 0
      const nearOf = () => new Set(atHand(run, definition, now).map(({ id }) => id))
      let near = nearOf()
      const named = new Set<number>()
      for (let turns = 0; run.state === 'waiting'; turns += 1) {
        expect(turns).toBeLessThan(STEPS_MAX * 3)
        // What a step needs is read before the first of them that follow each other at once.
        if (run.nodeId !== null && !near.has(run.nodeId)) throw new Error(`${run.nodeId} is not at hand`)
        const judge = () => answers[asked++ % answers.length] ?? null
        const turn = turnOf(run, definition, { now, quiet: QUIET, judge })
        if (turn.kind === 'end') run = ended(run, turn.why, now)
        else if (turn.kind === 'go') run = passedOn(noted(run, turn.what, now), turn.to, now)
        else if (turn.kind === 'wait') {
          expect(turn.dueAt).toBeGreaterThan(now)
          run = { ...run, dueAt: turn.dueAt, waitsFor: turn.waitsFor }
          // The timer comes when it is due or later; an event may come before.
          const heardAt = turn.waitsFor && eventAfterMs !== null ? now + eventAfterMs : null
          if (heardAt !== null && heardAt < turn.dueAt) run = { ...run, heardAt }
          now = run.heardAt ?? turn.dueAt + lateMs
          near = nearOf()
        } else {
          expect(named.has(run.visits)).toBe(false)
          named.add(run.visits)
          expect(isActing(turn.node)).toBe(true)
          if (turn.node.kind === 'message') expect(afterQuiet(now, QUIET)).toBe(now)
          if (turn.node.kind === 'inbox' || turn.node.kind === 'message') {
            const { weekdays: days } = definition
            const opens = opening(now, definition, turn.node.kind === 'message' ? QUIET : null)
            expect(opens).toBe(now)
            const isClash = definition.hours !== null && turn.node.kind === 'message'
            if (days !== null && !isClash) expect(days).toContain(weekdayOf(businessDayOf(now)))
          }
          run = passedOn(noted(run, 'inboxWritten', now), turn.to, now)
        }
      }
      expect(run.visits).toBeLessThanOrEqual(STEPS_MAX)
    }),
    { numRuns: 300 },
  )
})

test('letters over all journeys stay under the caps, whenever they come', () => {
  const caps = { perDay: 2, perWeek: 4, perPurposeWeek: 3 }
  fc.assert(
    fc.property(
      fc.array(fc.record({ after: fc.nat(2 * DAY_MS), journey: fc.nat(3) }), { maxLength: 60 }),
      (letters) => {
        let traveller: Traveller = newTraveller('mem_1')
        let now = NOW
        const written: { purpose: string; at: number }[] = []
        for (const { after, journey } of letters) {
          now += after
          const counted = withLetter(traveller, `jny_${journey}`, caps, now)
          if (!counted) continue
          expect(isUnderCaps(written, { purpose: `jny_${journey}`, now }, caps)).toBe(true)
          written.push({ purpose: `jny_${journey}`, at: now })
          traveller = counted
        }
        for (const { at } of written) {
          expect(written.filter((other) => other.at > at - 7 * DAY_MS && other.at <= at).length).toBeLessThanOrEqual(
            caps.perWeek,
          )
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('spending in parts never passes the budget, and uses all of it to the last that fits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5_000 }),
      fc.array(fc.record({ part: fc.integer({ min: 1, max: 8 }), costFen: fc.integer({ min: 1, max: 300 }) }), {
        maxLength: 80,
      }),
      async (budgetFen, expenses) => {
        const parts = new Map<string, Spending>(partsOf('jny_x').map((id) => [id, noSpending(id, 'jny_x')]))
        const ids_ = [...parts.keys()]
        const get = async (index: number) => parts.get(ids_[index] ?? '') as Spending
        let spent = 0
        for (const { part, costFen } of expenses) {
          const changed = await spend(
            { part: await get(part), expense: { costFen, coupons: 1, points: 0 }, budgetFen },
            { pool: () => get(0), others: () => [1, 2, 3, 4, 5, 6, 7, 8].filter((each) => each !== part).map(get) },
          )
          expect(changed !== null).toBe(spent + costFen <= budgetFen)
          if (changed) spent += costFen
          for (const each of changed ?? []) parts.set(each._id, each)
        }
        expect([...parts.values()].reduce((sum, { spentFen }) => sum + spentFen, 0)).toBe(spent)
      },
    ),
    { numRuns: 100 },
  )
})

test('a member is held out or not for ever, one in ten of what the shop starts, nobody of anything else', () => {
  const members = Array.from({ length: 5_000 }, (_, index) => `mem_${index}`)
  for (const kind of Object.keys(KIND_RULES) as (keyof typeof KIND_RULES)[]) {
    const out = members.filter((id) => armOf('jny_x', id, kind) === 'out')
    expect(out).toEqual(members.filter((id) => armOf('jny_x', id, kind) === 'out'))
    if (kind === 'shop') expect(Math.abs(out.length / members.length - 0.1)).toBeLessThan(0.015)
    else expect(out).toEqual([])
  }
  const both = members.filter((id) => armOf('jny_x', id, 'shop') === 'out' && armOf('jny_y', id, 'shop') === 'out')
  expect(both.length).toBeLessThan(100)
})

test('a split gives each part its share, and each member always the same part', () => {
  const of = (memberId: string) => partOf({ journeyId: 'jny_x', nodeId: 'a', memberId }, [20, 30, 50])
  const members = Array.from({ length: 5_000 }, (_, index) => `mem_${index}`)
  const shares = [0, 1, 2].map((part) => members.filter((id) => of(id) === part).length / members.length)
  expect(shares.map((share) => Math.round(share * 20) / 20)).toEqual([0.2, 0.3, 0.5])
})

test.each([
  ['once', { kind: 'once' }, [true, false, false]],
  ['once in two days', { kind: 'everyDays', days: 2 }, [true, false, true]],
  ['once for each event', { kind: 'perEvent' }, [true, true, true]],
] as const)('entering %s', (_name, entry, expected) => {
  let traveller = newTraveller('mem_1')
  const seen = new Set<string>()
  const entered = [0, 1, 2].map((day) => {
    const now = NOW + day * DAY_MS
    const runId = runIdFor(traveller, { journeyId: 'jny_x', entry, key: `check-in:${day}`, now })
    if (runId === null || seen.has(runId)) return false
    seen.add(runId)
    traveller = withEntry(traveller, { journeyId: 'jny_x', runId, arm: 'in', now })
    return true
  })
  expect(entered).toEqual(expected)
})
