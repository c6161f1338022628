import { type FunctionSource, openTestRunner, type TestRunner } from './testing/test-runner'

let opened: TestRunner[] = []
const open = (functions: Record<string, FunctionSource>, options?: Parameters<typeof openTestRunner>[1]) => {
  const runner = openTestRunner(functions, options)
  opened.push(runner)
  return runner
}
afterEach(async () => {
  await Promise.all(opened.map((runner) => runner.close()))
  opened = []
})

const counter = 'let n = 0; exports.main = async () => ++n'
const echo = 'exports.main = async (event, context) => ({ event, context })'
const untilReleased = `
  let running = 0, most = 0
  exports.main = async ({ ms }) => { running++; most = Math.max(most, running)
    await new Promise((done) => setTimeout(done, ms)); running--; return most }`

describe('instances', () => {
  test('keep the state of their module while they are warm', async () => {
    const runner = open({ counter })
    expect([await runner.call('counter'), await runner.call('counter'), await runner.call('counter')]).toEqual([
      1, 2, 3,
    ])
    expect(runner.instances()).toEqual({ counter: { warm: 1, busy: 0, waiting: 0 } })
  })

  test('run one invocation at a time; the pool grows instead', async () => {
    const runner = open({ slow: untilReleased })
    const most = await Promise.all([1, 2, 3].map(() => runner.call('slow', { ms: 50 })))
    expect(most).toEqual([1, 1, 1])
    expect(runner.instances().slow?.warm).toBe(3)
  })

  test('stay within the limit; further calls wait in line and are answered', async () => {
    const runner = open({ counter }, { instanceLimit: 2 })
    const calls = Array.from({ length: 6 }, () => runner.call('counter'))
    const answers = (await Promise.all(calls)).map(Number)
    expect(answers.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(21)
    expect(runner.instances().counter).toEqual({ warm: expect.any(Number), busy: 0, waiting: 0 })
    expect(runner.instances().counter?.warm).toBeLessThanOrEqual(2)
  })

  test('can be asked for anew, which starts the module from the beginning', async () => {
    const runner = open({ counter }, { instanceLimit: 1 })
    await runner.call('counter')
    expect(await runner.call('counter', {}, { fresh: true })).toBe(1)
    expect(runner.log.list({ limit: 2 }).map((entry) => entry.isColdStart)).toEqual([true, true])
  })

  test('all end when they are stopped', async () => {
    const runner = open({ counter })
    await runner.call('counter')
    await runner.stopInstances('test')
    expect(runner.instances()).toEqual({ counter: { warm: 0, busy: 0, waiting: 0 } })
    expect(await runner.call('counter')).toBe(1)
  })

  test('share no globals between functions', async () => {
    const runner = open({
      one: 'globalThis.left = "behind"; exports.main = async () => globalThis.left',
      two: 'exports.main = async () => typeof globalThis.left',
    })
    expect([await runner.call('one'), await runner.call('two')]).toEqual(['behind', 'undefined'])
  })

  test('read a new bundle after a reload', async () => {
    const runner = open({ counter })
    await runner.call('counter')
    runner.write('counter', 'exports.main = async () => "new"')
    await runner.reload()
    expect(await runner.call('counter')).toBe('new')
  })
})

describe('events and results', () => {
  test('make a round trip through JSON', async () => {
    const runner = open({ dates: 'exports.main = async () => ({ at: new Date(0), gone: undefined })' })
    expect(await runner.call('dates')).toEqual({ at: '1970-01-01T00:00:00.000Z' })
  })

  test('a function that returns nothing replies null', async () => {
    const runner = open({ nothing: 'exports.main = () => {}' })
    expect(await runner.call('nothing')).toBeNull()
  })

  test('carry what the platform adds for a phone, whatever the phone claims', async () => {
    const runner = open({ echo })
    const reply = await runner.call('echo', { a: 1, userInfo: { openId: 'oSomebodyElse' } })
    expect(reply).toMatchObject({ event: { a: 1, tcbContext: {}, userInfo: { appId: 'wxtest', openId: 'oAnna' } } })
  })

  test('carry nothing added for other callers', async () => {
    const runner = open({ echo })
    expect(await runner.call('echo', { a: 1 }, { caller: { kind: 'console' } })).toMatchObject({ event: { a: 1 } })
  })

  test('come with a context that names the function, its limits and the request', async () => {
    const runner = open({ echo: { code: echo, config: { timeout: 20, memorySize: 512 } } })
    expect(await runner.call('echo')).toMatchObject({
      context: {
        function_name: 'echo',
        time_limit_in_ms: 20_000,
        memory_limit_in_mb: 512,
        request_id: expect.stringMatching(/^inv/),
      },
    })
  })

  test.each([
    ['data that is no object', 'text', {}, 'badEvent'],
    ['a phone that sends more than 100 KB', { text: '字'.repeat(35_000) }, {}, 'eventTooLarge'],
    [
      'more than 6 MB from the console',
      { text: 'x'.repeat(6_300_000) },
      { caller: { kind: 'console' } },
      'eventTooLarge',
    ],
  ] as const)('refuse %s', async (_name, event, options, reason) => {
    const runner = open({ echo })
    expect(await runner.reply('echo', event, options)).toMatchObject({ kind: 'refused', reason })
  })

  test('a result of more than 1 MB does not reach a phone, but reaches another function', async () => {
    const runner = open({ big: 'exports.main = async () => "x".repeat(1_100_000)' })
    expect(await runner.reply('big', {})).toMatchObject({ kind: 'failed', reason: 'resultTooLarge' })
    expect(await runner.reply('big', {}, { caller: { kind: 'console' } })).toMatchObject({ kind: 'ok' })
  })
})

describe('failures', () => {
  test('an exception is reported and leaves the instance warm', async () => {
    const runner = open({
      bad: 'let n = 0; exports.main = async () => { if (++n === 1) throw new Error("no tea"); return n }',
    })
    expect(await runner.reply('bad')).toMatchObject({ kind: 'failed', reason: 'threw', message: 'no tea' })
    expect(await runner.call('bad')).toBe(2)
  })

  test('a function that runs too long is killed, also in an endless loop, and starts anew', async () => {
    const loop = 'let n = 0; exports.main = async ({ hang }) => { n++; while (hang) {} return n }'
    const runner = open({ loop: { code: loop, config: { timeout: 1 } } })
    expect(await runner.reply('loop', { hang: true })).toMatchObject({
      kind: 'failed',
      reason: 'timedOut',
      message: 'Invoking task timed out after 1 seconds',
    })
    expect(await runner.call('loop', { hang: false })).toBe(1)
  })

  test.each([
    ['process.exit', 'process.exit(3)'],
    ['an unhandled rejection', 'Promise.reject(new Error("forgotten")); await new Promise(() => {})'],
    ['an exception in a timer', 'setTimeout(() => { throw new Error("later") }, 1); await new Promise(() => {})'],
    ['more memory than it has', 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))'],
  ])('%s crashes the instance only; the next call gets a new one', async (_name, body) => {
    const code = `let n = 0; exports.main = async ({ crash }) => { n++; if (crash) { ${body} } return n }`
    const runner = open({ fragile: { code, config: { timeout: 20, memorySize: 64 } } })
    await runner.call('fragile')
    expect(await runner.reply('fragile', { crash: true })).toMatchObject({ kind: 'failed', reason: 'crashed' })
    expect(await runner.call('fragile')).toBe(1)
  })

  test('an invocation can be crashed from outside by its id', async () => {
    const runner = open({ wait: 'exports.main = async () => { console.log("here"); await new Promise(() => {}) }' })
    const reply = runner.reply('wait')
    await runner.untilLogged('here')
    const [entry] = runner.log.list({ limit: 1 })
    expect(runner.crash(entry?.id ?? '', 'crashed between two writes')).toBe(true)
    expect(await reply).toMatchObject({ reason: 'crashed', message: 'crashed between two writes' })
    expect(runner.crash(entry?.id ?? '', 'again')).toBe(false)
  })

  test.each([
    ['throws while it loads', 'throw new Error("broken bundle")', 'crashed'],
    ['exports no main', 'exports.other = 1', 'threw'],
  ])('a bundle that %s says so', async (_name, code, reason) => {
    const runner = open({ broken: code })
    expect(await runner.reply('broken')).toMatchObject({ kind: 'failed', reason })
  })

  test('an unknown function is refused', async () => {
    expect(await open({ echo }).reply('nowhere')).toMatchObject({ kind: 'refused', reason: 'notFound' })
  })

  test('a phone is refused where the rule says so; a timer and the console are not', async () => {
    const runner = open({ jobs: counter }, { rules: { '*': { invoke: 'auth != null' }, jobs: { invoke: false } } })
    expect(await runner.reply('jobs')).toMatchObject({ kind: 'refused', reason: 'notAllowed' })
    expect(await runner.call('jobs', {}, { caller: { kind: 'timer' } })).toBe(1)
    expect(await runner.call('jobs', {}, { caller: { kind: 'console' } })).toBe(2)
    expect(runner.log.list({ limit: 3 }).map((entry) => entry.status)).toEqual(['ok', 'ok', 'refused'])
  })
})
