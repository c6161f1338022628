import { onCoolDown } from '../../../platform/warm-data'

/** How often in a row an address did not answer, as this instance has seen it; others know theirs. */
const failing = new Map<string, { times: number; untilAt: number }>()
/** Each failure costs seconds that other steps wait for. */
const FAILURES_MAX = 5
const REST_MS = 60_000

onCoolDown(() => failing.clear())

/** On a monotonic clock. */
export const isResting = (url: string): boolean => (failing.get(url)?.untilAt ?? 0) > performance.now()

/** Whether it is left alone from now on. */
export function noteAnswer(url: string, isAnswered: boolean): boolean {
  if (isAnswered) {
    failing.delete(url)
    return false
  }
  const times = (failing.get(url)?.times ?? 0) + 1
  const rests = times >= FAILURES_MAX
  failing.set(url, { times: rests ? 0 : times, untilAt: rests ? performance.now() + REST_MS : 0 })
  return rests
}
