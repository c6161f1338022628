import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import { LIMITS } from '../runner/admission'
import type { InvocationReply } from '../runner/runner'
import { HttpError, readBytes } from './http'
import type { CloudParts } from './parts'

const TEXT = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded))|charset=/
const NOT_PASSED_ON = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive'])
const APP_ID = 1_250_000_000

interface HttpCall {
  functionName: string
  path: string
  query: URLSearchParams
}

/**
 * An HTTP route of the environment: the request becomes an event, and what the function returns becomes the reply. Such
 * a call comes from no known person: it has no openid and names no source.
 */
export async function callOverHttp(parts: CloudParts, req: IncomingMessage, res: ServerResponse, call: HttpCall) {
  const requestId = randomUUID()
  const isText = TEXT.test(req.headers['content-type'] ?? 'text/plain')
  const body = await bodyOf(req, isText ? LIMITS.httpTextBytes : LIMITS.eventBytes)
  if (body === null) return sendFault(res, 413, 'EXCEED_MAX_PAYLOAD_SIZE', requestId)
  const event = {
    path: call.path,
    httpMethod: req.method,
    headers: headersOf(req.headers, requestId),
    queryStringParameters: Object.fromEntries(call.query),
    requestContext: { requestId, envId: parts.cloud.envId, appId: APP_ID, uin: APP_ID },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  }
  const reply = await parts.runner.invoke({ functionName: call.functionName, event, caller: { kind: 'http' } })
  send(res, reply, requestId)
}

async function bodyOf(req: IncomingMessage, limit: number): Promise<Buffer | null> {
  try {
    return await readBytes(req, limit)
  } catch (error) {
    if (error instanceof HttpError && error.status === 413) return null
    throw error
  }
}

/** Names in small letters, several values of one name as one text. */
function headersOf(headers: IncomingHttpHeaders, requestId: string): Record<string, string> {
  const passed = Object.entries(headers).filter(([name, value]) => value !== undefined && !NOT_PASSED_ON.has(name))
  return {
    ...Object.fromEntries(passed.map(([name, value]) => [name, String(value)])),
    'x-request-id': requestId,
    'x-real-ip': '127.0.0.1',
    'x-forwarded-proto': 'https',
  }
}

const replySchema = z.looseObject({
  statusCode: z.int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)).default({}),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
})

// A function that fails is told apart from one that refuses: these come from the gateway.
const FAULTS = {
  notFound: [404, 'FUNCTION_NOT_FOUND'],
  notAllowed: [403, 'PERMISSION_DENIED'],
  badEvent: [400, 'INVALID_PARAM'],
  eventTooLarge: [413, 'EXCEED_MAX_PAYLOAD_SIZE'],
  threw: [500, 'FUNCTION_INVOCATION_FAILED'],
  crashed: [500, 'FUNCTION_INVOCATION_FAILED'],
  timedOut: [504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  resultTooLarge: [500, 'EXCEED_MAX_RESPONSE_SIZE'],
} as const

/** An integration reply as it says; a text as a text, and anything else as JSON. */
function send(res: ServerResponse, reply: InvocationReply, requestId: string): void {
  if (reply.kind !== 'ok') {
    const [status, code] = FAULTS[reply.reason]
    sendFault(res, status, code, requestId)
    return
  }
  const result: unknown = JSON.parse(reply.result)
  const own = replySchema.safeParse(result)
  if (own.success) {
    const { statusCode, headers, body, isBase64Encoded } = own.data
    res.writeHead(statusCode, headers).end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'))
    return
  }
  const isText = typeof result === 'string'
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  res.writeHead(200, { 'content-type': type }).end(isText ? result : JSON.stringify(result))
}

function sendFault(res: ServerResponse, status: number, code: string, requestId: string): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  res.end(JSON.stringify({ code, message: code, requestId }))
}
