/** What a till signs: everything of a request that means something, so that no part of it can be another's. */
export interface SignedContent {
  /** In capitals. */
  method: string
  path: string
  query: Readonly<Record<string, string>>
  /** SHA-256 of the body's bytes in hex, small letters; of nothing where there is no body. */
  bodyHash: string
  /** Epoch milliseconds by the till's clock. */
  timestamp: string
  nonce: string
}

/** The first line, so that a later way of signing cannot be taken for this one. */
export const SIGNATURE_VERSION = 'CHANGLAI-TILL-1'
export const SIGNATURE_HEADERS = {
  key: 'x-changlai-key',
  timestamp: 'x-changlai-timestamp',
  nonce: 'x-changlai-nonce',
  signature: 'x-changlai-signature',
} as const
/** So far a till's clock may be off, to either side. */
export const SKEW_MAX_MS = 5 * 60_000
/** What the gateway takes as text. */
export const BODY_BYTES_MAX = 100 * 1024
export const NONCE_TEXT = /^[\w-]{16,64}$/
export const TIMESTAMP_TEXT = /^\d{13}$/

/** The text whose HMAC-SHA256, in hex, is the signature. No part holds a line feed, so none can be taken for two. */
export function textToSign({ method, path, query, bodyHash, timestamp, nonce }: SignedContent): string {
  return [SIGNATURE_VERSION, method, signedPath(path), queryText(query), bodyHash, timestamp, nonce].join('\n')
}

/**
 * The path from `/v1/` on. What stands before it is the address of the route, which the shop may move, and which a
 * gateway may take away or leave.
 */
export function signedPath(path: string): string {
  const start = path.indexOf('/v1/')
  return start === -1 ? path : path.slice(start)
}

/** `a=1&b=2` by name; everything but letters, digits and `-._~` in percents, whatever the request itself left alone. */
export function queryText(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')
}

function encoded(text: string): string {
  const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text).replace(/[!'()*]/g, percent)
}
