import type { EventName } from '#shared/insight/event/catalogue'
import type * as Recording from '../../../../client/src/api/record-event'
import type { FaultRule } from '../../../../local-cloud/faults/faults'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { rollUp } from './testing/put-events'

// The mini-program's queue as shipped, against the cloud, on phones that forget only what WeChat would forget.

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const PAGES: EventName[] = ['page.viewed', 'code.shown', 'calendar.browsed', 'tier.compared']

/** What a bad day in the cloud looks like: calls that fail, replies that are lost, conflicts. */
const FAULTS: FaultRule[] = [
  { kind: 'error', probability: 0.05, seed: 11, match: { writes: true } },
  { kind: 'lostReply', probability: 0.1, seed: 12 },
  { kind: 'conflict', probability: 0.03, seed: 13, match: { writes: true } },
]

let shop: Shop
let timers: jest.SpyInstance
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  seed = 1
  timers = unrefLongTimers()
})
// What still waits to be sent would be tried after the test.
afterEach(() => {
  for (const person of people.splice(0)) person.end()
  timers.mockRestore()
})
afterAll(() => shop.close())

describe('completeness, from the phone to the report', () => {
  test('is at least 98 % under the faults of a bad day, and the report says what really arrived', async () => {
    const visitors = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aPerson({ loss: 0.1 })))
    for (const rule of FAULTS) shop.faults.add(rule)
    for (let day = 0; day < 3; day += 1) {
      for (const person of visitors) await visit(person, 25)
      shop.clock.advance(DAY_MS)
    }
    shop.faults.clear()
    for (const person of visitors) {
      await visit(person, 1)
      person.loss = 0
      await person.flush()
    }
    await rollUp(shop)
    const { total, days, target } = await shop.ops('report.getCompleteness', {})
    const made = visitors.reduce((sum, { made: own }) => sum + own, 0)
    expect(total).toEqual({
      produced: made,
      stored: stored(),
      withheld: 0,
      missing: made - stored(),
      share: expect.any(Number),
    })
    expect(total.share).toBeGreaterThanOrEqual(target)
    expect(target).toBe(0.98)
    expect(days.map(({ day, produced }) => [day, produced])).toEqual([
      ['2026-11-22', 6 * 26],
      ['2026-11-23', 6 * 26],
      ['2026-11-24', 6 * 26],
      ['2026-11-25', 6 * 2],
    ])
  })

  test('shows what a phone had to drop, on the day of it, as soon as its next event arrives', async () => {
    const person = await aPerson()
    await visit(person, 10)
    shop.clock.advance(DAY_MS)
    person.isOnline = false
    // Ten of them wait in the batch that is being sent, the newest 500 in the queue.
    await visit(person, 560)
    person.isOnline = true
    await person.flush()
    await rollUp(shop)
    const { days, total } = await shop.ops('report.getCompleteness', {})
    expect(total).toMatchObject({ produced: 11 + 561, missing: 561 - 510 })
    expect(days[1]).toMatchObject({ day: '2026-11-23', missing: 51 })
    expect(days[1]?.share).toBeLessThan(0.98)
  })

  test('takes nothing for lost that may not be kept for want of consent', async () => {
    const person = await aPerson({ consents: false })
    await visit(person, 30)
    await visit(person, 45)
    await rollUp(shop)
    const { total } = await shop.ops('report.getCompleteness', {})
    expect(total).toEqual({ produced: 77, stored: 2, withheld: 75, missing: 0, share: 1 })
  })

  test('does not depend on the order in which the days arrive', async () => {
    const person = await aPerson()
    await visit(person, 5)
    person.isOnline = false
    shop.clock.advance(DAY_MS)
    await visit(person, 5)
    person.isOnline = true
    await person.flush()
    await rollUp(shop)
    const { days } = await shop.ops('report.getCompleteness', {})
    expect(days.map(({ produced, missing }) => [produced, missing])).toEqual([
      [6, 0],
      [6, 0],
    ])
  })
})

const people: Person[] = []

/** The queue's next try in ten seconds must not keep the test from ending. */
function unrefLongTimers(): jest.SpyInstance {
  const real = setTimeout
  return jest.spyOn(globalThis, 'setTimeout').mockImplementation(((act: () => void, ms?: number) => {
    const timer = real(act, ms)
    if (ms !== undefined && ms >= 10_000) timer.unref()
    return timer
  }) as typeof setTimeout)
}

interface Person {
  record(name: EventName): void
  flush(): Promise<void>
  /** WeChat ends the mini-program: only what is in the phone’s storage stays. */
  end(): void
  made: number
  isOnline: boolean
  /** The probability that the network loses a call, and the same for a reply. */
  loss: number
}

/** A member whose phone runs the shipped queue. */
async function aPerson({ consents = true, loss = 0 } = {}): Promise<Person> {
  const phone = shop.phone()
  await phone.call('home.open', {})
  if (consents) await phone.call('member.setConsent', { purpose: 'analytics', isGranted: true })
  const storage = new Map<string, string>()
  const person: Person = {
    made: 0,
    isOnline: true,
    loss,
    record(name) {
      person.made += 1
      queue.recordEvent(name)
    },
    flush: () => queue.flushEvents(),
    end() {
      program.isAlive = false
      program = { isAlive: true }
      queue = load(program)
    },
  }
  const load = (running: Program) => loadQueue(running, storage, (data) => overNetwork(phone, person, data))
  let program: Program = { isAlive: true }
  let queue = load(program)
  people.push(person)
  return person
}

/** An opening, some acts, and now and then the end of the mini-program in the middle of sending. */
async function visit(person: Person, acts: number): Promise<void> {
  person.record('app.opened')
  for (let act = 0; act < acts; act += 1) {
    person.record(PAGES[act % PAGES.length] ?? 'page.viewed')
    if (act % 9 === 8) await person.flush()
  }
  if (chance() < 0.3) person.end()
  await person.flush()
  shop.clock.advance(MINUTE_MS)
}

async function overNetwork(phone: Phone, { isOnline, loss }: Person, request: unknown): Promise<unknown> {
  if (!isOnline || chance() < loss) throw new Error('no network')
  const reply = await phone.send(request, 'track')
  if (chance() < loss) throw new Error('the reply was lost')
  return reply
}

/** One life of the mini-program: after its end its timers may still fire here, but reach nothing. */
interface Program {
  isAlive: boolean
}

function loadQueue(
  program: Program,
  storage: Map<string, string>,
  call: (data: unknown) => Promise<unknown>,
): typeof Recording {
  let queue: typeof Recording | undefined
  jest.isolateModules(() => {
    jest.doMock('../../../../client/src/platform/storage', () => ({
      readStored: (key: string) => JSON.parse((program.isAlive && storage.get(key)) || 'null'),
      writeStored: (key: string, value: unknown) => {
        if (program.isAlive) storage.set(key, JSON.stringify(value))
      },
    }))
    jest.doMock('../../../../client/src/platform/cloud', () => ({
      callFunction: (_name: string, data: unknown) => call(data),
    }))
    queue = require('../../../../client/src/api/record-event') as typeof Recording
  })
  if (!queue) throw new Error('the queue was loaded')
  return queue
}

// A fixed sequence, so that a failure repeats.
let seed = 1
function chance(): number {
  seed = (seed * 48_271) % 2_147_483_647
  return seed / 2_147_483_647
}

const stored = () => shop.database.count('events')
