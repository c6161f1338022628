import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startTestServer, type TestServer } from './testing/test-server'

const functions = {
  echo: 'exports.main = async (event, context) => ({ event, own: JSON.parse(context.environment) })',
  says: `exports.main = async ({ path, isBase64Encoded, body }) => path.endsWith('text') ? 'just text'
    : path.endsWith('picture') ? { statusCode: 201, headers: { 'Content-Type': 'image/png' }, body: 'iVBO', isBase64Encoded: true }
    : path.endsWith('size') ? { statusCode: 200, body: isBase64Encoded + ' ' + body.length }
    : { statusCode: 418, headers: { 'X-Own': 'yes' }, body: '{"a":1}' }`,
  throws: 'exports.main = async () => { throw new Error("secret reason") }',
  slow: { code: 'exports.main = () => new Promise(() => {})', config: { timeout: 1 } },
  large: 'exports.main = async () => ({ statusCode: 200, body: "x".repeat(7 * 1024 * 1024) })',
}

let server: TestServer
let folder: string
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'routes-'))
  const routes = Object.fromEntries(Object.keys(functions).map((name) => [`/to/${name}`, { function: name }]))
  const routesFile = path.join(folder, 'http-routes.json')
  fs.writeFileSync(routesFile, JSON.stringify({ ...routes, '/to/nothing': { function: 'nothing' } }))
  const rules = { '*': { invoke: false } }
  server = await startTestServer({ functions, rules, options: { routesFile } })
})
afterAll(async () => {
  await server.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

const ask = (at: string, init?: RequestInit) => fetch(`${server.url}/to/${at}`, init)

test('a request becomes the event that the gateway makes, with nobody behind it', async () => {
  const response = await ask('echo/v1/things?b=2&a=%E5%BC%A0', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Changlai-Key': 'K' },
    body: '{"a":1}',
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8'])
  const { event, own } = (await response.json()) as { event: Record<string, never>; own: Record<string, string> }
  expect(event).toMatchObject({
    path: '/to/echo/v1/things',
    httpMethod: 'POST',
    headers: { 'content-type': 'application/json', 'x-changlai-key': 'K', host: expect.stringMatching(/^127/) },
    queryStringParameters: { a: '张', b: '2' },
    requestContext: { envId: 'local-env', requestId: expect.any(String) },
    body: '{"a":1}',
    isBase64Encoded: false,
  })
  expect([own.WX_OPENID, own.TCB_SOURCE, own.TRIGGER_SRC]).toEqual([undefined, undefined, undefined])
})

test('what the function returns becomes the reply', async () => {
  const own = await ask('says/anything')
  expect([own.status, own.headers.get('x-own'), await own.text()]).toEqual([418, 'yes', '{"a":1}'])
  const text = await ask('says/text')
  expect([text.headers.get('content-type'), await text.text()]).toEqual(['text/plain; charset=utf-8', 'just text'])
  const picture = await ask('says/picture')
  expect([picture.status, Buffer.from(await picture.arrayBuffer()).toString('base64')]).toEqual([201, 'iVBO'])
})

test('a text has at most 100 KB, anything else 6 MB and comes as base64', async () => {
  const post = (bytes: number, type: string) =>
    ask('says/size', { method: 'POST', headers: { 'content-type': type }, body: 'x'.repeat(bytes) })
  const KB = 1024
  expect(await (await post(100 * KB, 'application/json')).text()).toBe('false 102400')
  const refused = await post(100 * KB + 1, 'application/json')
  expect([refused.status, await refused.json()]).toMatchObject([413, { code: 'EXCEED_MAX_PAYLOAD_SIZE' }])
  expect(await (await post(300 * KB, 'application/octet-stream')).text()).toBe(`true ${4 * Math.ceil((300 * KB) / 3)}`)
})

test.each([
  ['throws', 500, 'FUNCTION_INVOCATION_FAILED'],
  ['slow', 504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  ['large', 500, 'EXCEED_MAX_RESPONSE_SIZE'],
  ['nothing', 404, 'FUNCTION_NOT_FOUND'],
])('a function that %s is told by the gateway, without its reasons', async (name, status, code) => {
  const response = await ask(name)
  const text = await response.text()
  expect([response.status, JSON.parse(text).code]).toEqual([status, code])
  expect(text).not.toContain('secret reason')
})

test('no route is no function', async () => {
  expect((await fetch(`${server.url}/to`)).status).toBe(404)
  expect((await fetch(`${server.url}/echo`)).status).toBe(404)
})
