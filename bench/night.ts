import { nouns } from '../cloudfunctions/nouns'
import type { Job } from '../cloudfunctions/platform/noun/job'
import { live } from '../life/live'
import { FIRST_DAY, type LifePlan } from '../life/plan'
import type { CallLog } from '../local-cloud/wire/call-log'

/** What the timer’s jobs of a shop ask of the database in a day, on the average of the last days of its life. */
export interface NightCost {
  members: number
  /** Purchases of one of these days. */
  purchases: number
  jobs: JobCost[]
}

export interface JobCost {
  noun: string
  job: string
  /** Calls of the database, those of the job's own state left out. */
  operations: number
  /** That queries looked at. */
  documents: number
  /** Function and database together, in one process. */
  cpuMs: number
}

const DAYS_MEASURED = 7

/** Lives a shop through its own functions, and counts for each job by itself. */
export async function measureNight({ members, days, seed }: { members: number; days: number; seed: number }) {
  // It is left on the evening of its last day but one: the morning after a life has a timer as close as a cloud’s.
  const plan: LifePlan = { seed, members, stores: 3, days: days + 1, fromDay: FIRST_DAY, without: [] }
  const costs = new Map<string, JobCost>()
  let log: CallLog | null = null
  let isCounting = false
  const undo = await wrapJobs((noun, job) => ({
    start: () => ({ at: log?.last() ?? 0, cpu: process.cpuUsage() }),
    end: ({ at, cpu }) => {
      if (!log || !isCounting) return
      const known = costs.get(job) ?? { noun, job, operations: 0, documents: 0, cpuMs: 0 }
      const calls = log.since(at)
      if (calls.length < log.last() - at) throw new Error(`${job} made more calls than are kept: take fewer members`)
      const { user, system } = process.cpuUsage(cpu)
      known.operations += calls.length
      known.documents += calls.reduce((sum, { looked }) => sum + (looked ?? 1), 0)
      known.cpuMs += (user + system) / 1000
      costs.set(job, known)
    },
  }))
  let before = 0
  let told = { joined: 0, purchases: 0 }
  try {
    await live({
      plan,
      // What is counted is what jobs ask; whether the books are right is what a life is lived for.
      monthDays: days + 1,
      onDay: ({ index, floor, state }) => {
        log = floor.shop.stats
        told = state.told
        if (index + 1 === days - DAYS_MEASURED) [isCounting, before] = [true, told.purchases]
        if (index + 1 === days) throw new Left()
      },
    })
  } catch (error) {
    if (!(error instanceof Left)) throw error
  } finally {
    undo()
  }
  const a = (sum: number) => sum / DAYS_MEASURED
  return {
    members: told.joined,
    purchases: a(told.purchases - before),
    jobs: [...costs.values()].map((cost) => ({
      ...cost,
      operations: a(cost.operations),
      documents: a(cost.documents),
      cpuMs: a(cost.cpuMs),
    })),
  }
}

/** A life that has been looked at for long enough. */
class Left extends Error {}

interface Counting<T> {
  start(): T
  end(started: T): void
}

/** The jobs are the same objects whoever asks for them. Answers the way back. */
async function wrapJobs<T>(countingOf: (noun: string, job: string) => Counting<T>): Promise<() => void> {
  const undone: (() => void)[] = []
  for (const noun of nouns) {
    for (const job of (await noun.jobs?.()) ?? []) undone.push(wrapped(job, countingOf(noun.name, job.name)))
  }
  return () => {
    for (const undo of undone) undo()
  }
}

function wrapped<T>(job: Job, { start, end }: Counting<T>): () => void {
  const { slice } = job
  job.slice = async (...args) => {
    const started = start()
    try {
      return await slice.apply(job, args)
    } finally {
      end(started)
    }
  }
  return () => {
    job.slice = slice
  }
}

/** Nouns that came with what the shop learns of itself. */
const LEARNING = ['figure', 'incident', 'experiment', 'recommendation', 'traffic'] as const
const LEARNING_JOBS = ['count-goes-with']

const isLearning = ({ noun, job }: Pick<JobCost, 'noun' | 'job'>) =>
  LEARNING.some((name) => name === noun) || LEARNING_JOBS.includes(job)

const COUNTS = ['operations', 'documents', 'cpuMs'] as const

/** Two lives of one length that differ in members alone: what is more in the larger one is what members cost. */
export function describeNights(small: NightCost, large: NightCost, shop: number): string {
  const more = large.members - small.members
  const at = (of: (jobs: readonly JobCost[]) => number) => {
    const slope = (of(large.jobs) - of(small.jobs)) / more
    return Math.max(0, of(small.jobs) + slope * (shop - small.members))
  }
  const names = [...large.jobs].sort((a, b) => b.operations - a.operations)
  const sumOf = (count: (typeof COUNTS)[number], which: (cost: JobCost) => boolean) => (jobs: readonly JobCost[]) =>
    jobs.filter(which).reduce((sum, each) => sum + each[count], 0)
  const line = (title: string, which: (cost: JobCost) => boolean) =>
    `| ${title} | ${COUNTS.flatMap((count) => [
      sumOf(count, which)(small.jobs),
      sumOf(count, which)(large.jobs),
      at(sumOf(count, which)),
    ])
      .map((value) => Math.round(value))
      .join(' | ')} |`
  const shares = COUNTS.map((count) => {
    const [ours, others] = [at(sumOf(count, isLearning)), at(sumOf(count, (cost) => !isLearning(cost)))]
    return `${count} ${((100 * ours) / others).toFixed(1)} %`
  })
  return [
    `a day of ${small.members} members with ${small.purchases.toFixed(1)} purchases, of ${large.members} with ${large.purchases.toFixed(1)}, and in a straight line of ${shop}`,
    `| job | ${COUNTS.flatMap((count) => [count, count, count]).join(' | ')} |`,
    ...names.map(({ noun, job }) =>
      line(`${noun}/${job}${isLearning({ noun, job }) ? ' *' : ''}`, (each) => each.job === job),
    ),
    line('with * all', isLearning),
    line('all others', (cost) => !isLearning(cost)),
    `with * by all others, in a shop of ${shop}: ${shares.join(', ')}`,
  ].join('\n')
}
