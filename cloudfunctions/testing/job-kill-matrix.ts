import type { FaultKind } from '../../local-cloud/faults/faults'
import { runDueJobs } from '../domains/base/job/job.service'
import { nouns } from '../nouns'
import { jobsOf } from '../platform/noun/job'
import { auditShop } from './audit-shop'
import type { Shop } from './shop'
import { stateKey } from './state-key'
import { timerContext } from './timer-context'

/** One line of the matrix: what the job finds to do. */
export interface JobKillCase {
  job: string
  when: string
  prepare(): void | Promise<void>
  /** Jobs that mend what this one leaves behind when it dies; they run in the ticks after the fault. */
  mendedBy?: string[]
}

export const TICK_MS = 5 * 60_000
const TICKS = 4
const KINDS: FaultKind[] = ['error', 'conflict', 'lostReply', 'crashBefore', 'crashAfter']
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

    test.each(KINDS)('survives %s at every database call', async (kind) => {
      for (let nth = 1; nth <= undisturbed.roundTrips; nth += 1) {
        restore()
        const state = await strike(openedShop(), killCase.job, { kind, nth })
        if (mended.has(state)) continue
        mended.add(state)
        const disturbed = await mend(openedShop(), killCase, 0)
        expect({ nth, ...disturbed }).toEqual({ nth, ...undisturbed, roundTrips: 0 })
      }
    })
  })
}

/** The first tick meets the fault. Answers the state that it leaves: the same state needs to be mended once. */
async function strike(shop: Shop, job: string, fault: { kind: FaultKind; nth: number }): Promise<string> {
  const before = shop.stats.last()
  shop.faults.add({ ...fault, times: 1 })
  await tickJob(job).catch(() => undefined)
  shop.faults.clear()
  return `${fault.kind} ${stateKey(shop, before)}`
}

/** The ticks after it have the time and the peace to mend what it left. */
async function mend(shop: Shop, { job, mendedBy = [] }: JobKillCase, roundTrips: number) {
  shop.coolDown()
  for (let fired = 1; fired < TICKS; fired += 1) {
    shop.clock.advance(TICK_MS)
    await tickJob(job)
    for (const mending of mendedBy) await tickJob(mending)
  }
  const { jobs: states = [], ...collections } = shop.database.dump().collections
  const own = states.filter(({ _id }) => _id === job)
  const left = own.map(({ status, checkpoint, leaseUntilAt }) => ({ status, checkpoint, leaseUntilAt }))
  return { roundTrips, jobs: timeless(left), collections: timeless(sorted(collections)), audit: auditShop(shop) }
}

export async function tickJob(job: string): Promise<unknown> {
  const only = (await jobsOf(nouns)).filter(({ name }) => name === job)
  return runDueJobs(timerContext(), only, ENOUGH)
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
      .replace(/tak_\w{14}/g, 'tak_*')
      .replace(/"attempts":[01]\b/g, '"attempts":0')
      // What a run cost is larger when a part of it was done twice.
      .replace(/"(queries|documents)":\d+\b/g, '"$1":0')
      .replace(/"opened":\d+\b/g, '"opened":0'),
  )
}
