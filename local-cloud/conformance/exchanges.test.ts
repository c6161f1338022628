import http from 'node:http'
import { type Gateway, startGateway } from '../gateway'
import { conformanceSchema } from './environment'
import { exchanges } from './exchanges'
import { connect, type WireClient } from './wire-client'

/** What the SDK adds to every request. */
const envelope = {
  envName: 'local-env',
  tcb_sessionToken: '',
  sessionToken: 'localtoken',
  crossAuthorizationToken: '',
}

let gateway: Gateway
let wire: WireClient

beforeAll(async () => {
  gateway = await startGateway({ schema: conformanceSchema })
  wire = connect(gateway.url)
})
afterAll(async () => {
  wire.close()
  await gateway.close()
})

test('captured exchanges are answered as captured, one after the other', async () => {
  for (const { mark, rule, request, reply } of exchanges) {
    const { action, ...params } = request
    const answered = await wire.send(action, { ...envelope, ...params })
    expect({ mark, rule, answered }).toEqual({ mark, rule, answered: expect.objectContaining(reply) as unknown })
    expect(answered.requestId).toMatch(/^[0-9a-f-]{36}$/)
  }
})

function statusOf(method: string, path: string, body = ''): Promise<{ status?: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request(gateway.url + path, { method }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const status = response.statusCode
        resolve({ ...(status === undefined ? {} : { status }), text: Buffer.concat(chunks).toString('utf8') })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

test('a body that is not JSON is refused politely', async () => {
  const { status, text } = await statusOf('POST', '/admin', '<html>')
  expect([status, JSON.parse(text)]).toMatchObject([200, { code: 'INVALID_PARAM' }])
})

test('other paths are not ours, and nobody uploads without having asked', async () => {
  expect((await statusOf('GET', '/')).status).toBe(404)
  expect((await statusOf('GET', '/admin')).status).toBe(404)
  expect((await statusOf('PUT', '/cos/x.txt', 'tea')).status).toBe(403)
  expect((await statusOf('GET', '/cos/x.txt')).text).toMatch(/NoSuchKey/)
  expect((await statusOf('GET', '/cos/%E0%A4%A')).status).toBe(403)
})

test('with scans refused, a search without an index is an error that names it, on empty collections too', async () => {
  const strict = await startGateway({ schema: conformanceSchema, scans: 'refuse' })
  const client = connect(strict.url)
  const search = { collectionName: 'conformance_items', query: '{"title":"x"}', order: '{"n":{"$numberInt":"1"}}' }
  const refused = await client.send('database.getDocument', search)
  expect(refused).toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
    message:
      '[LocalCloud.Scan] no declared index serves this query on conformance_items: {"title":"x"} sorted by {"n":1}',
  })
  const all = { collectionName: 'conformance_items', stages: [{ stageKey: '$count', stageValue: '"n"' }] }
  expect((await client.send('database.aggregateDocuments', all)).message).toMatch(/Scan/)
  expect((await client.send('database.calculateDocument', { collectionName: 'conformance_items' })).data).toEqual({
    total: 0,
  })
  client.close()
  await strict.close()
})
