/** Where a till asks for an action, behind the address of the route. `:number` is the field of that name. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  action: string
}

/** A look-up is a POST: a code in an address would stand in every log on its way. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: '/v1/members/look-up', action: 'till-wire.lookUp' },
  { method: 'POST', path: '/v1/previews', action: 'till-wire.preview' },
  { method: 'POST', path: '/v1/previews/:number/cancel', action: 'till-wire.cancelPreview' },
  { method: 'POST', path: '/v1/purchases', action: 'till-wire.sell' },
  { method: 'GET', path: '/v1/purchases', action: 'till-wire.listDay' },
  { method: 'GET', path: '/v1/purchases/:number', action: 'till-wire.find' },
  { method: 'POST', path: '/v1/purchases/:number/refunds', action: 'till-wire.refund' },
  { method: 'POST', path: '/v1/purchases/:number/undo', action: 'till-wire.undo' },
]

/** The route of a path from `/v1/` on, with what the path names; null where there is none. */
export function routeOf(method: string, path: string): { action: string; named: Record<string, string> } | null {
  const parts = path.split('/')
  for (const { method: own, path: pattern, action } of ROUTES) {
    const named = own === method ? namedIn(pattern.split('/'), parts) : null
    if (named) return { action, named }
  }
  return null
}

function namedIn(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const named: Record<string, string> = {}
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index] ?? ''
    if (wanted.startsWith(':')) named[wanted.slice(1)] = part
    else if (wanted !== part) return null
  }
  return named
}
