export const MINUTE_MS = 60_000
/** A change settles before its members are looked for; see the job `build-segments`. */
const SETTLES_MS = 65_000
const EVERY_MS = 5 * MINUTE_MS
/** The jobs begin 20 seconds into their minute. */
const BEGINS_AT_MS = 20_000
/** What a shop of some ten thousand members takes. */
const LOOKING_MS = 30_000

/** About when the members of a segment are found that was saved at this instant. */
export function foundBy(savedAt: number): number {
  const settled = savedAt + SETTLES_MS - BEGINS_AT_MS
  return Math.ceil(settled / EVERY_MS) * EVERY_MS + BEGINS_AT_MS + LOOKING_MS
}
