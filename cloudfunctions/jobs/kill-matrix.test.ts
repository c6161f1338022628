import type { BusinessDay, BusinessMonth } from '#shared/kernel/business-day'
import { defaultPointsRules } from '#shared/points/rules'
import { defaultTierRules } from '#shared/tier/rules'
import type { FaultKind } from '../../local-cloud/faults/faults'
import { runDueJobs } from '../domains/job/job.service'
import { auditShop } from '../testing/audit-shop'
import { earned, memberIdOf, putLedger } from '../testing/put-ledger'
import { openShop, SHOP_OPENS_AT, type Shop } from '../testing/shop'
import { timerContext } from '../testing/timer-context'
import { jobs } from './schedule'

// Every job that writes is here: killed at each of its database calls, the next ticks must bring it to the same end.

const DAY_MS = 86_400_000
const TICK_MS = 5 * 60_000
const TICKS = 4
const KINDS: FaultKind[] = ['error', 'conflict', 'lostReply', 'crashBefore', 'crashAfter']
const ENOUGH = { isSpent: () => false }

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const inMarch = SHOP_OPENS_AT - 620 * DAY_MS
const lately = SHOP_OPENS_AT - 30 * DAY_MS
const ended = '2026-11-20' as BusinessDay

interface KillCase {
  job: string
  when: string
  prepare(): void | Promise<void>
}

const cases: KillCase[] = [
  {
    job: 'expire-points',
    when: 'two members have lots that ended, one of them in a hold that lapsed',
    prepare: () => {
      const facts = [earned(inMarch, { points: 30 }, 'a'), earned(lately, { points: 50 }, 'b')]
      putLedger(shop, memberIdOf(1), facts)
      const held = putLedger(shop, memberIdOf(2), [earned(inMarch, { points: 30 }, 'c')])
      const hold = { _id: 'hold', lots: held.points.lots, untilAt: lately }
      shop.database.put('accounts', { ...held, points: { balance: 0, debt: 0, lots: [], holds: [hold] } })
      const lapsed = putLedger(shop, memberIdOf(3), [earned(lately, { points: 30 }, 'd')])
      const lots = [{ endsMonth: '2027-10' as BusinessMonth, points: 30 }]
      const holds = [{ _id: 'hold', lots, untilAt: lately }]
      shop.database.put('accounts', { ...lapsed, points: { balance: 0, debt: 0, lots: [], holds } })
    },
  },
  {
    job: 'review-tiers',
    when: 'one member keeps the tier and one falls',
    prepare: () => {
      const tier = { key: 'jade', sinceDay: '2025-11-20' as BusinessDay, untilDay: ended }
      putLedger(shop, memberIdOf(1), [earned(lately, { growth: 250 }, 'a')], { tier })
      putLedger(shop, memberIdOf(2), [earned(lately, { growth: 10 }, 'b')], { tier })
    },
  },
  {
    job: 'rate-again',
    when: 'a lower threshold lifts two members',
    prepare: async () => {
      putLedger(shop, memberIdOf(1), [earned(lately, { growth: 150 }, 'a')])
      putLedger(shop, memberIdOf(2), [earned(lately, { growth: 150 }, 'b')])
      const [paper, jade, ...rest] = defaultTierRules.tiers
      if (!jade) throw new Error('the built-in rules have a second tier')
      const tiers = [paper, { ...jade, threshold: 100, keepGrowth: 100 }, ...rest]
      shop.database.put('settings', { ...stored('tier', { ...defaultTierRules, tiers }) })
      await tick('rate-again')
      shop.clock.advance(TICK_MS)
    },
  },
  {
    job: 'sweep-outbox',
    when: 'a gift was promised and not given',
    prepare: () => {
      putLedger(shop, memberIdOf(1), [])
      const gift = { kind: 'tier-gift', memberId: memberIdOf(1), payload: { tierKey: 'jade' } }
      const due = { status: 'due', dueAt: lately, attempts: 0, promisedAt: lately }
      shop.database.put('outbox', { _id: 'tier-gift:1', ...gift, ...due })
      shop.database.put('outbox', { _id: 'tier-gift:2', ...gift, ...due, status: 'failed', attempts: 8 })
    },
  },
  {
    job: 'forget-outbox',
    when: 'an answered promise is old enough',
    prepare: () => {
      const dueAt = SHOP_OPENS_AT - 40 * DAY_MS
      shop.database.put('outbox', { _id: 'tier-gift:1', status: 'done', dueAt })
      shop.database.put('outbox', { _id: 'tier-gift:2', status: 'done', dueAt: SHOP_OPENS_AT })
    },
  },
  {
    job: 'audit-ledgers',
    when: 'one ledger does not add up',
    prepare: () => {
      putLedger(shop, memberIdOf(1), [earned(lately, { points: 30 }, 'a')])
      putLedger(shop, memberIdOf(2), [earned(lately, { points: 30 }, 'b')])
      shop.database.remove('entries', 'check-in:b')
    },
  },
  {
    job: 'reconcile-settings',
    when: 'one document was edited well, one badly, and one was deleted',
    prepare: () => {
      shop.database.put('settings', { ...stored('points', { ...defaultPointsRules, welcomePoints: 1 }) })
      shop.database.put('settings', { ...stored('tier', { ...defaultTierRules, windowMonths: 0 }) })
      const version = { setting: 'check-in', version: 1, value: {}, by: '系统', approvedBy: null, note: '', at: 0 }
      shop.database.put('history', { _id: 'check-in:1', ...version, requestId: '' })
    },
  },
  {
    job: 'expire-events',
    when: 'raw events are past their term',
    prepare: () => {
      for (const day of ['2026-01-01', '2026-01-02', '2026-11-22']) {
        for (const name of ['page.viewed', 'request.failed', 'name.lost']) {
          shop.database.put('events', { _id: `${name}:${day}`, memberId: memberIdOf(1), name, day, at: 0 })
        }
      }
    },
  },
]

