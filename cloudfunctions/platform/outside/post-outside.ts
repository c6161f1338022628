import { lookup } from 'node:dns/promises'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { isPublicAddress } from './public-address'

/** How a POST to another house ended. Where nothing can have arrived it is not `unknown`. */
export type Posted =
  | { kind: 'answered'; status: number }
  | { kind: 'notSent'; why: 'name' | 'indoors' | 'unreachable' }
  | { kind: 'unknown' }

export interface Outgoing {
  /** `https` with a name, which rules have checked. */
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  /** For all of it: name, connection, answer. */
  withinMs: number
}

interface Found {
  address: string
  family: number
}

/** What a test puts in the place of the internet. */
export interface Internet {
  find(host: string): Promise<readonly Found[]>
  isPublic(address: string): boolean
  port: number
  tls: Pick<ConnectionOptions, 'ca' | 'pskCallback' | 'ciphers' | 'maxVersion' | 'checkServerIdentity'>
}

const INTERNET: Internet = {
  find: (host) => lookup(host, { all: true }),
  isPublic: isPublicAddress,
  port: 443,
  tls: {},
}

/**
 * Posts to an address outside, once. The name is asked for once, every machine behind it has to be a public one, and the connection
 * goes to the very machine that was looked at, so that a name that changes its mind leads nowhere else. Redirections are an
 * answer like others and are not followed. What is answered beside the status is not read.
 */
export async function postOutside(outgoing: Outgoing, internet: Internet = INTERNET): Promise<Posted> {
  const until = performance.now() + outgoing.withinMs
  const { hostname } = new URL(outgoing.url)
  const found = await within(
    outgoing.withinMs,
    internet.find(hostname).catch(() => []),
  )
  const [first] = found ?? []
  if (!found || !first) return { kind: 'notSent', why: 'name' }
  if (!found.every(({ address }) => internet.isPublic(address))) return { kind: 'notSent', why: 'indoors' }
  return post(outgoing, first, { ...internet, leftMs: Math.max(until - performance.now(), 1) })
}

function post(
  { url, headers, body }: Outgoing,
  { address, family }: Found,
  { port, tls, leftMs }: Internet & { leftMs: number },
): Promise<Posted> {
  const { hostname, pathname } = new URL(url)
  const toThisMachine: LookupFunction = (_host, { all }, done) =>
    all ? done(null, [{ address, family }]) : done(null, address, family)
  return new Promise((resolve) => {
    // Until the connection is secure nothing of the request has left.
    let isSecure = false
    const sent = request(
      {
        method: 'POST',
        hostname,
        port,
        path: pathname,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: toThisMachine,
        agent: false,
        ...tls,
      },
      (answer) => {
        end({ kind: 'answered', status: answer.statusCode ?? 0 })
      },
    )
    const timer = setTimeout(() => end(failed()), leftMs)
    const failed = (): Posted => (isSecure ? { kind: 'unknown' } : { kind: 'notSent', why: 'unreachable' })
    function end(posted: Posted) {
      clearTimeout(timer)
      resolve(posted)
      sent.destroy()
    }
    sent.on('socket', (socket) =>
      socket.once('secureConnect', () => {
        isSecure = true
      }),
    )
    sent.on('error', () => end(failed()))
    sent.end(body)
  })
}

/** What comes in time; null where it does not. */
async function within<T>(ms: number, coming: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([coming, late])
  } finally {
    clearTimeout(timer)
  }
}
