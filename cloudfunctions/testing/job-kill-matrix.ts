import { runDueJobs } from '../domains/base/job/job.service'
import { nouns } from '../nouns'
import { jobsOf } from '../platform/noun/job'
import { auditShop } from './audit-shop'
import type { Shop } from './shop'
import { stateKey } from './state-key'
import { leftBy, STRIKES, type StrikeAt, strikesOf } from './strikes'
import { timerContext } from './timer-context'

/** One line of the matrix: what the job finds to do. */
export interface JobKillCase {
  job: string
  when: string
  prepare(): void | Promise<void>
  /** Jobs that mend what this one leaves behind when it dies; they run in the ticks after the fault. */
  mendedBy?: string[]
  /** State that comparing documents cannot show: what is sealed, because sealing gives another text each time. */
  tells?(): unknown
}

export const TICK_MS = 5 * 60_000
const TICKS = 4
const ENOUGH = { isSpent: () => false }

/** For each kind of fault and each database call of the job: the ticks after it must bring everything to the same end. */
export function describeJobMatrix(openedShop: () => Shop, cases: readonly JobKillCase[]): void {
  describe.each(cases)('$job, when $when', (killCase) => {
    let restore: () => void
    let undisturbed: Awaited<ReturnType<typeof mend>>
    // For each kind of fault by itself: a crash leaves open transactions too, which are no part of the state.
    const mended = new Set<string>()
    beforeAll(async () => {
      const shop = openedShop()
      shop.reset()
      await killCase.prepare()
      restore = shop.remember()
      restore()
      undisturbed = await mend(shop, killCase, await shop.roundTrips(() => tickJob(killCase.job)))
    })

    test('finds something to do, and does it', () => {
      expect(undisturbed.jobs).toMatchObject([{ status: 'done' }])
      expect(undisturbed.roundTrips).toBeGreaterThan(3)
    })

    test.each(STRIKES)('survives %s wherever it leaves another state', async (kind) => {
      let struck = 0
      for (const fault of strikesOf(kind, undisturbed.roundTrips)) {
        restore()
        const state = await strike(openedShop(), killCase.job, fault)
        if (state === null) break
        struck += 1
        if (mended.has(leftBy(kind, state))) continue
        mended.add(leftBy(kind, state))
        const disturbed = await mend(openedShop(), killCase, 0)
        expect({ fault, ...disturbed }).toEqual({ fault, ...undisturbed, roundTrips: 0 })
      }
      expect(struck).toBeGreaterThan(0)
    })
  })
}

/** The first tick meets the fault. Returns the state it leaves, to be repaired once; null if it meets none. */
async function strike(shop: Shop, job: string, fault: StrikeAt): Promise<string | null> {
  const before = shop.stats.last()
  shop.faults.add({ ...fault, times: 1 })
  await tickJob(job).catch(() => undefined)
  if (shop.faults.list().every(({ struck }) => struck === 0)) return null
  shop.faults.clear()
  return stateKey(shop, before)
}

/** The later ticks run without faults and have the time to repair what it left. */
async function mend(shop: Shop, { job, mendedBy = [], tells }: JobKillCase, roundTrips: number) {
  shop.coolDown()
  for (let fired = 1; fired < TICKS; fired += 1) {
    shop.clock.advance(TICK_MS)
    await tickJob(job)
    for (const mending of mendedBy) await tickJob(mending)
  }
  const { jobs: states = [], ...collections } = shop.database.dump().collections
  const own = states.filter(({ _id }) => _id === job)
  const left = own.map(({ status, checkpoint, leaseUntilAt }) => ({ status, checkpoint, leaseUntilAt }))
  const stand = { collections: timeless(sorted(collections)), told: tells?.(), audit: auditShop(shop) }
  return { roundTrips, jobs: timeless(left), ...stand }
}

export async function tickJob(job: string): Promise<unknown> {
  const only = (await jobsOf(nouns)).filter(({ name }) => name === job)
  return runDueJobs(timerContext(), only, ENOUGH)
}

/** The order of several members does not matter. */
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
      .replace(/"(\w+Sealed)":"v1\.[^"]*"/g, '"$1":"sealed"')
      .replace(/tak_\w{14}/g, 'tak_*')
      .replace(/"token":"imp_\w{14}"/g, '"token":""')
      .replace(/"attempts":[01]\b/g, '"attempts":0')
      // What a run cost is larger when a part of it was done twice.
      .replace(/"(queries|documents)":\d+\b/g, '"$1":0')
      .replace(/"opened":\d+\b/g, '"opened":0'),
  )
}
