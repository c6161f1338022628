import { randomUUID } from 'node:crypto'
import type { WrongCodes } from '#shared/people/staff/role'
import { tillSellerOf } from '#shared/till/purchase/till-mark'
import { BODY_BYTES_MAX } from '#shared/till/till-key/signature'
import { routeOf } from '#shared/till/till-wire/routes'
import { answerTold } from '../answer-told'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { countWrongCode, type SignedRequest, verify } from '../domains/till/till-key/till-key.face'
import { requestIdOf } from '../domains/till/till-wire/till-wire.face'
import { findForTill } from '../find-action'
import { meterCall } from '../meter-call'
import { nouns } from '../nouns'
import { callerOf, hasPhoneBehind } from '../platform/caller'
import type { Context, TillCaller, TillContext } from '../platform/context'
import { isPassing } from '../platform/db/errors'
import type { Authorize } from '../platform/dispatch'
import { DomainError } from '../platform/domain-error'
import { answerCall, openContextFor, refused } from '../platform/entry'
import { type HttpReply, objectIn } from '../platform/http-route'
import { registerAct } from '../register-act'
import { refusal, replyOf } from './http-reply'
import { signedRequestOf } from './http-request'

const till = {
  name: 'till',
  nouns,
  find: findForTill(nouns),
  admit: refuseNewer,
  register: registerAct,
  afterwards: answerTold,
  atEnd: meterCall,
}

/**
 * The door for tills: an HTTP route, and a signature that only a key of the store can make. Whatever a phone could send is
 * refused before it is read; the rules of functions keep phones out besides.
 */
export async function main(event: unknown, invocation?: unknown): Promise<HttpReply> {
  const requestId = randomUUID()
  const caller = callerOf(invocation)
  if (hasPhoneBehind(invocation) || caller.kind === 'timer') {
    refused('till', caller, requestId)
    return refusal('NOT_ALLOWED', { requestId })
  }
  const request = signedRequestOf(event)
  if (!request) return refusal('INVALID_INPUT', { requestId })
  if (request.body.length > BODY_BYTES_MAX) return refusal('BODY_TOO_LARGE', { requestId })
  const context = openContextFor({ ...till, caller, requestId, action: 'verify' })
  try {
    const verified = await verify(context, request)
    if (verified.kind === 'refused') return refusal(verified.code, { requestId, now: context.now })
    return await answer(context, request, verified)
  } catch (error) {
    context.log.error(isPassing(error) ? 'the platform failed' : 'bug', error)
    return refusal(isPassing(error) ? 'BUSY' : 'INTERNAL', { requestId })
  }
}

interface Signer {
  caller: TillCaller
  wrongCodes: WrongCodes | null
}

async function answer(
  { requestId }: Context,
  request: SignedRequest,
  { caller, wrongCodes }: Signer,
): Promise<HttpReply> {
  const route = routeOf(request.method, request.path)
  if (!route) return refusal('ROUTE_UNKNOWN', { requestId })
  const sent = sentIn(request)
  if (!sent) return refusal('INVALID_INPUT', { requestId, details: { problem: 'body: no JSON object' } })
  const { action, named } = route
  const input = { ...sent, ...named }
  const event = { action, input, requestId: requestIdOf(caller.storeId, action, input) }
  const { reply, context } = await answerCall({ ...till, caller, authorize: authorizeTill(wrongCodes) }, event)
  if (context && !reply.ok && reply.error.code === 'SHOWN_CODE_WRONG') await countWrongCode(context, caller.storeId)
  return replyOf(reply)
}

/** A till has the rights of its store's manager at its store: it stands for whoever is in charge there. */
const authorizeTill =
  (wrongCodes: WrongCodes | null): Authorize =>
  async ({ access }, context): Promise<TillContext> => {
    const { caller } = context
    if (access !== 'till' || caller.kind !== 'till') throw new DomainError('NOT_ALLOWED')
    const { storeId } = caller
    return {
      ...context,
      caller,
      staff: { staffId: tillSellerOf(storeId), role: 'manager', storeIds: [storeId], wrongCodes },
    }
  }

/** What the body says, or the address where there is no body. Only an object has fields. */
function sentIn({ method, query, body }: SignedRequest): Record<string, unknown> | null {
  if (method === 'GET') return { ...query }
  if (body.length === 0) return {}
  const value = objectIn(body)
  return value === null || Array.isArray(value) ? null : { ...value }
}
