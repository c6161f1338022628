import type { RuleDocument } from '#shared/settings/rule-document'
import type { Context } from '../../platform/context'

/** What a change would do, in a sentence for operators (Simplified Chinese), with a number where one was counted. */
export interface Effect {
  text: string
  count: number | null
}

export interface Change<T> {
  before: T
  after: T
}

/** Tells what a change would do to today's members. Reads, never writes. */
export type Preview<T> = (context: Context, change: Change<T>) => Promise<Effect[]>

/** A rule document that the settings know: `rule-documents.ts` lists all of them. */
export interface RegisteredRules {
  document: RuleDocument<unknown>
  preview: Preview<unknown>
}

/** Pairs a document with its preview; the type of the rules only matters inside. */
export function register<T>(document: RuleDocument<T>, preview: Preview<T>): RegisteredRules {
  // Both take what the document's own schema has accepted, so the erased type is always the right one.
  return { document, preview: preview as Preview<unknown> }
}

/** For rules that only act on what happens from now on: nobody's present state changes. */
export function fromNowOn(...sentences: string[]): Preview<unknown> {
  return async () => sentences.map((text) => ({ text, count: null }))
}
