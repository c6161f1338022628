/** States what must be true. A failure is a bug in this program, never something a person did. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${sentence}`)
}

/** Ends a `switch` over a union, so that a new member does not compile until it is handled. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable value: ${JSON.stringify(value)}`)
}
