import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assertLocal, HttpError, readBytes } from '../local-cloud/control/http'
import { sendFile } from '../local-cloud/control/static-files'

const BODY_BYTES_MAX = 100 * 1024
const FILE_BYTES_MAX = 32 * 1024 * 1024

/** What a gateway makes of an HTTP request for the function `desk`, and what it makes an HTTP reply of. */
export interface RouteEvent {
  path: string
  httpMethod: string
  headers: Record<string, string>
  body: string
  isBase64Encoded: false
}
export interface RouteReply {
  statusCode: number
  headers: Record<string, string>
  body: string
}
export type Forward = (event: RouteEvent) => Promise<RouteReply>

/** Where the pages' requests go. */
export interface DeskWays {
  forward: Forward
  /** Whether a file may be put there: the storage of this shop, and nothing else that this computer can reach. */
  isStorage(address: URL): boolean
}

/** The storage of any environment. The addresses in it are signed. */
export const isCloudStorage = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && /\.(myqcloud\.com|tcb\.qcloud\.la)$/.test(hostname)

/** Everything from the own address, nothing inline, nobody frames it. A static host has to send the same. */
export const DESK_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}

export interface DeskServer {
  url: string
  close(): Promise<void>
}

/** Serves the built desk on 127.0.0.1 and hands on what it asks; the same for a shop here and one in the cloud. */
export async function startDeskServer(root: string, port: number, ways: DeskWays): Promise<DeskServer> {
  const http = createServer((req, res) => void answer(req, res, root, ways))
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  const { port: listening } = http.address() as AddressInfo // A listening TCP server has an address of this kind.
  return {
    url: `http://127.0.0.1:${listening}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()))
      http.closeAllConnections()
      await closed
    },
  }
}

async function answer(req: IncomingMessage, res: ServerResponse, root: string, ways: DeskWays): Promise<void> {
  try {
    for (const [name, value] of Object.entries(DESK_HEADERS)) res.setHeader(name, value)
    assertLocal(req)
    const path = (req.url ?? '/').split('?')[0] ?? '/'
    if (path === '/desk') await passOn(req, res, ways.forward)
    else if (path === '/upload') await passUpload(req, res, ways)
    else if (req.method !== 'GET' && req.method !== 'HEAD') throw new HttpError(405, 'Pages are fetched')
    else if (!sendFile(res, root, path)) throw new HttpError(404, 'There is no such page')
  } catch (error) {
    if (res.headersSent) return void res.destroy()
    const status = error instanceof HttpError ? error.status : 502
    // What went wrong on the way stays in this terminal: it may name the environment.
    if (status === 502) console.error(error instanceof Error ? error.message : error)
    res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    res.end(error instanceof HttpError ? error.message : 'The shop did not answer')
  }
}

async function passOn(req: IncomingMessage, res: ServerResponse, forward: Forward): Promise<void> {
  const body = (await readBytes(req, BODY_BYTES_MAX)).toString('utf8')
  const headers: Record<string, string> = {}
  for (const name of ['content-type', 'authorization', 'user-agent', 'origin', 'host']) {
    const value = req.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  // The browser and this server are one machine; nobody further away can have begun.
  headers['x-forwarded-for'] = '127.0.0.1'
  const reply = await forward({ path: '/desk', httpMethod: req.method ?? '', headers, body, isBase64Encoded: false })
  res.writeHead(reply.statusCode, reply.headers)
  res.end(reply.body)
}

const UPLOAD_HEADERS = ['signature', 'authorization', 'x-cos-security-token', 'x-cos-meta-fileid', 'key'] as const

/**
 * A file on its way into the storage: the page may speak to nobody but this server. Where it goes and that it may, the
 * function has signed.
 */
async function passUpload(req: IncomingMessage, res: ServerResponse, { isStorage }: DeskWays): Promise<void> {
  const wanted = String(req.headers['x-upload-to'] ?? '')
  const address = URL.canParse(wanted) ? new URL(wanted) : null
  if (req.method !== 'PUT') throw new HttpError(405, 'Files are put')
  if (!address || !isStorage(address)) throw new HttpError(403, 'That is no storage of this shop')
  const body = await readBytes(req, FILE_BYTES_MAX)
  const headers: Record<string, string> = {}
  for (const name of UPLOAD_HEADERS) {
    const value = req.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  const stored = await fetch(address, { method: 'PUT', headers, body: new Uint8Array(body), redirect: 'error' })
  const text = await stored.text()
  // The storage says in XML why it refuses, sometimes with 200.
  const isStored = stored.ok && !text.includes('<Error>')
  if (!isStored) console.error(text.slice(0, 500))
  res.writeHead(isStored ? 204 : 502, { 'cache-control': 'no-store' }).end()
}
