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

describe('the environment of an invocation', () => {
  const shown = `exports.main = async () => Object.fromEntries(Object.entries(process.env)
    .filter(([key]) => /^(WX_|TCB_SOURCE|TCB_SEQID|TRIGGER|SHOP_)/.test(key) && !key.endsWith('_KEYS')))`

  test('names the phone, the app and the source', async () => {
    const runner = open({ shown }, { environment: { SHOP_NAME: 'tea' } })
    const caller = { kind: 'phone', openid: 'oAnna', unionid: 'uAnna', clientIp: '10.0.0.9' } as const
    const reply = await runner.reply('shown', {}, { caller })
    expect(reply.kind === 'ok' && JSON.parse(reply.result)).toEqual({
      SHOP_NAME: 'tea',
      TCB_SEQID: reply.invocationId,
      TCB_SOURCE: 'wx_client',
      WX_API_TOKEN: reply.invocationId,
      WX_APPID: 'wxtest',
      WX_CLIENTIP: '10.0.0.9',
      WX_OPENID: 'oAnna',
      WX_TRIGGER_API_TOKEN_V0: reply.invocationId,
      WX_UNIONID: 'uAnna',
    })
  })

  test.each([
    ['the console', { kind: 'console' }, {}],
    ['another function', { kind: 'function', source: 'wx_client,scf' }, { TCB_SOURCE: 'wx_client,scf' }],
    ['a timer', { kind: 'timer' }, { TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' }],
    ['a phone without a unionid', { kind: 'phone', openid: 'oBo' }, { WX_OPENID: 'oBo', TCB_SOURCE: 'wx_client' }],
  ] as const)('leaves the phone before it in the process when %s calls, but not in the call', async (...row) => {
    const [, caller, expected] = row
    const both = `exports.main = async (event, context) => ({ own: JSON.parse(context.environment), left: process.env })`
    const runner = open({ both })
    await runner.call('both', {}, { caller: { kind: 'phone', openid: 'oAnna', unionid: 'uAnna' } })
    const { own, left } = (await runner.call('both', {}, { caller })) as Record<string, Record<string, string>>
    const said = Object.entries(own ?? {}).filter(([key]) =>
      /^(WX_OPENID|WX_UNIONID|TCB_SOURCE|TRIGGER_SRC)$/.test(key),
    )
    expect(Object.fromEntries(said)).toEqual(expected)
    expect(left).toMatchObject({ WX_OPENID: 'oAnna', WX_UNIONID: 'uAnna', ...expected })
  })

  test('holds nothing of the process around it', async () => {
    const runner = open({ keys: 'exports.main = async () => Object.keys(process.env)' })
    const keys = await runner.call('keys')
    expect(keys).not.toEqual(expect.arrayContaining(['PATH']))
    expect(keys).not.toEqual(expect.arrayContaining(['HOME']))
  })

  test('is in UTC, wherever the machine stands', async () => {
    const zone = 'exports.main = async () => [new Date(0).getHours(), new Date().getTimezoneOffset()]'
    expect(await open({ zone }).call('zone')).toEqual([0, 0])
  })
})

describe('the cloud clock', () => {
  const clock = `
    const startedAt = Date.now()
    exports.main = async () => ({
      now: Date.now(), created: new Date().getTime(), text: Date(), given: new Date(5).getTime(),
      isDate: new Date() instanceof Date, sameConstructor: new Date().constructor === Date, startedAt })`

  test('is what an unchanged bundle sees, and moves while the instance is warm', async () => {
    const runner = open({ clock })
    const day = 86_400_000
    const before = (await runner.call('clock')) as Record<string, number>
    runner.clock.advance(40 * day)
    const after = (await runner.call('clock')) as Record<string, number>
    expect(Number(after.now) - Number(before.now)).toBeGreaterThanOrEqual(40 * day)
    expect(Number(after.created) - Number(before.created)).toBeGreaterThanOrEqual(40 * day)
    expect(after.startedAt).toBe(before.startedAt)
    expect(after).toMatchObject({ given: 5, isDate: true, sameConstructor: true })
    expect(new Date(String(after.text)).getTime()).toBeGreaterThan(Number(before.now) + 39 * day)
  })

  test('stands still in an instance while it is frozen, and runs on afterwards', async () => {
    const runner = open({ clock })
    const at = Date.parse('2026-02-28T23:59:59.999+08:00')
    runner.clock.freeze(at)
    expect(await runner.call('clock')).toMatchObject({ now: at, created: at, startedAt: at })
    runner.clock.advance(1)
    expect(await runner.call('clock')).toMatchObject({ now: at + 1, startedAt: at })
    runner.clock.reset()
    expect(Number(((await runner.call('clock')) as Record<string, number>).now)).not.toBe(at + 1)
  })
})

describe('the log', () => {
  test('keeps what an invocation printed, with its level, apart from the others', async () => {
    const runner = open({
      talk: 'exports.main = async ({ who }) => { console.log("tea for", who); console.error({ who }) }',
    })
    await Promise.all([runner.call('talk', { who: 'anna', action: 'tea.pour' }), runner.call('talk', { who: 'bo' })])
    const entry = runner.log.list({ limit: 9 }).find((each) => each.action === 'tea.pour')
    expect(entry?.lines.map((line) => [line.level, line.text])).toEqual([
      ['log', 'tea for anna'],
      ['error', "{ who: 'anna' }"],
    ])
    expect(entry).toMatchObject({ functionName: 'talk', callerKind: 'phone', openid: 'oAnna', status: 'ok' })
    expect(entry?.memoryMb).toBeGreaterThan(0)
  })

  test('does not grow without bound when a function prints in a loop', async () => {
    const runner = open({
      loud: 'exports.main = async () => { for (let i = 0; i < 5000; i++) console.log("x".repeat(100)) }',
    })
    await runner.call('loud')
    expect(runner.log.list({ limit: 1 })[0]?.lines.length).toBeLessThan(400)
  })

  test('tells its listeners when an invocation ends', async () => {
    const runner = open({ counter })
    const seen: string[] = []
    const stop = runner.log.subscribe((entry) => seen.push(entry.status))
    await runner.call('counter')
    stop()
    await runner.call('counter')
    expect(seen).toEqual(['ok'])
  })
})
