import { DOOR_CODES } from '#shared/till/till-key/refusals'
import { storeOfKey } from '#shared/till/till-key/ring'
import { SKEW_MAX_MS } from '#shared/till/till-key/signature'
import { aMember, EAST, openStores, type Person, WEST } from '../domains/people/staff/testing/shop-floor'
import { REQUESTS_PER_MINUTE } from '../domains/till/till-key/rate'
import { WRONG_TOLD_AT } from '../domains/till/till-key/wrong-signatures'
import { auditShop } from '../testing/audit-shop'
import { envOfPhone } from '../testing/identity'
import { openShop, type Shop } from '../testing/shop'
import {
  aTillKey,
  drawnSecret,
  type SentRequest,
  type TillHand,
  type TillKeyInHand,
  tillWith,
} from '../testing/till-hand'
import { main } from '.'

let shop: Shop
let key: TillKeyInHand
let till: TillHand
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  key = await aTillKey(shop)
  till = tillWith(shop, key)
  member = await aMember(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const DAY = { method: 'GET', path: '/v1/purchases', query: { day: '2026-11-22' } }
const errorOf = ({ statusCode, body }: { statusCode: number; body: string }) => ({
  status: statusCode,
  code: JSON.parse(body).error?.code,
})
const writesOf = async (act: () => Promise<unknown>) => {
  const before = shop.stats.last()
  await act()
  return shop.stats.since(before).map(({ action }) => action)
}

describe('who is let in', () => {
  test('a till that signs', async () => {
    const { statusCode, body } = await till.send(DAY)
    expect({ statusCode, body: JSON.parse(body) }).toMatchObject({
      statusCode: 200,
      body: { data: { purchases: [], next: null } },
    })
  })

  test.each<[string, SentRequest]>([
    ['another method', { signed: { method: 'POST' } }],
    ['another path', { signed: { path: '/v1/purchases/R-1' } }],
    ['another query', { signed: { query: { day: '2026-11-21' } } }],
    ['another body', { signed: { bodyHash: '0'.repeat(64) } }],
    ['another time', { signed: { timestamp: '1795312800001' } }],
    ['another nonce', { signed: { nonce: 'another-nonce-0001' } }],
    ['no signature', { headers: { 'x-changlai-signature': '' } }],
    ['a signature that is cut short', { headers: { 'x-changlai-signature': 'ab'.repeat(31) } }],
    ['a signature that is no hex', { headers: { 'x-changlai-signature': 'zz'.repeat(32) } }],
    ['a list of signatures', { headers: { 'x-changlai-signature': ['a'] as never } }],
    ['no key', { headers: { 'x-changlai-key': '' } }],
    ['a key that nobody has made', { headers: { 'x-changlai-key': `str_east.${'0'.repeat(20)}` } }],
    ['an operator as key', { headers: { 'x-changlai-key': { $ne: null } as never } }],
    ['a time that is none', { headers: { 'x-changlai-timestamp': '1e12' } }],
    ['a short nonce', { nonce: 'x' }],
  ])('%s is a wrong signature, and nothing is written', async (_case, sending) => {
    const before = shop.database.dump()
    expect(errorOf(await till.send({ ...DAY, ...sending }))).toEqual({ status: 401, code: 'SIGNATURE_WRONG' })
    expect(shop.database.dump()).toEqual(before)
  })

  test('signing with another secret is a wrong signature', async () => {
    const other = tillWith(shop, { ...key, secret: 'guessed' })
    expect(errorOf(await other.send(DAY))).toEqual({ status: 401, code: 'SIGNATURE_WRONG' })
  })

  test.each([
    ['late', -SKEW_MAX_MS, 200],
    ['early', SKEW_MAX_MS, 200],
    ['too late', -SKEW_MAX_MS - 1, 401],
    ['too early', SKEW_MAX_MS + 1, 401],
  ])('a clock that is %s by %d ms: %d', async (_case, offMs, status) => {
    const reply = await till.send({ ...DAY, timestamp: shop.clock.now() + offMs })
    expect(reply.statusCode).toBe(status)
    if (status === 401) expect(JSON.parse(reply.body).error).toMatchObject({ code: 'CLOCK_OFF', now: shop.clock.now() })
  })

  test('a nonce is good once, also in 20 requests at the same time', async () => {
    const sendings = Array.from({ length: 20 }, () => till.send({ ...DAY, nonce: 'the-same-nonce-01' }))
    const codes = (await Promise.all(sendings)).map((reply) => errorOf(reply).code)
    expect(codes.filter((code) => code === undefined)).toHaveLength(1)
    expect(codes.filter((code) => code === 'NONCE_USED')).toHaveLength(19)
  })

  test('a nonce is remembered for as long as its request could come again, and then forgotten', async () => {
    const timestamp = shop.clock.now() + SKEW_MAX_MS
    await till.send({ ...DAY, timestamp, nonce: 'the-same-nonce-02' })
    shop.clock.advance(2 * SKEW_MAX_MS)
    await shop.ops('job.run', { job: 'forget-till-nonces' })
    expect(errorOf(await till.send({ ...DAY, timestamp, nonce: 'the-same-nonce-02' })).code).toBe('NONCE_USED')
    shop.clock.advance(2 * SKEW_MAX_MS)
    await shop.ops('job.run', { job: 'forget-till-nonces' })
    expect(shop.database.count('till_nonces')).toBe(0)
  })
})

describe('whom the door never lets in', () => {
  test.each<[string, Record<string, string>]>([
    ['a phone', envOfPhone('oSomebody')],
    ['a phone by another function', { TCB_SOURCE: 'wx_client,scf' }],
    ['a simulator', { TCB_SOURCE: 'wx_devtools,scf' }],
    ['the timer', { TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' }],
  ])('%s that forges a whole request, good signature included', async (_case, variables) => {
    const before = shop.database.dump()
    expect(errorOf(await till.send({ ...DAY, variables }))).toEqual({ status: 403, code: 'NOT_ALLOWED' })
    expect(shop.database.dump()).toEqual(before)
    // What the phone's call has left in the process is nobody's.
    for (const name of ['WX_OPENID', 'TCB_SOURCE', 'TRIGGER_SRC']) delete process.env[name]
  })

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'POST /v1/purchases'],
    ['a request for api', { action: 'purchase.record', input: {}, requestId: 'request-000000000001' }],
    ['no headers', { path: '/till/v1/purchases', httpMethod: 'GET' }],
    ['a path that is no text', { path: { $ne: '' }, httpMethod: 'GET', headers: {} }],
    ['a broken path', { path: '/till/v1/%E0%A4%A', httpMethod: 'GET', headers: {} }],
    ['half a surrogate', { path: '/v1/x', httpMethod: 'GET', headers: {}, queryStringParameters: { a: '\ud800' } }],
    ['a list of queries', { path: '/v1/x', httpMethod: 'GET', headers: {}, queryStringParameters: { a: ['1', '2'] } }],
    ['a method in small letters', { path: '/v1/x', httpMethod: 'get', headers: {} }],
  ])('%s instead of a request', async (_case, event) => {
    const before = shop.database.dump()
    expect(errorOf(await main(event, { environment: '{}' }))).toEqual({ status: 400, code: 'INVALID_INPUT' })
    expect(shop.database.dump()).toEqual(before)
  })

  test.each<[string, SentRequest, string]>([
    ['no such address', { path: '/v1/secrets' }, 'ROUTE_UNKNOWN'],
    ['an address with something behind', { path: '/v1/purchases/R-1/undo/x', body: {} }, 'ROUTE_UNKNOWN'],
    ['a method that it does not have', { method: 'DELETE', path: '/v1/purchases/R-1' }, 'ROUTE_UNKNOWN'],
    ['a body that is no JSON', { body: '{"number":' }, 'INVALID_INPUT'],
    ['a list', { body: [] }, 'INVALID_INPUT'],
    ['a number', { body: '1' }, 'INVALID_INPUT'],
    ['an unknown field', { path: '/v1/members/look-up', body: { memberCode: '0'.repeat(14), x: 1 } }, 'INVALID_INPUT'],
    ['an operator', { path: '/v1/members/look-up', body: { memberCode: { $ne: null } } }, 'INVALID_INPUT'],
    ['__proto__', { body: '{"__proto__":{"role":"headquarters"}}' }, 'INVALID_INPUT'],
    ['another store', { body: { number: 'R-1', storeId: WEST } }, 'INVALID_INPUT'],
    [
      'a number that is a path',
      { method: 'GET', path: '/v1/purchases/..%2Fx', signed: { path: '/v1/purchases/../x' } },
      'ROUTE_UNKNOWN',
    ],
    ['a query that nobody asked for', { ...DAY, query: { day: '2026-11-22', storeId: WEST } }, 'INVALID_INPUT'],
    ['a day that is none', { ...DAY, query: { day: '2026-02-30' } }, 'INVALID_INPUT'],
  ])('who signs and asks for %s', async (_case, sending, code) => {
    expect(errorOf(await till.send(sending)).code).toBe(code)
    expect(shop.database.count('purchases')).toBe(0)
  })

  test('a body of more than 100 KB is refused before anybody is looked up', async () => {
    const writes = await writesOf(async () => {
      const reply = await till.send({ body: { note: '长'.repeat(40_000) } })
      expect(errorOf(reply)).toEqual({ status: 413, code: 'BODY_TOO_LARGE' })
    })
    expect(writes).toEqual([])
  })
})

