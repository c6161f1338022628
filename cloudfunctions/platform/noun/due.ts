import type { DueWork, Move } from '#shared/reach/due/due-work'
import type { Context } from '../context'
import type { Tx } from '../db/db'
import type { Noun } from './noun'

/** A kind of work that is done at its time. A noun declares its own under `due`. */
export interface DueKind {
  kind: string
  /**
   * Reads how things stand for up to a hundred works at once, beside any transaction, and answers how the step of each of them is
   * decided. What one of them is missing must not fail the others.
   */
  look(context: Context, works: readonly DueWork[]): Promise<(work: DueWork) => Promise<DueStep>>
}

export interface DueStep {
  /**
   * Writes what the step does, in the transaction that moves the work on, and is run again when that meets a conflict.
   * What must not happen twice is written here before it is done `afterwards`.
   */
  write(tx: Tx): Promise<Move>
  /** What only the outside can do, after the transaction. A function that dies before it never gets here again. */
  afterwards?(): Promise<void>
}

export async function dueKindsOf(nouns: readonly Noun[]): Promise<Map<string, DueKind>> {
  const kinds = (await Promise.all(nouns.map(({ due }) => due?.() ?? []))).flat()
  return new Map(kinds.map((each) => [each.kind, each]))
}
