import type { HttpRequest } from '../platform/http-route'

const SENT = 'authorization, content-type'

/** The page's one address, where it is not the function's own. */
const deskOrigin = () => process.env.CHANGLAI_DESK_ORIGIN ?? ''

/**
 * The headers for whoever asks, or null where a page of another origin does. A browser says which page asks; what is no
 * browser says nothing and could say anything. A page that is served beside the function has the same host.
 */
export function headersFor({ header }: HttpRequest): Record<string, string> | null {
  const origin = header('origin')
  if (origin === '') return {}
  const own = deskOrigin()
  const isOwn = own === '' ? hostOf(origin) === header('host') : origin === own
  if (!isOwn) return null
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': SENT,
    'access-control-max-age': '600',
    vary: 'Origin',
  }
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}
