import { SIGNATURE_HEADERS, signedPath } from '#shared/till/till-key/signature'
import type { SignedRequest } from '../domains/till/till-key/till-key.face'
import { httpRequestOf } from '../platform/http-route'

/** The request as a till signs it; null for what no gateway sends. */
export function signedRequestOf(event: unknown): SignedRequest | null {
  const request = httpRequestOf(event)
  const path = request && decoded(request.path)
  if (!request || path === null) return null
  const { method, query, header, body } = request
  return {
    keyId: header(SIGNATURE_HEADERS.key),
    timestamp: header(SIGNATURE_HEADERS.timestamp),
    nonce: header(SIGNATURE_HEADERS.nonce),
    signature: header(SIGNATURE_HEADERS.signature).toLowerCase(),
    method,
    path: signedPath(path),
    query,
    body,
  }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