describe('what knocking in vain costs', () => {
  test('an invented key costs the database nothing', async () => {
    const invented = tillWith(shop, { keyId: 'str_east.0123456789abcdef0123', secret: 'x' })
    expect(await writesOf(() => Promise.all(Array.from({ length: 50 }, () => invented.send(DAY))))).toEqual([])
  })

  test('a known key with a wrong signature costs one read in some seconds, and one alert a day', async () => {
    const guessing = tillWith(shop, { ...key, secret: 'guessed' })
    const calls = await writesOf(async () => {
      for (let tries = 0; tries < WRONG_TOLD_AT + 50; tries += 1) await guessing.send(DAY)
    })
    expect(calls.filter((call) => call !== 'database.getDocument').length).toBeLessThanOrEqual(2)
    expect(calls.length).toBeLessThanOrEqual(3)
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'till-door' }])
    expect((await till.send(DAY)).statusCode).toBe(200)
  })

  test('a key has a number of requests in a minute, whichever instance counts them', async () => {
    for (let sent = 0; sent < REQUESTS_PER_MINUTE; sent += 1) {
      const at = shop.clock.now()
      shop.database.put('till_nonces', { _id: `${key.keyId}:n${sent}`, keyId: key.keyId, at })
    }
    const codes = []
    for (let sent = 0; sent < 80; sent += 1) codes.push(errorOf(await till.send(DAY)).status)
    expect(codes.filter((status) => status === 200).length).toBeLessThanOrEqual(60)
    expect(codes.at(-1)).toBe(429)
    shop.clock.advance(60_000)
    expect((await till.send(DAY)).statusCode).toBe(200)
  })

  test('codes that are none are counted for the store’s tills, as for a clerk', async () => {
    const code = `${member.memberCode}0000`
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await till.ask('till-wire.lookUp', { memberCode: code })).toMatchObject({
        error: { code: 'SHOWN_CODE_WRONG' },
      })
    }
    const refused = { error: { code: 'TOO_MANY_WRONG_CODES' } }
    expect(await till.ask('till-wire.lookUp', { memberCode: member.code() })).toMatchObject(refused)
    shop.clock.advance(11 * 60_000)
    expect(await till.ask('till-wire.lookUp', { memberCode: member.code() })).toMatchObject({ ok: true })
  })
})

