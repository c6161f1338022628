import { useSyncExternalStore } from 'react'

/** What a browser keeps while somebody is signed in. It belongs to this tab: closing the tab signs out. */
interface Session {
  token: string
  untilAt: number
}
export type Ending = 'over' | 'signedOut'

const KEPT = 'changlai-desk'
const listeners = new Set<() => void>()
let state: { session: Session | null; ending: Ending | null } = { session: kept(), ending: null }

export const sessionToken = (): string | null => state.session?.token ?? null

export function beginSession(session: Session): void {
  sessionStorage.setItem(KEPT, JSON.stringify(session))
  change({ session, ending: null })
}

export function endSession(ending: Ending): void {
  sessionStorage.removeItem(KEPT)
  change({ session: null, ending })
}

export function useSession() {
  return useSyncExternalStore(subscribe, () => state)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function change(next: typeof state): void {
  state = next
  for (const listener of listeners) listener()
}

function kept(): Session | null {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null')
    const isSession = typeof value === 'object' && value !== null && 'token' in value && 'untilAt' in value
    if (!isSession || typeof value.token !== 'string' || typeof value.untilAt !== 'number') return null
    return { token: value.token, untilAt: value.untilAt }
  } catch {
    return null // A browser that keeps nothing asks for a new sign-in after a reload.
  }
}
