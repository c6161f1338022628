import type { Target } from '#shared/growth/entrance/entrance'
import { ApiError, isUndecided } from '../api/api-error'
import { type ActionInput, call } from '../api/call'
import { eventSessionId } from '../api/record-event'
import { newRequestId } from '../api/request-id'
import { comparedDeviceKey } from './compared-device'
import type { ShowOptions } from './entrance'
import type { Entrance } from './use-session'

interface Touch {
  told: Omit<ActionInput<'entrance.recordTouch'>, 'agoMs'>
  /** By this phone's clock; only the time since then is ever sent. */
  shownAt: number
}

let waiting: Touch | null = null
let lastOrigin = ''

/**
 * Notes where a visit came from: once for each visit, and again for every other code or link that opens the mini-
 * program.
 */
export function noteTouch({ scene, key, inviter }: Entrance, options: ShowOptions, isNewVisit: boolean): void {
  const referrerAppId = options.referrerInfo?.appId
  const origin = JSON.stringify([key, inviter])
  // WeChat repeats the same address when somebody comes back from another app.
  const isAnotherCode = Boolean(key ?? inviter) && origin !== lastOrigin
  if (!isNewVisit && !isAnotherCode) return
  lastOrigin = origin
  const from = { scene, key, inviter, referrerAppId }
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined))
  waiting = { told: { touchId: newRequestId(), sessionId: eventSessionId(), ...given }, shownAt: Date.now() }
}

/**
 * Sends it once the visitor is a member. Resolves to where the entrance leads today; null to stay. After a lost answer
 * it is sent again with the next one, and the shop counts it once. `isCompared` says whether invitations are on,
 * because phones are compared only for them.
 */
export async function tellTouch({ isCompared = false } = {}): Promise<Target | null> {
  const touch = waiting
  if (!touch) return null
  waiting = null
  try {
    const device = isCompared ? await comparedDeviceKey() : {}
    const agoMs = Math.max(0, Date.now() - touch.shownAt)
    return (await call('entrance.recordTouch', { ...touch.told, ...device, agoMs })).target
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (isUndecided(error)) waiting ??= touch
    return null
  }
}
