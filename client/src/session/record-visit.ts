import { flushEvents, recordEvent, startEventSession } from '../api/record-event'
import { appPlace } from '../platform/app-place'
import type { Entrance } from './use-session'

// A short look at another app and back still counts as one visit.
const SAME_VISIT_MS_MAX = 30 * 60_000

let shownAt = 0
let hiddenAt: number | null = null
let isFirst = true

/** Called when the mini-program comes to the front. Returns whether a new visit begins. */
export function recordShown({ scene, key }: Entrance): boolean {
  shownAt = Date.now()
  const isBackLater = hiddenAt !== null && shownAt - hiddenAt > SAME_VISIT_MS_MAX
  if (isBackLater) startEventSession()
  const isNewVisit = isFirst || isBackLater
  isFirst = false
  hiddenAt = null
  recordEvent('app.opened', { scene, entrance: key, version: appPlace().version })
  return isNewVisit
}

/** Called when the mini-program goes to the back. WeChat may end it there, so waiting events are sent now. */
export function recordHidden(): void {
  hiddenAt = Date.now()
  recordEvent('app.hidden', { seconds: Math.max(0, Math.round((hiddenAt - shownAt) / 1000)) })
  void flushEvents()
}
