import type { Context } from '../../../platform/context'
import { onCoolDown } from '../../../platform/warm-data'
import { countNoncesSince } from './nonce.repository'

const MINUTE_MS = 60_000
/** Of one key: more than ten tills of a store ring up at noon. */
export const REQUESTS_PER_MINUTE = 600
/** An instance lets this small part through without asking, so that ordinary tills need no look at the other instances. */
const UNSEEN_PARTS = 10

/** In one minute, by one key: what was counted when it was last looked at, and let through by this instance since. */
interface Minute {
  minute: number
  found: number
  since: number
}

const counted = new Map<string, Minute>()

onCoolDown(() => counted.clear())

/** Whether a key has used up its requests of this minute; each instance may let a small part through without asking. */
export async function isOverRate({ db, now }: Context, keyId: string): Promise<boolean> {
  const minute = Math.floor(now / MINUTE_MS)
  const known = counted.get(keyId)
  const own = known?.minute === minute ? known : { minute, found: 0, since: 0 }
  counted.set(keyId, own)
  if (own.found >= REQUESTS_PER_MINUTE) return true
  if ((own.since + 1) * UNSEEN_PARTS > REQUESTS_PER_MINUTE || own.found + own.since >= REQUESTS_PER_MINUTE) {
    Object.assign(own, { found: await countNoncesSince(db, keyId, minute * MINUTE_MS), since: 0 })
    if (own.found >= REQUESTS_PER_MINUTE) return true
  }
  own.since += 1
  return false
}