describe('keys', () => {
  test('are of their store, and say so', () => expect(storeOfKey(key.keyId)).toBe(EAST))

  test('rotate: the new one is good at once, both are, and the old one is worth nothing at once', async () => {
    await till.send(DAY)
    const next = await aTillKey(shop)
    const newTill = tillWith(shop, next)
    expect([(await newTill.send(DAY)).statusCode, (await till.send(DAY)).statusCode]).toEqual([200, 200])
    const third = { storeId: EAST, name: '第三把', by: '周总', secret: drawnSecret() }
    expect(await shop.askOps('till-key.create', third)).toMatchObject({ error: { code: 'TILL_KEYS_FULL' } })
    await shop.ops('till-key.revoke', { keyId: key.keyId, by: '周总', note: '换新' })
    expect(errorOf(await till.send(DAY))).toEqual({ status: 401, code: 'KEY_REVOKED' })
    expect((await newTill.send(DAY)).statusCode).toBe(200)
    expect(await shop.askOps('till-key.create', third)).toMatchObject({ ok: true })
  })

  test('only two are made by operators who ask at the same time', async () => {
    const asks = Array.from({ length: 5 }, () =>
      shop.askOps('till-key.create', { storeId: EAST, name: '抢', by: '周总', secret: drawnSecret() }),
    )
    const made = (await Promise.all(asks)).filter(({ ok }) => ok)
    expect(made).toHaveLength(1)
  })

  test('are listed with when they were used last, and without their secret', async () => {
    await till.send(DAY)
    const listed = await shop.ops('till-key.list', { storeId: EAST })
    expect(listed.keys).toMatchObject([
      { keyId: key.keyId, name: '前台收银机', madeBy: '周总 · 控制台（未核实）', usedAt: shop.clock.now() },
    ])
    expect(JSON.stringify([listed, shop.database.dump()])).not.toContain(key.secret)
    expect(await shop.ops('till-key.list', {})).toEqual(listed)
    expect(await shop.ops('till-key.list', { storeId: WEST })).toEqual({ keys: [] })
  })

  test('are made with a secret that was drawn, and no answer holds it', async () => {
    const requestId = shop.newRequestId()
    const wanted = { storeId: WEST, name: '后厨', by: '周总', secret: drawnSecret() }
    const first = await shop.ops('till-key.create', wanted, requestId)
    expect(first).toEqual({ keyId: expect.stringMatching(/^str_west\./), secret: null })
    expect(await shop.ops('till-key.create', wanted, requestId)).toEqual(first)
    expect((await tillWith(shop, { keyId: first.keyId, secret: wanted.secret }).send(DAY)).statusCode).toBe(200)
    for (const secret of [undefined, '0123456789'.repeat(5), 'a'.repeat(43)])
      expect(await shop.askOps('till-key.create', { ...wanted, secret })).toMatchObject({
        error: { code: 'TILL_SECRET_NEEDED' },
      })
  })

  test('cannot be made for a store that there is not, nor revoked when nobody has made them', async () => {
    const nowhere = { storeId: 'str_nowhere', name: '前台', by: '周总', secret: drawnSecret() }
    expect(await shop.askOps('till-key.create', nowhere)).toMatchObject({ error: { code: 'STORE_NOT_FOUND' } })
    for (const keyId of [`str_east.${'0'.repeat(20)}`, `str_west.${'0'.repeat(20)}`]) {
      const revoking = { keyId, by: '周总', note: '没有' }
      expect(await shop.askOps('till-key.revoke', revoking)).toMatchObject({ error: { code: 'TILL_KEY_NOT_FOUND' } })
    }
  })
})

