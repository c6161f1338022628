import { pause } from './pause'

export interface Pauses {
  /** In ms, before the second attempt, the third, and so on; each pause is random, between half and one and a half of this. */
  pausesMs: readonly number[]
  /** Whether the same may be tried once more after this error. */
  isWorthAnother: (error: unknown) => boolean
}

/** Tries again after a pause each time, as long as that is worth it; throws the last error. */
export async function withPauses<T>(attempt: () => Promise<T>, { pausesMs, isWorthAnother }: Pauses): Promise<T> {
  for (const pauseMs of pausesMs) {
    try {
      return await attempt()
    } catch (error) {
      if (!isWorthAnother(error)) throw error
      // Random, so that requests that were turned away together do not come back together.
      await pause(pauseMs * (0.5 + Math.random()))
    }
  }
  return attempt()
}
