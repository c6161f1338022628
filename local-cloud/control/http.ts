import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that the server refuses: the status and one sentence, shown as `{ error }`. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const LOCAL_NAMES = new Set(['127.0.0.1', 'localhost'])

/**
 * Only this machine may speak to the local cloud, and of its browsers only the pages that the local cloud itself has
 * served. A foreign name in `Host` is a page that had its name pointed at 127.0.0.1 (DNS rebinding); another `Origin` is
 * a page elsewhere, also on another port of this machine, that asks with the person's browser. A browser names no origin
 * with pictures, scripts and frames; there it tells the site: a link may lead here, and nothing else.
 */
export function assertLocal(req: IncomingMessage): void {
  const { host = '', origin } = req.headers
  if (!LOCAL_NAMES.has(hostNameOf(`http://${host}`))) {
    throw new HttpError(403, 'Only 127.0.0.1 and localhost are served')
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new HttpError(403, 'Requests from other origins are refused')
  }
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isLink(req)) {
    throw new HttpError(403, 'Requests from other sites are refused')
  }
}

/** Somebody follows a link to a page, as from a terminal’s or an editor’s page. */
function isLink({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}

/**
 * What steers the cloud wants the token that the console's page carries, from every browser: a page of the shop's own
 * origin, such as a phone, has no business there. Programs of this machine say no origin and need none.
 */
export function assertConsole(req: IncomingMessage, query: URLSearchParams, token: string): void {
  const isBrowser = req.headers.origin !== undefined || req.headers['sec-fetch-site'] !== undefined
  const shown = req.headers['x-changlai-token'] ?? query.get('token')
  if (isBrowser && shown !== token) throw new HttpError(403, 'Only the console steers the local cloud')
}

/** Other sites may not put these pages into a frame, and browsers may not guess a file's type. */
export function protect(res: ServerResponse): void {
  res.setHeader('content-security-policy', "frame-ancestors 'self'")
  res.setHeader('x-frame-options', 'SAMEORIGIN')
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('cross-origin-resource-policy', 'same-origin')
}

function hostNameOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return ''
  }
}

export async function readBytes(req: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limitBytes) throw new HttpError(413, `The body is larger than ${limitBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The body as JSON; nothing at all counts as `{}`. Other content types are refused, as forms of other pages send them. */
export async function readJson(req: IncomingMessage, limitBytes: number): Promise<unknown> {
  const bytes = await readBytes(req, limitBytes)
  if (bytes.length === 0) return {}
  if (!/^application\/json\b/.test(req.headers['content-type'] ?? '')) throw new HttpError(415, 'Send JSON')
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new HttpError(400, 'The body is not JSON')
  }
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body) ?? 'null'
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  res.end(text)
}

/** Keeps a reply open for server-sent events until the other side goes away. */
export function openEventStream(req: IncomingMessage, res: ServerResponse): (event: string, data: unknown) => void {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
  res.write(': open\n\n')
  // A stream that says nothing for long is closed by some browsers.
  const pulse = setInterval(() => res.write(': here\n\n'), 20_000)
  req.on('close', () => clearInterval(pulse))
  return (event, data) => res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
}
