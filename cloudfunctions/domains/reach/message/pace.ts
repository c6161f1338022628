import type { SendOutcome } from '#shared/reach/message/outcome'
import { isBurst } from '#shared/reach/message/outcome'
import { pause } from '../../../platform/pause'
import { onCoolDown } from '../../../platform/warm-data'

/** What this instance has sent lately; others know theirs. */
let latest: SendOutcome[] = []
let freeAt = 0
const KEPT = 50
/** In a burst of refusals messages go out so much slower. */
const SLOWER = 5

onCoolDown(() => {
  latest = []
  freeAt = 0
})

export const isInBurst = (usual: number): boolean => isBurst(latest, usual)

export function noteOutcome(outcome: SendOutcome): void {
  latest = [...latest, outcome].slice(-KEPT)
}

/** Waits until the next message may go out, on a monotonic clock. */
export async function waitForTurn(perSecond: number, usual: number): Promise<void> {
  const everyMs = (1000 / perSecond) * (isInBurst(usual) ? SLOWER : 1)
  const now = performance.now()
  const turn = Math.max(now, freeAt)
  freeAt = turn + everyMs
  if (turn > now) await pause(turn - now)
}
