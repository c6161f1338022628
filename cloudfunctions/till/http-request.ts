import * as z from 'zod'
import { SIGNATURE_HEADERS, signedPath } from '#shared/till/till-key/signature'
import type { SignedRequest } from '../domains/till/till-key/till-key.face'

// Half of a surrogate pair is no text, and cannot be written into an address.
const text = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax)
    .refine((value) => !/\p{Surrogate}/u.test(value))

/** What the gateway makes of an HTTP request; what stands beside these is of no use here. */
const eventSchema = z.object({
  path: text(500),
  httpMethod: z.string().regex(/^[A-Z]{3,7}$/),
  headers: z.record(z.string(), z.unknown()),
  queryStringParameters: z.record(text(100), text(500)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

/** The request as far as it has a form; null for what no gateway sends. */
export function httpRequestOf(event: unknown): SignedRequest | null {
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) return null
  const { httpMethod: method, headers, queryStringParameters, body, isBase64Encoded } = parsed.data
  const path = decoded(parsed.data.path)
  if (path === null) return null
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const header = (name: string) => {
    const value = sent.get(name)
    return typeof value === 'string' ? value : ''
  }
  return {
    keyId: header(SIGNATURE_HEADERS.key),
    timestamp: header(SIGNATURE_HEADERS.timestamp),
    nonce: header(SIGNATURE_HEADERS.nonce),
    signature: header(SIGNATURE_HEADERS.signature).toLowerCase(),
    method,
    path: signedPath(path),
    query: queryStringParameters ?? {},
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
