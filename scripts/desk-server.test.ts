import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { type DeskServer, type RouteEvent, startDeskServer } from './desk-server'

// The desk on this computer hands requests on with the key of the shop: who may ask is looked at before anything else.

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'desk-server-'))
const passed: RouteEvent[] = []
let desk: DeskServer
beforeAll(async () => {
  fs.writeFileSync(path.join(root, 'index.html'), '<!doctype html>')
  desk = await startDeskServer(root, 0, {
    forward: async (event) => {
      passed.push(event)
      return { statusCode: 200, headers: {}, body: '{}' }
    },
    isStorage: () => false,
  })
})
beforeEach(() => passed.splice(0))
afterAll(async () => {
  await desk.close()
  fs.rmSync(root, { recursive: true })
})

const own = () => new URL(desk.url).host

const statusOf = async (method: string, file: string, headers: http.OutgoingHttpHeaders) =>
  (await replyTo(method, file, headers)).status

/** Not fetch: it will not send a foreign Host. */
function replyTo(
  method: string,
  file: string,
  headers: http.OutgoingHttpHeaders,
): Promise<{ status: number; headers: http.IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(desk.url)
    const req = http.request({ hostname, port, method, path: file, agent: false, headers }, (res) => {
      res.resume()
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers }))
    })
    req.on('error', reject)
    req.end()
  })
}

test.each([
  ['a name that was pointed at this computer', () => ({ host: 'evil.example' })],
  ['such a name with the desk’s own port', () => ({ host: `evil.example:${new URL(desk.url).port}` })],
  ['a page of another origin', () => ({ host: own(), origin: 'https://evil.example' })],
  ['a page on another port of this computer', () => ({ host: own(), origin: 'http://127.0.0.1:1' })],
  ['a picture or form of another site', () => ({ host: own(), 'sec-fetch-site': 'cross-site' })],
])('%s gets no page and reaches no function', async (_who, headers) => {
  expect(await statusOf('GET', '/', headers())).toBe(403)
  expect(await statusOf('POST', '/desk', headers())).toBe(403)
  expect(passed).toEqual([])
})

test('the desk’s own page is served, and what it asks is handed on', async () => {
  expect(await statusOf('GET', '/', { host: own() })).toBe(200)
  expect(await statusOf('POST', '/desk', { host: own(), origin: desk.url })).toBe(200)
  expect(passed).toHaveLength(1)
})

test.each([
  '//evil.example',
  '//evil.example/%2e%2e',
  '/\\evil.example',
  '/https://evil.example',
  '/?next=https://evil.example',
  '/?to=//evil.example#/today',
  '/index.html?url=https://evil.example',
  '/%0d%0alocation:%20https://evil.example',
  '/desk/../..//evil.example',
])('an address such as %s sends nobody to another site', async (address) => {
  const { status, headers } = await replyTo('GET', address, { host: own() })
  expect([200, 400, 403, 404]).toContain(status)
  expect(headers).not.toHaveProperty('location')
  expect(headers).not.toHaveProperty('refresh')
})
