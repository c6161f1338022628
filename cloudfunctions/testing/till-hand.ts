import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Output, Reply } from '#shared/kernel/contract'
import { SIGNATURE_HEADERS, textToSign } from '#shared/till/till-key/signature'
import { ROUTES } from '#shared/till/till-wire/routes'
import type { HttpReply } from '../platform/http-route'
import { main } from '../till'
import { envOfConsole, invocationOf } from './identity'
import type { Shop } from './shop'

export interface TillKeyInHand {
  keyId: string
  secret: string
}

/** An HTTP request as a test wants it, with what a hostile one would say otherwise. */
export interface SentRequest {
  method?: string
  path?: string
  query?: Record<string, string>
  body?: unknown
  /** Signed with these instead of what is sent. */
  signed?: Partial<Parameters<typeof textToSign>[0]>
  headers?: Record<string, string>
  nonce?: string
  timestamp?: number
  /** What the platform says of the call beside that it came over HTTP. */
  variables?: Record<string, string>
}

type TillAction = Extract<ActionName, `till-wire.${string}`>
type TillReply<K extends TillAction> = Reply<Output<AppContract[K]>>

export interface TillHand {
  send(sending: SentRequest): Promise<HttpReply>
  ask<K extends TillAction>(action: K, input: Input<AppContract[K]>): Promise<TillReply<K>>
  call<K extends TillAction>(action: K, input: Input<AppContract[K]>): Promise<Output<AppContract[K]>>
}

/** As whoever makes a key draws it. */
export const drawnSecret = (): string => randomBytes(32).toString('base64url')

let nonces = 0

/** A till of a store, as its own program would ask: signed, over HTTP, with a nonce of its own each time. */
export function tillWith(shop: Shop, key: TillKeyInHand): TillHand {
  const send = (sending: SentRequest) =>
    main(eventOf(shop, key, sending), invocationOf({ ...envOfConsole(), ...sending.variables }))
  const ask = async <K extends TillAction>(action: K, input: unknown): Promise<TillReply<K>> => {
    shop.noteSent({ action, input, withInput: (other) => ask(action, other) })
    return toReply(await send(asRequest(action, input as Record<string, unknown>))) as TillReply<K>
  }
  return {
    send,
    ask,
    async call(action, input) {
      const reply = await ask(action, input)
      if (reply.ok) return reply.data
      throw new Error(`refused: ${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`)
    },
  }
}

export async function aTillKey(shop: Shop, storeId = 'str_east'): Promise<TillKeyInHand> {
  const secret = drawnSecret()
  const { keyId } = await shop.ops('till-key.create', { storeId, name: '前台收银机', by: '周总', secret })
  return { keyId, secret }
}

function asRequest(action: TillAction, input: Record<string, unknown>): SentRequest {
  const route = ROUTES.find((each) => each.action === action)
  if (!route) throw new Error(`${action} has a route`)
  const fields = { ...input }
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = String(fields[name])
    delete fields[name]
    return value
  })
  return route.method === 'GET'
    ? { method: 'GET', path, query: fields as Record<string, string> }
    : { method: 'POST', path, body: fields }
}

/** As the gateway hands it to the function. */
export function eventOf(shop: Shop, { keyId, secret }: TillKeyInHand, sending: SentRequest) {
  const { method = 'POST', path = '/v1/purchases', query = {}, body, signed = {}, headers = {} } = sending
  const { nonce = `nonce-${String(++nonces).padStart(12, '0')}`, timestamp = shop.clock.now() } = sending
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const bodyHash = createHash('sha256').update(text).digest('hex')
  const toSign = textToSign({ method, path, query, bodyHash, timestamp: String(timestamp), nonce, ...signed })
  return {
    path: `/till${path}`,
    httpMethod: method,
    headers: {
      host: 'env-1a2b.service.tcloudbase.com',
      'content-type': 'application/json',
      [SIGNATURE_HEADERS.key]: keyId,
      [SIGNATURE_HEADERS.timestamp]: String(timestamp),
      [SIGNATURE_HEADERS.nonce]: nonce,
      [SIGNATURE_HEADERS.signature]: createHmac('sha256', secret).update(toSign).digest('hex'),
      ...headers,
    },
    queryStringParameters: query,
    requestContext: { requestId: 'r', envId: 'env-1a2b', appId: 1250000000, uin: 1 },
    body: text,
    isBase64Encoded: false,
  }
}

function toReply({ body }: HttpReply): Reply {
  const { data, error, requestId } = JSON.parse(body)
  if (error === undefined) return { ok: true, data, requestId }
  const { code, details } = error
  return { ok: false, error: { code, requestId: error.requestId, ...(details && { details }) } }
}
