import type { JourneyNode } from '#shared/reach/journey/definition'
import type { Run } from '#shared/reach/journey/run'
import { openBenchShop } from './bench-shop'
import { type DueTick, MESSAGE, openDueFunction, putRun, putTravellers, startBenchJourney } from './due-shop'
import { rounded } from './statistics'

/** What the steps of runs cost, by what they do. */
export interface DueCost {
  step: string
  runs: number
  /** Nodes that the runs passed. */
  nodes: number
  /** By the processor time of the function alone. */
  nodesPerCpuSecond: number
  cpuMsPerRun: number
  roundTripsPerRun: number
  /** Nearly all of it is the SDK's, so it says how fast this machine was meanwhile. */
  cpuMsPerRoundTrip: number
  peakMemoryMb: number
}

/** Where everybody waits. */
export const FIRST = 'first'
export const later = (id: string, next: string | null): JourneyNode => ({
  kind: 'wait',
  id,
  duration: { amount: 1, unit: 'days' },
  until: null,
  weekdays: null,
  next,
})
export const letter = (id: string, next: string | null): JourneyNode => ({
  kind: 'inbox',
  id,
  title: '谢谢你来',
  body: '明天也可以来坐坐',
  link: null,
  next,
})
export const message = (id: string, next: string | null): JourneyNode => ({
  kind: 'message',
  id,
  purpose: MESSAGE.purpose,
  next,
})
const SECOND = later('second', null)

/** Each begins with a wait that is over, and ends with one that begins. */
const STEPS: Record<string, readonly JourneyNode[]> = {
  'a wait': [later(FIRST, 'second'), SECOND],
  'a letter': [later(FIRST, 'act'), letter('act', 'second'), SECOND],
  'a question, a letter': [
    later(FIRST, 'ask'),
    { kind: 'branch', id: 'ask', condition: { kind: 'bought', withinDays: 30 }, yes: null, no: 'act' },
    letter('act', 'second'),
    SECOND,
  ],
  'a message': [later(FIRST, 'act'), message('act', 'second'), SECOND],
  points: [later(FIRST, 'act'), { kind: 'points', id: 'act', points: 10, next: 'second' }, SECOND],
}

/** All of them, or one by its name. */
export async function measureDueSteps(runs: number, only: string | null): Promise<DueCost[]> {
  const costs: DueCost[] = []
  for (const [step, nodes] of Object.entries(STEPS)) {
    if (only === null || step === only) costs.push(await measureStep(step, nodes, runs))
  }
  return costs
}

async function measureStep(step: string, nodes: readonly JourneyNode[], count: number): Promise<DueCost> {
  const shop = await openBenchShop(1)
  const { cloud } = shop.server
  await startBenchJourney(shop, nodes)
  const due = await openDueFunction(shop)
  try {
    // What a process does once, such as loading, is no step's.
    await due.tick()
    putTravellers(shop, count)
    const dueAt = Date.now() - 60_000
    for (let number = 0; number < count; number += 1) putRun(shop, { number, nodeId: FIRST, dueAt })
    const before = cloud.stats.last()
    let [taken, cpuMs, peakMb] = [0, 0, 0]
    for (let tick: DueTick | null = null; tick?.taken !== 0; ) {
      const answer = await due.tick()
      tick = answer.tick
      taken += tick.taken
      cpuMs += answer.cpuMs
      peakMb = answer.peakMb
    }
    const trips = cloud.stats.last() - before
    const runs = cloud.database.find('journey_runs') as unknown as Run[]
    const passed = runs.reduce((all, { visits }) => all + visits, 0)
    return {
      step,
      runs: taken,
      nodes: passed,
      nodesPerCpuSecond: rounded((passed * 1000) / cpuMs, 0),
      cpuMsPerRun: rounded(cpuMs / taken, 2),
      roundTripsPerRun: rounded(trips / taken),
      cpuMsPerRoundTrip: rounded(cpuMs / trips, 2),
      peakMemoryMb: rounded(peakMb, 0),
    }
  } finally {
    due.close()
    await shop.server.close()
  }
}
