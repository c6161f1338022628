import { flushEvents, recordEvent, startEventSession } from '../api/record-event'
import type { Entrance } from './use-session'

// Looking something up in another app and coming back is still one visit.
const SAME_VISIT_MS_MAX = 30 * 60_000

let shownAt = 0
let hiddenAt: number | null = null
let isFirst = true

/** The mini-program came to the front. Answers whether a new visit begins with it. */
export function recordShown({ scene, key }: Entrance): boolean {
  shownAt = Date.now()
  const isBackLater = hiddenAt !== null && shownAt - hiddenAt > SAME_VISIT_MS_MAX
  if (isBackLater) startEventSession()
  const isNewVisit = isFirst || isBackLater
  isFirst = false
  hiddenAt = null
  recordEvent('app.opened', { scene, entrance: key })
  return isNewVisit
}

/** The mini-program went to the back: WeChat may end it, so what waits is sent now. */
export function recordHidden(): void {
  hiddenAt = Date.now()
  recordEvent('app.hidden', { seconds: Math.max(0, Math.round((hiddenAt - shownAt) / 1000)) })
  void flushEvents()
}
