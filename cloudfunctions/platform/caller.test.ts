import { admitted, callerOf } from './caller'
import type { CallerKind } from './context'

const PHONE = { WX_OPENID: 'oAnna', WX_UNIONID: 'uAnna', WX_APPID: 'wxshop', WX_CLIENTIP: '10.0.0.9' }
const json = (variables: object) => ({ environment: JSON.stringify(variables) })
const NAMES = ['WX_OPENID', 'WX_UNIONID', 'WX_APPID', 'WX_CLIENTIP', 'TCB_SOURCE', 'TRIGGER_SRC', 'WX_CONTEXT_KEYS']

/** What the invocation before has left standing in the process. */
function leave(variables: Record<string, string>): void {
  Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID,WX_UNIONID,WX_APPID,WX_CLIENTIP' }, variables)
}

beforeEach(() => leave({ ...PHONE, TCB_SOURCE: 'wx_client', TRIGGER_SRC: 'timer' }))
afterAll(() => {
  for (const name of NAMES) delete process.env[name]
})

test('a phone is who the call says, not who called before', () => {
  const own = { WX_OPENID: 'oBo', WX_APPID: 'wxshop', WX_CLIENTIPV6: '2001:db8::1', TCB_SOURCE: 'wx_client' }
  const bo = { kind: 'phone', openid: 'oBo', unionid: null, appid: 'wxshop', clientIp: '2001:db8::1' }
  expect(callerOf(json(own))).toEqual(bo)
  const pairs = Object.entries(own).map(([name, value]) => `${name}=${value}`)
  expect(callerOf({ environ: pairs.join(';') })).toEqual(bo)
})

test('a phone without an address has none, whatever address called before', () => {
  expect(callerOf(json({ WX_OPENID: 'oBo' }))).toMatchObject({
    openid: 'oBo',
    clientIp: null,
    unionid: null,
    appid: '',
  })
})

test('an openid of digits only stays a text', () => {
  expect(callerOf(json({ WX_OPENID: 12345 }))).toMatchObject({ kind: 'phone', openid: '12345' })
})

test('an openid makes a phone, also where the chain or the trigger says otherwise', () => {
  for (const source of ['wx_trigger', 'wx_devtools', 'wx_http', 'scf', '']) {
    expect(callerOf(json({ ...PHONE, TCB_SOURCE: source, TRIGGER_SRC: 'timer' }))).toMatchObject({ kind: 'phone' })
  }
})

test.each<[string, object, CallerKind]>([
  ['the timer by its source', { TCB_SOURCE: 'wx_trigger' }, 'timer'],
  ['the timer by its trigger, without a source', { TRIGGER_SRC: 'timer' }, 'timer'],
  [
    'the timer by its trigger, with a source of another name',
    { TRIGGER_SRC: 'timer', TCB_SOURCE: 'wx_unknown' },
    'timer',
  ],
  ['a function that the timer’s function called', { TCB_SOURCE: 'wx_trigger,scf' }, 'stranger'],
  ['a call without a source', {}, 'unsourced'],
  ['a call with an empty source', { TCB_SOURCE: '' }, 'unsourced'],
  ['a call with an empty openid', { TCB_SOURCE: '', WX_OPENID: '' }, 'unsourced'],
  ['the console of DevTools', { TCB_SOURCE: 'wx_devtools' }, 'console'],
  ['the HTTP API', { TCB_SOURCE: 'wx_http' }, 'console'],
  ['a phone through another function', { TCB_SOURCE: 'wx_client,scf' }, 'stranger'],
  ['a phone through two functions', { TCB_SOURCE: 'wx_client,scf,scf' }, 'stranger'],
  ['a phone named further back', { TCB_SOURCE: 'wx_http,wx_client' }, 'stranger'],
  ['a phone whose identity is missing', { TCB_SOURCE: 'wx_client' }, 'stranger'],
  ['a phone that claims to be a timer’s', { TCB_SOURCE: 'wx_client,scf', TRIGGER_SRC: 'timer' }, 'stranger'],
  ['a phone in other letters, with spaces', { TCB_SOURCE: ' WX_CLIENT , scf' }, 'stranger'],
  ['a simulator through another function', { TCB_SOURCE: 'wx_devtools,scf' }, 'stranger'],
  ['the HTTP API through another function', { TCB_SOURCE: 'wx_http,scf' }, 'stranger'],
  ['another function that nobody names', { TCB_SOURCE: 'scf' }, 'stranger'],
  ['the crawler', { TCB_SOURCE: 'wx_crawler' }, 'stranger'],
  ['a source that nobody knows', { TCB_SOURCE: 'wx_unknown' }, 'stranger'],
])('%s, on an instance that still knows a phone', (_who, own, kind) => {
  expect(callerOf(json(own))).toEqual({ kind })
})

test.each<[string, unknown]>([
  ['no context', undefined],
  ['null', null],
  ['a text', 'environment'],
  ['nothing of its own', {}],
  ['a text that is no JSON', { environment: '{"WX_OPENID":' }],
  ['a list', { environment: '[]' }],
  ['nothing readable in either', { environment: 'null', environ: 'nothing' }],
])('with %s the SDK is asked, but never for a unionid or an address', (_what, context) => {
  expect(callerOf(context)).toEqual({ kind: 'phone', openid: 'oAnna', unionid: null, appid: 'wxshop', clientIp: null })
})

test('the older text is read where the newer one cannot be', () => {
  expect(callerOf({ environment: 'broken', environ: 'SCF_NAMESPACE=shop;TRIGGER_SRC=timer' })).toEqual({
    kind: 'timer',
  })
})

test('a call without a source is the console’s only for a function that takes such calls', () => {
  const unsourced = { kind: 'unsourced' } as const
  expect(admitted(unsourced, ['console', 'unsourced'])).toEqual({ kind: 'console' })
  expect(admitted(unsourced, ['console'])).toBeNull()
  expect(admitted({ kind: 'stranger' }, ['phone', 'console', 'unsourced', 'timer'])).toBeNull()
})
