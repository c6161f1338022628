import fs from 'node:fs'
import http, { type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { assertLocal, HttpError, readJson, sendJson } from './http'
import { sendFile } from './static-files'

let server: http.Server
let port: number
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'static-'))

beforeAll(async () => {
  fs.mkdirSync(path.join(root, 'public'))
  fs.writeFileSync(path.join(root, 'public', 'index.html'), '<p>tea</p>')
  fs.writeFileSync(path.join(root, 'secret.txt'), 'secret')
  server = http.createServer(async (req, res) => {
    try {
      assertLocal(req)
      if (req.method === 'POST') sendJson(res, 200, await readJson(req, 50))
      else if (!sendFile(res, path.join(root, 'public'), req.url ?? '')) sendJson(res, 404, {})
    } catch (error) {
      sendJson(res, error instanceof HttpError ? error.status : 500, {})
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  fs.rmSync(root, { recursive: true })
})

/** Not fetch: it tidies paths and will not send a foreign Host. */
function ask(options: { method?: string; path?: string; headers?: IncomingHttpHeaders; body?: string }) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const req = http.request({ host: '127.0.0.1', port, agent: false, ...options }, (res) => {
      let body = ''
      res.on('data', (chunk) => {
        body += chunk
      })
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body }))
    })
    req.on('error', reject)
    req.end(options.body)
  })
}

describe('who is let in', () => {
  test.each([
    ['this machine by number', { host: '127.0.0.1:8080' }, 200],
    ['this machine by name', { host: 'localhost:8080' }, 200],
    ['a page of the local cloud', { host: 'localhost:8080', origin: 'http://localhost:8080' }, 200],
    ['a page on another port of this machine', { host: 'localhost:8080', origin: 'http://localhost:5500' }, 403],
    ['a page on another name of this machine', { host: 'localhost:8080', origin: 'http://127.0.0.1:8080' }, 403],
    ['a page under https', { host: 'localhost:8080', origin: 'https://localhost:8080' }, 403],
    ['a picture of another site', { host: 'localhost', 'sec-fetch-site': 'cross-site' }, 403],
    ['a script of another port', { host: 'localhost', 'sec-fetch-site': 'same-site' }, 403],
    [
      'a frame of another port',
      {
        ...{ host: 'localhost', 'sec-fetch-site': 'same-site' },
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'iframe',
      },
      403,
    ],
    [
      'a link of another site',
      {
        ...{ host: 'localhost', 'sec-fetch-site': 'cross-site' },
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      },
      200,
    ],
    ['an address that a person typed', { host: 'localhost', 'sec-fetch-site': 'none' }, 200],
    ['a foreign name that points here', { host: 'evil.example:8080' }, 403],
    ['a name that only looks local', { host: '127.0.0.1.evil.example' }, 403],
    ['a page from elsewhere', { host: 'localhost', origin: 'https://evil.example' }, 403],
    ['a page without an origin of its own', { host: 'localhost', origin: 'null' }, 403],
  ])('%s', async (_name, headers, status) => {
    expect((await ask({ path: '/', headers })).status).toBe(status)
  })

  test('a post from another site is refused even when it names no origin', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' }
    expect((await ask({ method: 'POST', headers, body: '{}' })).status).toBe(403)
  })
})

describe('bodies', () => {
  const json = { 'content-type': 'application/json' }
  test.each([
    ['JSON is read', json, '{"a":1}', 200],
    ['nothing is an empty object', {}, '', 200],
    ['a form of another page is refused', { 'content-type': 'text/plain' }, '{"a":1}', 415],
    ['what is no JSON is refused', json, '{a', 400],
    ['too much is refused', json, JSON.stringify('x'.repeat(60)), 413],
  ])('%s', async (_name, headers, body, status) => {
    expect((await ask({ method: 'POST', headers, body })).status).toBe(status)
  })
})

describe('files', () => {
  test('a folder gives its index', async () => {
    expect(await ask({ path: '/' })).toEqual({ status: 200, body: '<p>tea</p>' })
  })

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%', '/nowhere.js', '/../public'])(
    'nothing outside of the folder is found: %s',
    async (urlPath) => {
      expect((await ask({ path: urlPath })).status).toBe(404)
    },
  )
})
