import * as z from 'zod'

// Half of a surrogate pair is not valid text and cannot be written into an address.
const text = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax)
    .refine((value) => !/\p{Surrogate}/u.test(value))

/** What the gateway makes of an HTTP request; its other fields are not used here. */
const eventSchema = z.object({
  path: text(500),
  httpMethod: z.string().regex(/^[A-Z]{3,7}$/),
  headers: z.record(z.string(), z.unknown()),
  queryStringParameters: z.record(text(100), text(500)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

export interface HttpRequest {
  method: string
  path: string
  query: Record<string, string>
  /** By its name in lower case; '' where it was not sent, or was sent more than once. */
  header(name: string): string
  body: Buffer
}

/** What the gateway makes an HTTP reply of. */
export interface HttpReply {
  statusCode: number
  headers: Record<string, string>
  body: string
  isBase64Encoded: false
}

/** The request, once its shape is known to be right; null for what no gateway sends. */
export function httpRequestOf(event: unknown): HttpRequest | null {
  const parsed = eventSchema.safeParse(event)
  if (!parsed.success) return null
  const { httpMethod, path, headers, queryStringParameters, body, isBase64Encoded } = parsed.data
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  return {
    method: httpMethod,
    path,
    query: queryStringParameters ?? {},
    header: (name) => {
      const value = sent.get(name)
      return typeof value === 'string' ? value : ''
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  }
}

/** The object, or the list, that a body says in JSON; null for anything else. */
export function objectIn(body: Buffer): object | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

export function jsonReply(statusCode: number, content: unknown, headers: Record<string, string> = {}): HttpReply {
  const own = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  return { statusCode, headers: { ...own, ...headers }, body: JSON.stringify(content), isBase64Encoded: false }
}
