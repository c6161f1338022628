import { createHash, randomBytes } from 'node:crypto'
import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Output, Reply } from '#shared/kernel/contract'
import { main as desk } from '../desk'
import type { HttpReply } from '../platform/http-route'
import { invocationOf } from './identity'
import type { Phone, Shop } from './shop'

export const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'

/** What differs from a usual HTTP request. */
export interface SentRequest {
  method?: string
  headers?: Record<string, unknown>
  body?: unknown
  variables?: Record<string, string>
}

export interface Browser {
  /** The session's key, once somebody is signed in. */
  token: string | null
  ask<K extends ActionName>(
    action: K,
    input: Input<AppContract[K]>,
    requestId?: string,
  ): Promise<Reply<Output<AppContract[K]>>>
  call<K extends ActionName>(action: K, input: Input<AppContract[K]>): Promise<Output<AppContract[K]>>
  /** The HTTP reply, whatever was sent. */
  send(sending: SentRequest): Promise<HttpReply>
  /** A code on the screen, and the secret that belongs to it. */
  begin(): Promise<Output<AppContract['desk.beginSignIn']> & { secret: string }>
  /** Signs the person in, who scans, types the digits and confirms. */
  signIn(person: Phone): Promise<void>
}

/** An office computer with the desk open. */
export function openBrowser(
  shop: Shop,
  { userAgent = CHROME, address = '203.0.113.7' }: { userAgent?: string; address?: string } = {},
): Browser {
  const send = async ({ method = 'POST', headers = {}, body, variables = {} }: SentRequest) => {
    const own = {
      'content-type': 'application/json',
      'user-agent': userAgent,
      'x-forwarded-for': address,
      ...(browser.token === null ? {} : { authorization: `Bearer ${browser.token}` }),
    }
    const event = {
      path: '/desk',
      httpMethod: method,
      headers: { ...own, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body ?? null),
      isBase64Encoded: false,
    }
    return desk(event, invocationOf(variables))
  }
  const ask = async (action: string, input: unknown, requestId: string): Promise<Reply> => {
    shop.noteSent({ action: action as ActionName, input, withInput: (other) => ask(action, other, requestId) })
    return JSON.parse((await send({ body: { action, input, requestId } })).body)
  }
  const call = async (action: string, input: unknown) => {
    const reply = await ask(action, input, shop.newRequestId())
    if (reply.ok) return reply.data as never
    throw new Error(`refused: ${reply.error.code}`)
  }
  const browser: Browser = {
    token: null,
    ask: (action, input, requestId = shop.newRequestId()) => ask(action, input, requestId) as never,
    call,
    send,
    async begin() {
      const secret = randomBytes(32).toString('base64url')
      return { ...(await browser.call('desk.beginSignIn', { secretHash: sha256(secret) })), secret }
    },
    async signIn(person) {
      const { loginId, digits, secret } = await browser.begin()
      await person.call('desk.confirmSignIn', { loginId, digits })
      const { session } = await browser.call('desk.pollSignIn', { loginId, secret })
      browser.token = session?.token ?? null
    },
  }
  return browser
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
