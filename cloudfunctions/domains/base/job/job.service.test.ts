import type { Budget } from '../../../platform/noun/budget'
import type { Checkpoint, Job, JobContext, Slice } from '../../../platform/noun/job'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import type { JobState } from './job.repository'
import { runDueJobs, runJob } from './job.service'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const ENOUGH: Budget = { isSpent: () => false }
const ONE_SLICE_EACH = (jobs: number): Budget => {
  let asked = 0
  return { isSpent: () => ++asked > jobs }
}

let shop: Shop
let slices: string[]
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  slices = []
})
afterAll(() => shop.close())

type Work = (context: JobContext, checkpoint: Checkpoint | null) => Promise<Slice>

const doneAtOnce: Work = async () => ({ checkpoint: null, isDone: true, looked: 1, changed: 1 })

/** Counts to `steps`, one step in a slice. */
const stepwise =
  (steps: number): Work =>
  async (_context, checkpoint) => {
    const step = Number(checkpoint?.step ?? 0) + 1
    return { checkpoint: step === steps ? null : { step }, isDone: step === steps, looked: 1, changed: 1 }
  }

function aJob(name: string, work: Work = doneAtOnce, schedule: Job['schedule'] = { kind: 'daily', at: '00:10' }): Job {
  return {
    name,
    title: `任务 ${name}`,
    schedule,
    async slice(context, checkpoint) {
      slices.push(name)
      return work(context, checkpoint)
    },
  }
}

const tick = (jobs: Job[], budget = ENOUGH) => runDueJobs(timerContext(), jobs, budget)
const stateOf = (name: string) => shop.database.get('jobs', name) as unknown as JobState
const at = (shopTime: string) => shop.clock.set(Date.parse(`${shopTime}+08:00`))

describe('when a job runs', () => {
  test('once for each planned time, however often the timer fires', async () => {
    const jobs = [aJob('nightly')]
    at('2026-11-23T00:10:20')
    for (let fired = 0; fired < 3; fired += 1) await tick(jobs)
    expect(slices).toEqual(['nightly'])
    at('2026-11-24T00:10:20')
    await tick(jobs)
    expect(slices).toHaveLength(2)
  })

  test('a timer that fires twice at once runs each slice once', async () => {
    const jobs = [aJob('nightly', stepwise(3)), aJob('other')]
    await Promise.all([tick(jobs), tick(jobs), tick(jobs)])
    await tick(jobs)
    expect(slices.filter((name) => name === 'nightly')).toHaveLength(3)
    expect(slices.filter((name) => name === 'other')).toHaveLength(1)
  })

  test('after missed runs once, to make up for all of them', async () => {
    const jobs = [aJob('nightly')]
    at('2026-11-23T00:10:20')
    await tick(jobs)
    at('2026-11-27T15:00:20')
    await tick(jobs)
    await tick(jobs)
    expect(slices).toHaveLength(2)
    expect(stateOf('nightly')).toMatchObject({ runId: '2026-11-27T00:10', status: 'done' })
  })
})

describe('a job that is longer than a tick', () => {
  test('goes on at the next tick where it stopped, under the same run', async () => {
    const jobs = [aJob('long', stepwise(3))]
    at('2026-11-23T00:10:20')
    await tick(jobs, ONE_SLICE_EACH(1))
    expect(stateOf('long')).toMatchObject({ status: 'running', checkpoint: { step: 1 }, leaseUntilAt: 0 })
    at('2026-11-24T09:00:20')
    await tick(jobs, ONE_SLICE_EACH(1))
    expect(stateOf('long')).toMatchObject({ runId: '2026-11-23T00:10', checkpoint: { step: 2 }, looked: 2 })
    await tick(jobs)
    expect(stateOf('long')).toMatchObject({ status: 'done', runId: '2026-11-23T00:10', looked: 3, changed: 3 })
    await tick(jobs, ONE_SLICE_EACH(1))
    expect(stateOf('long')).toMatchObject({ status: 'running', runId: '2026-11-24T00:10', checkpoint: { step: 1 } })
  })

  test('keeps no other job waiting; the slices take turns', async () => {
    await tick([aJob('heavy', stepwise(4)), aJob('light'), aJob('medium', stepwise(2))])
    expect(slices).toEqual(['heavy', 'light', 'medium', 'heavy', 'medium', 'heavy', 'heavy'])
  })

  test('hands what its last slice left behind to the next run', async () => {
    const seen: (Checkpoint | null)[] = []
    const remembers: Work = async (_context, checkpoint) => {
      seen.push(checkpoint)
      return { checkpoint: { runs: seen.length }, isDone: true, looked: 0, changed: 0 }
    }
    for (let day = 0; day < 3; day += 1) {
      await tick([aJob('remembers', remembers)])
      shop.clock.advance(DAY_MS)
    }
    expect(seen).toEqual([null, { runs: 1 }, { runs: 2 }])
  })
})

