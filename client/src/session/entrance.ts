import { INVITER_PREFIX } from '#shared/growth/entrance/entrance'
import type { Entrance } from './use-session'

export interface ShowOptions {
  scene?: number | string
  query?: Record<string, string | undefined>
  referrerInfo?: { appId?: string }
}

const KEY = /^[\w-]{1,32}$/
const STORE_ID = /^str_[\w-]{1,40}$/

/**
 * Where a visit comes from: WeChat's scene number, the key in a mini-program code (`scene`) or in a link (`entrance`),
 * the store of a placement, and the inviter (in a link's `inviter` or a poster's code). Read every time the mini-
 * program is shown, because one that is still running gets a new code there and not at launch.
 */
export function entranceOf({ scene, query = {} }: ShowOptions): Entrance {
  const code = decoded(query.scene)
  const isInvitation = code?.startsWith(INVITER_PREFIX) === true
  const inviter = isInvitation ? code?.slice(INVITER_PREFIX.length) : query.inviter
  const key = isInvitation ? undefined : (code ?? query.entrance)
  const storeId = query.store
  return {
    ...(Number.isInteger(Number(scene)) && scene !== undefined ? { scene: Number(scene) } : {}),
    ...(key && KEY.test(key) ? { key } : {}),
    ...(storeId && STORE_ID.test(storeId) ? { storeId } : {}),
    ...(inviter && KEY.test(inviter) ? { inviter } : {}),
  }
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    // The scene does not come from one of our codes.
    return undefined
  }
}
