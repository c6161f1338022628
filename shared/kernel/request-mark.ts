/** A request as the record that it changed remembers it: its id, what was asked for under it, and what it made. */
export interface RequestMark {
  id: string
  /** A keyed hash: see `contentOf` in the platform. */
  content: string
  /** The id of what it made, where that does not follow from the request. */
  made: string | null
}

/** More acts than a phone has on the way at any time, and little enough for a record that is read with every act. */
const MARKS_MAX = 16

/** What two records remember, when they become one. */
export function joinedMarks(theirs: readonly RequestMark[] | undefined, own: readonly RequestMark[] | undefined) {
  return [...(theirs ?? []), ...(own ?? [])].slice(-2 * MARKS_MAX)
}

/** The newest requests that changed a record, this one the last. */
export function withMark(marks: readonly RequestMark[] | undefined, mark: RequestMark): RequestMark[] {
  return [...(marks ?? []).filter(({ id }) => id !== mark.id), mark].slice(-MARKS_MAX)
}