describe('a worker that died', () => {
  const dies: Work = async (_context) => {
    // What an invocation leaves behind that is killed in the middle of a slice: the lease and nothing else.
    const { version } = stateOf('mortal')
    shop.database.put('jobs', { ...stateOf('mortal'), version: version + 1 })
    return doneAtOnce(_context, null)
  }

  test('keeps its lease for as long as it could live, then another takes over at the checkpoint', async () => {
    await tick([aJob('mortal', stepwise(3))], ONE_SLICE_EACH(1))
    await tick([aJob('mortal', dies)], ONE_SLICE_EACH(1))
    await tick([aJob('mortal', stepwise(3))])
    expect(slices).toHaveLength(2)
    shop.clock.advance(65_000)
    await tick([aJob('mortal', stepwise(3))])
    expect(slices).toHaveLength(4)
    expect(stateOf('mortal')).toMatchObject({ status: 'done', looked: 3, failures: 0 })
  })

  test('and comes back late changes nothing any more', async () => {
    let finishLate = () => {}
    const slow: Work = () =>
      new Promise((resolve) => {
        finishLate = () => resolve({ checkpoint: { step: 99 }, isDone: false, looked: 99, changed: 99 })
      })
    const late = tick([aJob('slow', slow)], ONE_SLICE_EACH(1))
    while (slices.length === 0) await new Promise(setImmediate)
    shop.clock.advance(65_000)
    await tick([aJob('slow', stepwise(1))])
    finishLate()
    await late
    expect(stateOf('slow')).toMatchObject({ status: 'done', looked: 1, changed: 1 })
  })

  test('again and again is reported, and waits for its next planned time', async () => {
    for (let tries = 0; tries < 6; tries += 1) {
      await tick([aJob('mortal', dies)])
      shop.clock.advance(5 * MINUTE_MS)
    }
    expect(slices).toHaveLength(4)
    expect(shop.database.get('alerts', 'job-failed:mortal')).toMatchObject({ status: 'open', count: 1 })
  })
})

describe('a job that fails', () => {
  const fails: Work = async () => {
    throw new Error('the database is away')
  }

  test('stops no other job, keeps its checkpoint and is tried again at the next tick', async () => {
    await tick([aJob('frail', stepwise(2)), aJob('other')], ONE_SLICE_EACH(1))
    await tick([aJob('frail', fails), aJob('other')])
    expect(slices).toEqual(['frail', 'frail', 'other'])
    expect(stateOf('frail')).toMatchObject({ status: 'failed', failures: 1, note: 'the database is away' })
    await tick([aJob('frail', stepwise(2)), aJob('other')])
    expect(stateOf('frail')).toMatchObject({ status: 'done', failures: 0, looked: 2, note: null })
  })

  test('three times in a row tells a person once, and waits for its next planned time', async () => {
    at('2026-11-23T00:10:20')
    for (let tries = 0; tries < 5; tries += 1) await tick([aJob('frail', fails)])
    expect(slices).toHaveLength(3)
    expect(await shop.ops('job.listAlerts', {})).toMatchObject({
      alerts: [{ alertId: 'job-failed:frail', kind: 'job-failed', count: 1 }],
    })
    at('2026-11-24T00:10:20')
    await tick([aJob('frail')])
    expect(stateOf('frail')).toMatchObject({ status: 'done', runId: '2026-11-24T00:10', failures: 0 })
  })
})

describe('a run that an operator asks for', () => {
  const run = (jobs: Job[], requestId: string) => runJob({ ...timerContext(), requestId }, jobs, jobs[0]?.name ?? '')

  test('does a slice; asked again it goes on with the same run until that is done', async () => {
    const jobs = [aJob('long', stepwise(2))]
    expect(await run(jobs, 'one')).toMatchObject({ status: 'running', runId: 'manual:one', looked: 1 })
    expect(await run(jobs, 'two')).toMatchObject({ status: 'done', runId: 'manual:one', looked: 2 })
  })

  test('is done once, however often the same request arrives', async () => {
    const jobs = [aJob('quick')]
    const first = await run(jobs, 'one')
    expect(await run(jobs, 'one')).toEqual(first)
    expect(slices).toHaveLength(1)
  })

  test('does not take the place of the planned one', async () => {
    const jobs = [aJob('nightly')]
    await run(jobs, 'one')
    await tick(jobs)
    await tick(jobs)
    expect(slices).toHaveLength(2)
  })

  test('leaves a slice alone that somebody else is at', async () => {
    await tick([aJob('long', stepwise(2))], ONE_SLICE_EACH(1))
    shop.database.put('jobs', { ...stateOf('long'), leaseUntilAt: shop.clock.now() + 1 })
    expect(await run([aJob('long', stepwise(2))], 'one')).toMatchObject({ status: 'running', looked: 1 })
    expect(slices).toHaveLength(1)
  })

  test('needs a job that exists', async () => {
    expect(await shop.askOps('job.run', { job: 'constructor' })).toMatchObject({
      ok: false,
      error: { code: 'JOB_UNKNOWN' },
    })
  })
})

test('the list names every job with its rhythm and its last run', async () => {
  const before = await shop.ops('job.list', {})
  expect(before.jobs.map(({ job }) => job)).toContain('audit-ledgers')
  expect(before.jobs.every(({ status }) => status === 'idle')).toBe(true)
  expect(await shop.tick()).toMatchObject({ ok: true })
  const { jobs } = await shop.ops('job.list', {})
  expect(jobs.filter(({ status }) => status !== 'done')).toEqual([])
  expect(jobs.find(({ job }) => job === 'expire-points')).toMatchObject({
    title: '积分到期',
    schedule: '每天 00:10',
    runId: '2026-11-22T00:10',
  })
})

describe('who may start the jobs', () => {
  test('the timer', async () => expect(await shop.tick()).toMatchObject({ ok: true }))

  test('no phone, even if it sends what the timer sends', async () => {
    const forged = { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-22T02:00:00Z', Message: '' }
    expect(await shop.phone().send(forged, 'jobs')).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    expect(shop.database.count('jobs')).toBe(0)
  })
})
