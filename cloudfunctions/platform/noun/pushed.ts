import type { Context } from '../context'
import type { Noun } from './noun'

/** A message of WeChat's own, as it came. Nothing of it is believed before the noun has looked at it. */
export type PushedMessage = Readonly<Record<string, unknown>>

/**
 * Does what follows from a pushed message. It may come twice, late or never, and anybody who finds a way in may forge it: it says
 * only something about what the noun itself has asked for, by an id that nobody else can know. Answers whether it did.
 */
export type TakePushed = (context: Context, message: PushedMessage) => Promise<boolean>

/** Who takes messages of this event, by its name in the message; null where nobody does. */
export async function takerOf(nouns: readonly Noun[], event: string): Promise<TakePushed | null> {
  for (const { pushed } of nouns) {
    // `Object.hasOwn`, because every object "has" a `constructor`.
    const load = pushed && Object.hasOwn(pushed, event) ? pushed[event] : undefined
    if (load) return load()
  }
  return null
}
