import type { RequestMark } from '#shared/kernel/request-mark'
import type { Caller, Context } from './context'
import { lookupHash } from './crypto/field-cipher'
import { DomainError } from './domain-error'

type RequestIdentity = Pick<Context, 'requestId' | 'content'>

const CONTENT_LENGTH = 32

/**
 * What a request id stands for: who asks for which action with which input. A keyed hash, because the input may be
 * personal, and a birthday is quickly guessed from a hash that anybody can make.
 */
export function contentOf(action: string, caller: Caller, input: unknown): string {
  return lookupHash('request', `${action}\n${whoOf(caller)}\n${canonicalText(input)}`).slice(0, CONTENT_LENGTH)
}

/** A person is the same caller in each of their browsers, and a store's till is the same whichever of its keys it signs with. */
function whoOf(caller: Caller): string {
  switch (caller.kind) {
    case 'phone':
      return `phone:${caller.openid}`
    case 'browser':
      return caller.session ? `person:${caller.session.memberId}` : 'browser'
    case 'till':
      return `till:${caller.storeId}`
    default:
      return caller.kind
  }
}

/** What the record of an act keeps, so that the same request is known again. */
export function markOf({ requestId, content }: RequestIdentity, made: string | null = null): RequestMark {
  return { id: requestId, content, made }
}

/**
 * The one rule about request ids: whoever meets a known one asks here. Answers whether this very request was served
 * before. @throws DomainError REQUEST_ID_USED when its id stands for another content
 */
export function isServed(known: Pick<RequestMark, 'id' | 'content'>, asking: RequestIdentity): boolean {
  if (known.id !== asking.requestId) return false
  if (known.content !== asking.content) throw new DomainError('REQUEST_ID_USED')
  return true
}

/** The mark of this very request among those that a record remembers. @throws DomainError REQUEST_ID_USED */
export function servedIn(marks: readonly RequestMark[] | undefined, asking: RequestIdentity): RequestMark | null {
  return marks?.find((mark) => isServed(mark, asking)) ?? null
}

/** The same text for the same value, in whatever order its keys came. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, child]) => child !== undefined)
  const sorted = fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, child]) => `${JSON.stringify(key)}:${canonicalText(child)}`).join(',')}}`
}
