import { openTestRunner, type TestRunner } from './testing/test-runner'
import { createTimers } from './timers'

const startedAt = Date.parse('2026-03-01T01:59:30+08:00')
const job = {
  code: 'exports.main = async (event) => ({ event, source: process.env.TCB_SOURCE, openid: process.env.WX_OPENID })',
  config: { triggers: [{ name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }] },
}

let runner: TestRunner
afterEach(() => runner.close())

function openTimers(functions: Parameters<typeof openTestRunner>[0] = { jobs: job, other: 'exports.main = () => 1' }) {
  runner = openTestRunner(functions)
  let now = startedAt
  const timers = createTimers(runner, { now: () => now })
  return { timers, moveTo: (text: string) => (now = Date.parse(`${text}+08:00`)) }
}

test('a timer fires when its time has come, once, as the platform would', async () => {
  const { timers, moveTo } = openTimers()
  expect(await timers.tick()).toEqual([])
  moveTo('2026-03-01T02:00:00.400')
  const [reply, ...more] = await timers.tick()
  expect(more).toEqual([])
  expect(reply?.kind === 'ok' && JSON.parse(reply.result)).toEqual({
    event: { Type: 'Timer', TriggerName: 'nightly', Time: '2026-02-28T18:00:00Z', Message: '' },
    source: 'wx_trigger',
  })
  expect(await timers.tick()).toEqual([])
})

test('a run that failed is repeated after a minute, twice, for the time that it was planned for', async () => {
  const failing = { ...job, code: 'exports.main = async (event) => { throw new Error(event.Time) }' }
  const { timers, moveTo } = openTimers({ jobs: failing })
  const messages = async () =>
    (await timers.tick()).map((reply) => (reply.kind === 'failed' ? reply.message : reply.kind))
  moveTo('2026-03-01T02:00:00')
  expect(await messages()).toEqual(['2026-02-28T18:00:00Z'])
  moveTo('2026-03-01T02:00:59')
  expect(await messages()).toEqual([])
  for (const minute of ['02:01:00', '02:02:00']) {
    moveTo(`2026-03-01T${minute}`)
    expect(await messages()).toEqual(['2026-02-28T18:00:00Z'])
  }
  moveTo('2026-03-01T02:30:00')
  expect(await messages()).toEqual([])
})

test('after a leap of many days it fires once, for its latest time', async () => {
  const { timers, moveTo } = openTimers()
  moveTo('2026-04-01T00:30:00')
  const replies = await timers.tick()
  expect(replies.map((reply) => reply.kind === 'ok' && JSON.parse(reply.result).event.Time)).toEqual([
    '2026-03-30T18:00:00Z',
  ])
})

test('a clock that goes back fires nothing, and time then passes again', async () => {
  const { timers, moveTo } = openTimers()
  moveTo('2026-02-01T01:00:00')
  expect(await timers.tick()).toEqual([])
  moveTo('2026-02-01T02:00:00')
  expect(await timers.tick()).toHaveLength(1)
})

test('the list shows when each runs next and how it ended last', async () => {
  const { timers, moveTo } = openTimers()
  expect(timers.list()).toEqual([
    {
      functionName: 'jobs',
      triggerName: 'nightly',
      cron: '0 0 2 * * * *',
      nextAt: Date.parse('2026-03-01T02:00:00+08:00'),
      lastAt: null,
      lastResult: null,
    },
  ])
  moveTo('2026-03-01T02:00:01')
  await timers.tick()
  expect(timers.list()).toMatchObject([{ lastAt: Date.parse('2026-03-01T02:00:00+08:00'), lastResult: 'ok' }])
})

test('a timer can be fired by hand; an unknown one cannot', async () => {
  const { timers } = openTimers()
  expect(await timers.fire('jobs', 'nightly')).toMatchObject({ kind: 'ok' })
  expect(await timers.fire('jobs', 'weekly')).toBeNull()
})

test('two triggers in one config.json are refused, because the upload would drop the second', () => {
  const config = { triggers: [...job.config.triggers, { name: 'weekly', type: 'timer', config: '0 0 3 * * 1 *' }] }
  expect(() => openTestRunner({ jobs: { code: job.code, config } })).toThrow(/only one trigger/)
})
