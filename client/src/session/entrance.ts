import type { Entrance } from './use-session'

export interface ShowOptions {
  scene?: number | string
  query?: Record<string, string | undefined>
}

const KEY = /^[\w-]{1,32}$/
const STORE_ID = /^str_[\w-]{1,40}$/

/**
 * Where a visit comes from: WeChat's scene number, the key in a mini-program code (`scene`) or a link (`entrance`), the store
 * of a placement. Read on every show: a phone that still runs the mini-program gets a new code here and not at launch.
 */
export function entranceOf({ scene, query = {} }: ShowOptions): Entrance {
  const key = decoded(query.scene) ?? query.entrance
  const storeId = query.store
  return {
    ...(Number.isInteger(Number(scene)) && scene !== undefined ? { scene: Number(scene) } : {}),
    ...(key && KEY.test(key) ? { key } : {}),
    ...(storeId && STORE_ID.test(storeId) ? { storeId } : {}),
  }
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    // Not one of our codes.
    return undefined
  }
}
