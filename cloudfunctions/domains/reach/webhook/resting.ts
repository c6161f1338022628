import { onCoolDown } from '../../../platform/warm-data'

/** How often in a row an address did not answer, as this instance has seen it; others know theirs. */
const failing = new Map<string, { times: number; untilAt: number }>()
/** Until when an address that answered, by its key, is believed to be told of as silent by nobody else. */
const answering = new Map<string, number>()
/** Each failure costs seconds that other steps wait for. */
const FAILURES_MAX = 5
const REST_MS = 60_000
const BELIEVED_MS = 600_000

onCoolDown(() => {
  failing.clear()
  answering.clear()
})

/** On a monotonic clock. */
export const isResting = (url: string): boolean => (failing.get(url)?.untilAt ?? 0) > performance.now()

/** `silent`: it is left alone from now on. `answers`: it does, and nobody here has known it. */
export function noteAnswer(
  { url, addressKey }: { url: string; addressKey: string },
  isAnswered: boolean,
): 'silent' | 'answers' | null {
  const now = performance.now()
  if (isAnswered) {
    failing.delete(url)
    if ((answering.get(addressKey) ?? 0) > now) return null
    answering.set(addressKey, now + BELIEVED_MS)
    return 'answers'
  }
  answering.delete(addressKey)
  const times = (failing.get(url)?.times ?? 0) + 1
  const rests = times >= FAILURES_MAX
  failing.set(url, { times: rests ? 0 : times, untilAt: rests ? now + REST_MS : 0 })
  return rests ? 'silent' : null
}