test('every answer of the door has a sentence of its own in Chinese', async () => {
  const { saidOf } = await import('#shared/till/till-key/refusals')
  for (const code of DOOR_CODES) expect(saidOf(code).message).not.toContain(code)
})

test('no line of a log holds a secret, a signature, a code or a proof', async () => {
  const lines: string[] = []
  jest.spyOn(console, 'log').mockImplementation((line) => lines.push(String(line)))
  const memberCode = member.code()
  const { member: seen } = await till.call('till-wire.lookUp', { memberCode })
  const sale = { number: 'R-1', memberCode: seen.proof, amountFen: 5_000, payableFen: 5_000 }
  await till.call('till-wire.sell', sale)
  await till.ask('till-wire.sell', { ...sale, amountFen: 6_000, payableFen: 6_000 })
  await tillWith(shop, { ...key, secret: 'guessed' }).send(DAY)
  const drawn = drawnSecret()
  await shop.ops('till-key.create', { storeId: WEST, name: '后厨', by: '周总', secret: drawn })
  shop.faults.add({ match: { collection: 'till_nonces' }, kind: 'error' })
  expect((await till.send(DAY)).statusCode).toBeGreaterThanOrEqual(500)
  shop.faults.clear()
  expect(lines.length).toBeGreaterThan(5)
  const ring = JSON.stringify(shop.database.dump().collections.till_rings)
  const sealed = [...ring.matchAll(/"secretSealed":"([^"]+)"/g)].map(([, text = '']) => text)
  const secrets = [key.secret, drawn, memberCode, seen.proof, ...sealed]
  expect(secrets.filter((secret) => lines.some((line) => line.includes(secret)))).toEqual([])
  expect(lines.filter((line) => /"(signature|nonce|secret)"/.test(line))).toEqual([])
})