test('every job has its line here', () => {
  expect(jobs.map(({ name }) => name).sort()).toEqual(cases.map(({ job }) => job).sort())
})

describe.each(cases)('$job, when $when', (killCase) => {
  test.each(KINDS)('survives %s at every database call', async (kind) => {
    const undisturbed = await run(killCase, null)
    expect(undisturbed.jobs).toMatchObject([{ status: 'done' }])
    expect(undisturbed.roundTrips).toBeGreaterThan(3)
    for (let nth = 1; nth <= undisturbed.roundTrips; nth += 1) {
      const disturbed = await run(killCase, { kind, nth })
      expect({ nth, ...disturbed, roundTrips: 0 }).toEqual({ nth, ...undisturbed, roundTrips: 0 })
    }
  })
})

/** The first tick meets the fault; those after it have the time and the peace to mend what it left. */
async function run({ job, prepare }: KillCase, fault: { kind: FaultKind; nth: number } | null) {
  shop.reset()
  await prepare()
  if (fault) shop.faults.add({ ...fault, times: 1 })
  const roundTrips = await shop.roundTrips(() => tick(job).catch(() => undefined))
  shop.faults.clear()
  for (let fired = 1; fired < TICKS; fired += 1) {
    shop.clock.advance(TICK_MS)
    await tick(job)
  }
  const { jobs: states = [], ...collections } = shop.database.dump().collections
  const left = states.map(({ status, checkpoint, leaseUntilAt }) => ({ status, checkpoint, leaseUntilAt }))
  return { roundTrips, jobs: timeless(left), collections: timeless(sorted(collections)), audit: auditShop(shop) }
}

function tick(job: string): Promise<unknown> {
  const only = jobs.filter(({ name }) => name === job)
  return runDueJobs(timerContext(), only, ENOUGH)
}

function stored(setting: string, value: unknown) {
  return { _id: setting, version: 1, value, digest: 'of something else', by: '周总', at: lately }
}

/** Which of several members was first is of no importance. */
function sorted(collections: Record<string, { _id: unknown }[]>) {
  const byId = (a: { _id: unknown }, b: { _id: unknown }) => (String(a._id) < String(b._id) ? -1 : 1)
  return Object.fromEntries(Object.entries(collections).map(([name, documents]) => [name, [...documents].sort(byId)]))
}

/** When, in which run and at which attempt something was done may differ; what was done may not. */
function timeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replace(/\b1[78]\d{11}\b/g, '0')
      .replace(/"lastSource":"[^"]*"/g, '"lastSource":""')
      .replace(/"attempts":[01]\b/g, '"attempts":0'),
  )
}
