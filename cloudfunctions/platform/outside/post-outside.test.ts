import { createServer, type Server } from 'node:https'
import { type AddressInfo, createServer as createPlainServer, type Server as PlainServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { type Internet, type Outgoing, postOutside } from './post-outside'
import { isPublicAddress } from './public-address'

// A real TLS server on this machine. Both sides know one key instead of a certificate, so that none is kept here.

const psk = Buffer.alloc(32, 7)
const CIPHERS = 'PSK-AES128-GCM-SHA256'
const got: { path: string; host: string; body: string; headers: object }[] = []
let answer: { status: number; headers?: Record<string, string> } | 'nothing' | 'hang up' = { status: 204 }
let server: Server
const sockets = new Set<Duplex>()

beforeAll(async () => {
  server = createServer({ pskCallback: () => psk, ciphers: CIPHERS, maxVersion: 'TLSv1.2' }, (request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const { url = '', headers } = request
      got.push({ path: url, host: headers.host ?? '', body, headers })
      if (answer === 'hang up') request.socket.destroy()
      else if (answer !== 'nothing') response.writeHead(answer.status, answer.headers).end('x'.repeat(100))
    })
  })
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
})
beforeEach(() => {
  got.length = 0
  answer = { status: 204 }
})
afterAll(() => {
  for (const socket of sockets) socket.destroy()
  server.close()
})

const URL_ = 'https://crm.shop.cn/changlai'
const outgoing = (over: Partial<Outgoing> = {}): Outgoing => ({
  url: URL_,
  headers: { 'content-type': 'application/json' },
  body: '{"member":"雨"}',
  withinMs: 10_000,
  ...over,
})
const internet = (over: Partial<Internet> = {}): Internet => ({
  find: async () => [{ address: '127.0.0.1', family: 4 }],
  isPublic: () => true,
  port: (server.address() as AddressInfo).port,
  tls: {
    pskCallback: () => ({ psk, identity: 'shop' }),
    ciphers: CIPHERS,
    maxVersion: 'TLSv1.2',
    checkServerIdentity: () => undefined,
  },
  ...over,
})

test('what is answered is told by its number, and the bytes arrive as they were signed', async () => {
  expect(await postOutside(outgoing(), internet())).toEqual({ kind: 'answered', status: 204 })
  expect(got).toMatchObject([{ path: '/changlai', body: '{"member":"雨"}', headers: { 'content-length': '16' } }])
  expect(got[0]?.host).toMatch(/^crm\.shop\.cn/)
})

test('a redirection is an answer and is not followed', async () => {
  answer = { status: 307, headers: { location: URL_ } }
  expect(await postOutside(outgoing(), internet())).toEqual({ kind: 'answered', status: 307 })
  expect(got).toHaveLength(1)
})

test('a name without a machine, and one whose search fails or takes too long', async () => {
  const nowhere = { kind: 'notSent', why: 'name' }
  expect(await postOutside(outgoing(), internet({ find: async () => [] }))).toEqual(nowhere)
  const failing = internet({ find: () => Promise.reject(new Error('ENOTFOUND')) })
  expect(await postOutside(outgoing(), failing)).toEqual(nowhere)
  const endless = internet({ find: () => new Promise(() => undefined) })
  expect(await postOutside(outgoing({ withinMs: 20 }), endless)).toEqual(nowhere)
})

test('a name that leads indoors is not followed there, also where only one of its machines is there', async () => {
  const indoors = { kind: 'notSent', why: 'indoors' }
  expect(await postOutside(outgoing(), internet({ isPublic: isPublicAddress }))).toEqual(indoors)
  const mixed = async () => [
    { address: '8.8.8.8', family: 4 },
    { address: '::1', family: 6 },
  ]
  expect(await postOutside(outgoing(), internet({ find: mixed, isPublic: isPublicAddress }))).toEqual(indoors)
  expect(got).toEqual([])
})

test('the machine that was looked at is the one that is called: the name is asked for once', async () => {
  let asked = 0
  const find = async () => {
    asked += 1
    return [{ address: asked === 1 ? '127.0.0.1' : '127.0.0.99', family: 4 }]
  }
  expect(await postOutside(outgoing(), internet({ find }))).toMatchObject({ kind: 'answered' })
  expect([asked, got.length]).toEqual([1, 1])
})

test('without a connection that can be trusted nothing leaves', async () => {
  const unreachable = { kind: 'notSent', why: 'unreachable' }
  // As a client of the internet asks for a certificate, which this server cannot show.
  expect(await postOutside(outgoing(), internet({ tls: {} }))).toEqual(unreachable)
  const other = { ...internet().tls, pskCallback: () => ({ psk: Buffer.alloc(32, 8), identity: 'shop' }) }
  expect(await postOutside(outgoing(), internet({ tls: other }))).toEqual(unreachable)
  expect(got).toEqual([])
})

test('a machine that takes the call and says nothing is unreachable before, and unknown after, the connection is secure', async () => {
  const mute: PlainServer = createPlainServer((socket) => sockets.add(socket))
  await new Promise<void>((done) => {
    mute.listen(0, '127.0.0.1', done)
  })
  const { port } = mute.address() as AddressInfo
  expect(await postOutside(outgoing({ withinMs: 50 }), internet({ port }))).toEqual({
    kind: 'notSent',
    why: 'unreachable',
  })
  mute.close()
  answer = 'hang up'
  expect(await postOutside(outgoing(), internet())).toEqual({ kind: 'unknown' })
  answer = 'nothing'
  expect(await postOutside(outgoing({ withinMs: 1_000 }), internet())).toEqual({ kind: 'unknown' })
  expect(got).toHaveLength(2)
})
