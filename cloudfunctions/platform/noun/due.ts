import type { DueWork, Move } from '#shared/reach/due/due-work'
import type { Context } from '../context'
import type { Tx } from '../db/db'
import type { Noun } from './noun'

/** A kind of work that is done at its time. A noun declares its own under `due`. */
export type DueKind = ByWork | ByItself

interface Kind<Step> {
  kind: string
  /**
   * Reads how things stand for up to a hundred works at once, beside any transaction, and answers how the step of each of them is
   * decided. What one of them is missing must not fail the others.
   */
  look(context: Context, works: readonly DueWork[]): Promise<(work: DueWork) => Promise<Step>>
}

/** That a step was done is told by its work, which is moved on in the transaction of the step. */
export interface ByWork extends Kind<DueStep> {
  guard: 'work'
}

/**
 * That a step was done is told by a document of the kind's own, which each step writes or is guarded by. It may be looked at again at any
 * time, so the works of a page are moved on together once their steps are done. Whoever puts such a work down anew counts its step up.
 */
export interface ByItself extends Kind<DueStep | StepAlone> {
  guard: 'itself'
}

export interface DueStep {
  /**
   * Writes what the step does, in a transaction, and is run again when that meets a conflict. What must not happen twice is
   * written here before it is done `afterwards`. Of those that are written at the same time each has another lane.
   */
  write(tx: Tx, lane: number): Promise<Move>
  /** What only the outside can do, after the transaction. A function that dies before it never gets here again. */
  afterwards?(): Promise<void>
}

/** A step that is one guarded write, or none. */
export interface StepAlone {
  /** Null where something has changed since it was looked at: it is looked at again. */
  alone(): Promise<Move | null>
  afterwards?(): Promise<void>
}

export async function dueKindsOf(nouns: readonly Noun[]): Promise<Map<string, DueKind>> {
  const kinds = (await Promise.all(nouns.map(({ due }) => due?.() ?? []))).flat()
  return new Map(kinds.map((each) => [each.kind, each]))
}
