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
const SAFE_METHODS = new Set(['GET', 'HEAD'])

/**
 * Only this machine may speak to the local cloud. A foreign name in `Host` is a page that had its name pointed at
 * 127.0.0.1 (DNS rebinding); a foreign `Origin` is a page elsewhere that posts here with the person's browser.
 */
export function assertLocal(req: IncomingMessage): void {
  if (!LOCAL_NAMES.has(hostNameOf(`http://${req.headers.host ?? ''}`))) {
    throw new HttpError(403, 'Only 127.0.0.1 and localhost are served')
  }
  const { origin } = req.headers
  if (origin !== undefined && !LOCAL_NAMES.has(hostNameOf(origin))) {
    throw new HttpError(403, 'Requests from other origins are refused')
  }
  if (origin === undefined && !SAFE_METHODS.has(req.method ?? '') && req.headers['sec-fetch-site'] === 'cross-site') {
    throw new HttpError(403, 'Requests from other sites are refused')
  }
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
