import { aClerk, openStores, type Person } from '../domains/people/staff/testing/shop-floor'
import { type Browser, openBrowser, type SentRequest } from '../testing/browser'
import { envOfPhone, envOfTimer } from '../testing/identity'
import { openShop, type Shop } from '../testing/shop'
import { main } from '.'

let shop: Shop
let boss: Person
let browser: Browser
beforeAll(async () => {
  shop = await openShop()
  await openStores(shop)
  boss = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  browser = openBrowser(shop)
  await browser.signIn(boss)
})
afterEach(() => {
  delete process.env.CHANGLAI_DESK_ORIGIN
})
afterAll(() => shop.close())

const MINE = { action: 'desk.getMine', input: {}, requestId: 'request-of-a-browser-1' }
const codeOf = ({ body }: { body: string }) => JSON.parse(body).error?.code

test.each<[string, Record<string, string>]>([
  ['a phone', envOfPhone('oSomebody')],
  ['a phone by another function', { TCB_SOURCE: 'wx_client,scf' }],
  ['a simulator', { TCB_SOURCE: 'wx_devtools,scf' }],
  ['the timer', envOfTimer()],
])('%s that forges a whole HTTP request is refused, with a good key too', async (_who, variables) => {
  const before = shop.database.dump()
  const reply = await browser.send({ body: MINE, variables })
  expect([reply.statusCode, codeOf(reply)]).toEqual([403, 'NOT_ALLOWED'])
  expect(shop.database.dump()).toEqual(before)
  // What the call has left in the process is nobody's.
  for (const name of ['WX_OPENID', 'TCB_SOURCE', 'TRIGGER_SRC']) delete process.env[name]
})

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'POST /desk'],
  ['a request as for api', MINE],
  ['no headers', { path: '/desk', httpMethod: 'POST', body: '{}' }],
  ['a method in small letters', { path: '/desk', httpMethod: 'post', headers: {}, body: '{}' }],
  ['a body that is no text', { path: '/desk', httpMethod: 'POST', headers: {}, body: { $ne: '' } }],
])('%s instead of an HTTP request is refused', async (_what, event) => {
  const reply = await main(event, { environment: '{}' })
  expect([reply.statusCode, codeOf(reply)]).toEqual([400, 'INVALID_INPUT'])
})

test.each<[string, SentRequest, number]>([
  ['a page that is fetched', { method: 'GET' }, 405],
  ['a form of another page', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: MINE }, 400],
  ['a form that claims to be text', { headers: { 'content-type': 'text/plain' }, body: MINE }, 400],
  ['no content type', { headers: { 'content-type': '' }, body: MINE }, 400],
  ['a body that is no JSON', { body: '{"action":' }, 400],
  ['a text as body', { body: '"desk.getMine"' }, 400],
  ['a body of more than 100 KB', { body: { ...MINE, input: { text: '长'.repeat(40_000) } } }, 400],
])('%s is refused', async (_what, sending, status) => {
  expect((await browser.send(sending)).statusCode).toBe(status)
})

test.each<[string, unknown]>([
  ['none', undefined],
  ['a list', ['Bearer x']],
  ['an operator', { $ne: null }],
  ['of another kind', 'Basic dTpw'],
  ['in a cookie', ''],
])('a key that is %s is no key', async (_what, authorization) => {
  const cookie = `authorization=Bearer ${browser.token}; token=${browser.token}`
  const reply = await browser.send({ headers: { authorization, cookie }, body: MINE })
  expect(codeOf(reply)).toBe('SIGN_IN_NEEDED')
})

describe('pages of other origins', () => {
  test.each<[string, string, string | undefined]>([
    ['another site', 'https://evil.example', undefined],
    ['another port of this machine', 'http://127.0.0.1:9999', undefined],
    ['a page from a file', 'null', undefined],
    ['another site, where the page has an address of its own', 'https://evil.example', 'https://desk.example.com'],
    ['one that begins the same', 'https://desk.example.com.evil.example', 'https://desk.example.com'],
    ['the same without the lock', 'http://desk.example.com', 'https://desk.example.com'],
  ])('%s is refused before anything is read', async (_what, origin, own) => {
    if (own) process.env.CHANGLAI_DESK_ORIGIN = own
    const before = shop.stats.last()
    for (const method of ['POST', 'OPTIONS']) {
      const reply = await browser.send({ method, headers: { origin, host: '127.0.0.1:8080' }, body: MINE })
      expect(reply.statusCode).toBe(403)
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect(shop.stats.last()).toBe(before)
  })

  test('the page beside the function is answered, and so is the one whose address was set', async () => {
    const beside = { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }
    expect((await browser.send({ headers: beside, body: MINE })).statusCode).toBe(200)
    process.env.CHANGLAI_DESK_ORIGIN = 'https://desk.example.com'
    const asked = await browser.send({ method: 'OPTIONS', headers: { origin: 'https://desk.example.com' } })
    expect(asked).toMatchObject({
      statusCode: 204,
      headers: { 'access-control-allow-origin': 'https://desk.example.com', vary: 'Origin' },
    })
    expect(asked.headers).not.toHaveProperty('access-control-allow-credentials')
  })
})

test('no line of a log holds a key, a secret or the digits', async () => {
  const lines: string[] = []
  const spy = jest.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)))
  const other = openBrowser(shop, { address: '198.51.100.77' })
  const { loginId, digits, secret } = await other.begin()
  await boss.call('desk.confirmSignIn', { loginId, digits })
  const { session } = await other.call('desk.pollSignIn', { loginId, secret })
  other.token = session?.token ?? null
  await other.call('desk.getMine', {})
  spy.mockImplementation(() => undefined)
  expect(lines.length).toBeGreaterThan(3)
  const secrets = [secret, session?.token ?? 'none', '198.51.100.77']
  expect(secrets.filter((text) => lines.some((line) => line.includes(text)))).toEqual([])
})
