import { randomUUID } from 'node:crypto'
import type { Reply } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'
import { answerTold } from '../answer-told'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { callerAtDesk } from '../domains/front/desk/desk.face'
import { findForDesk } from '../find-action'
import { meterCall } from '../meter-call'
import { nouns } from '../nouns'
import { callerOf, hasPhoneBehind } from '../platform/caller'
import type { BrowserCaller } from '../platform/context'
import { isPassing } from '../platform/db/errors'
import { answerCall, openContextFor, refused } from '../platform/entry'
import { type HttpReply, type HttpRequest, httpRequestOf, jsonReply, objectIn } from '../platform/http-route'
import { registerAct } from '../register-act'
import { authorizeBrowser } from './authorize'
import { headersFor } from './origin'

const BODY_BYTES_MAX = 100 * 1024

const desk = {
  name: 'desk',
  nouns,
  find: findForDesk(nouns),
  admit: refuseNewer,
  authorize: authorizeBrowser,
  register: registerAct,
  afterwards: answerTold,
  atEnd: meterCall,
}

/**
 * The desk's door: an HTTP route, and a key in a header that only a browser has in which somebody was let in. A phone can
 * forge a whole HTTP request, and is refused by what the platform says of the call before anything of it is read.
 */
export async function main(event: unknown, invocation?: unknown): Promise<HttpReply> {
  const caller = callerOf(invocation)
  if (hasPhoneBehind(invocation) || caller.kind === 'timer') {
    refused('desk', caller, 'none')
    return refusal(403, 'NOT_ALLOWED')
  }
  const request = httpRequestOf(event)
  if (!request) return refusal(400, 'INVALID_INPUT')
  const headers = headersFor(request)
  if (!headers) return refusal(403, 'NOT_ALLOWED')
  if (request.method === 'OPTIONS') return { statusCode: 204, headers, body: '', isBase64Encoded: false }
  const asked = askedIn(request)
  if (asked === null) return refusal(request.method === 'POST' ? 400 : 405, 'INVALID_INPUT', headers)
  return jsonReply(200, await answer(request, asked), headers)
}

async function answer(request: HttpRequest, asked: object): Promise<Reply> {
  const context = openContextFor({ ...desk, caller: { kind: 'stranger' }, requestId: 'none', action: 'verify' })
  let caller: BrowserCaller
  try {
    caller = await callerAtDesk(context, {
      authorization: request.header('authorization'),
      userAgent: request.header('user-agent'),
      address: addressOf(request),
    })
  } catch (error) {
    context.log.error(isPassing(error) ? 'the platform failed' : 'bug', error)
    return { ok: false, error: { code: isPassing(error) ? 'BUSY' : 'INTERNAL', requestId: 'none' } }
  }
  return (await answerCall({ ...desk, caller }, asked)).reply
}

/** What the body asks for; only as JSON, which a form of another page cannot send. */
function askedIn({ method, header, body }: HttpRequest): object | null {
  if (method !== 'POST' || body.length > BODY_BYTES_MAX || !/^application\/json\b/.test(header('content-type')))
    return null
  return objectIn(body)
}

/** The last one is what the nearest gateway has seen; whoever asks can invent those before it. */
function addressOf({ header }: HttpRequest): string | null {
  const last = header('x-forwarded-for').split(',').at(-1)?.trim() ?? ''
  return last === '' ? null : last.slice(0, 45)
}

function refusal(status: number, code: ErrorCode, headers: Record<string, string> = {}): HttpReply {
  return jsonReply(status, { ok: false, error: { code, requestId: randomUUID() } }, headers)
}
